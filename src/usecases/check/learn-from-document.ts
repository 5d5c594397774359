/** Fills a draft from an attached official document: subject, number, date. Values that the author gave are kept. */

import { evolve } from '../../domain/submission/evolve.ts';
import { guessDocument } from '../../domain/submission/guess-document.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';
import { answerDraft } from '../submission/answer-draft.ts';
import { read } from '../submission/read.ts';

/** Pseudo message id for the part that holds a document's subject. */
const partOfDocument = 'document';

/** Fills the fields that the draft lacks. Items that are no longer drafts stay unchanged. */
export const learnFromDocument = async (unit: Unit, submission: Submission, text: string): Promise<void> => {
  if (submission.state !== 'draft') return;
  const guess = guessDocument(text);
  const { content } = submission;
  const reading = read(unit, submission);
  const isWordless = reading.missing.includes('text');
  const learned = {
    ...content,
    parts: isWordless && guess.title ? [...content.parts, { of: partOfDocument, text: guess.title }] : content.parts,
    // A document sent without words is itself the item; with words it may be an enclosure.
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
