/**
 * **Đính chính**: what is on the portal is corrected in the open. Whoever wrote the item asks for it, or whoever decides; it
 * has an approval of its own, readers see the note with its day, and what stood there before is kept as a revision.
 */
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Content } from '../../domain/submission/submission.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { act, type Decided } from './act.ts';
import { read } from './read.ts';

/** In the title and the text, wherever the words stand. Null: they stand nowhere. */
function replaced(content: Content, title: string, { from, to }: Pick<WordChange, 'from' | 'to'>): Content | null {
  const within = (text: string): string => text.replaceAll(from, to);
  const parts = content.parts.map((part) => ({ ...part, text: within(part.text) }));
  const isIn = title.includes(from) || content.parts.some(({ text }) => text.includes(from));
  return isIn ? { ...content, title: within(title), parts } : null;
}

/** @param change words of the item that are to be others; null: the note alone stands below the item */
export async function proposeCorrection(
  unit: Unit,
  actor: Person,
  id: string,
  note: string,
  change: Pick<WordChange, 'from' | 'to'> | null,
): Promise<Outcome<Decided>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const { title } = read(unit, submission);
  const content = change ? replaced(submission.content, title, change) : null;
  if (change && !content) return refused('issue-correction-words', { words: change.from, code: submission.code });
  return act(unit, actor, id, { type: 'correct', revision: submission.revision, note, content });
}
