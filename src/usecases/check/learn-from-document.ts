/** What a draft can learn from a paper that came with it: subject, number, day. Nothing that was said is replaced. */

import { evolve } from '../../domain/submission/evolve.ts';
import { guessDocument } from '../../domain/submission/guess-document.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { answerDraft } from '../submission/answer-draft.ts';
import { read } from '../submission/read.ts';

/** The message that the subject of a paper stands for. */
const partOfDocument = 'document';

/** Fills what the draft lacks; a decided item is left as it is. */
export const learnFromDocument = async (unit: Unit, submission: Submission, text: string): Promise<void> => {
  if (submission.state !== 'draft') return;
  const guess = guessDocument(text);
  const { content } = submission;
  const reading = read(unit, submission);
  const isWordless = reading.missing.includes('text');
  const learned = {
    ...content,
    parts: isWordless && guess.title ? [...content.parts, { of: partOfDocument, text: guess.title }] : content.parts,
    // A paper without words of the sender is what is sent; with words it may be an enclosure.
    category: content.category ?? (isWordless && guess.number ? ('document' as const) : null),
    eventOn: content.eventOn ?? (reading.eventOn === null ? guess.signedOn : null),
    source:
      content.source ??
      (reading.source === null && guess.number ? { kind: 'document' as const, detail: guess.number } : null),
  };
  if (JSON.stringify(learned) === JSON.stringify(content)) return;
  const after = evolve(submission, { type: 'contentChanged', content: learned, by: submission.authorId, at: unit.now });
  await unit.stores.submissions.save(after, submission);
  await answerDraft(unit, { ...after, version: submission.version + 1 });
};
