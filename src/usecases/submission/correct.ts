/**
 * **Đính chính**: what is on the portal is corrected in the open. Whoever wrote the item asks for it, or whoever decides; it
 * has an approval of its own, readers see the note with its day, and what stood there before is kept as a revision.
 */
import { type Issue, refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Content, Submission } from '../../domain/submission/submission.ts';
import type { WordChange } from '../../domain/words/change.ts';
import type { Unit } from '../../ports/services.ts';
import type { Outcome } from '../outcome.ts';
import { act, type Decided } from './act.ts';
import { contentOf, type EditForm, editFormOf } from './edit-item.ts';
import { read } from './read.ts';

/** Words of the item that are to be others, each wherever it stands; or the fields of the item as they are to read. */
export type Corrected = readonly Pair[] | Partial<EditForm>;
type Pair = Pick<WordChange, 'from' | 'to'>;

const isPairs = (wanted: Corrected): wanted is readonly Pair[] => Array.isArray(wanted);

/** In the title and the text, wherever the words stand. Null: they stand nowhere. */
function replaced(content: Content, title: string, { from, to }: Pair): Content | null {
  const within = (text: string): string => text.replaceAll(from, to);
  const parts = content.parts.map((part) => ({ ...part, text: within(part.text) }));
  const isIn = title.includes(from) || content.parts.some(({ text }) => text.includes(from));
  return isIn ? { ...content, title: within(title), parts } : null;
}

/** With every pair replaced; the words of the first pair that stands nowhere come back as the refusal. */
function withPairs(unit: Unit, submission: Submission, pairs: readonly Pair[]): Content | Issue {
  let content = submission.content;
  for (const pair of pairs) {
    const { title } = read(unit, { ...submission, content });
    const anew = replaced(content, title, pair);
    if (!anew) return { key: 'issue-correction-words', facts: { words: pair.from, code: submission.code } };
    content = anew;
  }
  return content;
}

/**
 * @param wanted nothing in it: the note alone stands below the item
 * @param revision which the reader had on the screen; null: words typed in a chat, for the item as it is
 */
export async function proposeCorrection(
  unit: Unit,
  actor: Person,
  id: string,
  note: string,
  wanted: Corrected,
  revision: number | null = null,
): Promise<Outcome<Decided>> {
  const submission = await unit.stores.submissions.find(submissionId(id));
  if (!submission) return refused('issue-not-found');
  const written: Content | Issue = isPairs(wanted)
    ? withPairs(unit, submission, wanted)
    : (contentOf(unit, submission, { ...editFormOf(unit, submission), ...wanted }) ?? { key: 'issue-no-day' });
  if ('key' in written) return refused(written.key, written.facts);
  const content = JSON.stringify(written) === JSON.stringify(submission.content) ? null : written;
  return act(unit, actor, id, { type: 'correct', revision: revision ?? submission.revision, note, content });
}
