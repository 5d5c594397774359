/** "đổi A thành B" on the item in one's hands: the open draft, what one has sent, what waits for one's decision. */
import type { Refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { findWords, type WantedChange } from '../../domain/submission/change-words.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';

import { saveEdit } from './edit-item.ts';
import { itemsNamed } from './named.ts';
import { openDraft } from './open-draft.ts';

/** Words that somebody wants replaced in an item, as they said so in the chat. */
export interface ChangeAsked extends WantedChange {
  /** As typed, '0042'; null: none was named. */
  readonly code: string | null;
  /** "đổi tất cả …" */
  readonly isAll: boolean;
}

/** What became of it. `several`: the words stand there more than once. `which`: more than one item has them. */
export type WordsChanged =
  | { readonly kind: 'changed'; readonly before: Submission; readonly submission: Submission }
  /** `submission` is the only item that was looked at; null: there were several, or none. */
  | { readonly kind: 'notThere'; readonly submission: Submission | null; readonly hasItems: boolean }
  | { readonly kind: 'several'; readonly submission: Submission; readonly count: number }
  | { readonly kind: 'which'; readonly codes: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refused };

/** Own items, and waiting ones, that are looked through. */
const mostItems = 30;

/** What this person may change as it is: the one that is named, or what they write, sent, decide on. */
export async function inHands(unit: Unit, person: Person, code: string | null): Promise<readonly Submission[]> {
  const mayChange = (each: Submission): boolean => decideChange(each, actorOf(person)).ok;
  if (code !== null) return (await itemsNamed(unit.stores.submissions, code)).filter(mayChange);
  const { submissions } = unit.stores;
  const { draft } = await openDraft(unit, person.id);
  const own = await submissions.ofAuthor(person.id, mostItems);
  const waiting = await submissions.inStates(['submitted'], mostItems);
  const all = [...(draft ? [draft] : []), ...own.filter(({ state }) => state === 'submitted'), ...waiting];
  return [...new Map(all.filter(mayChange).map((each) => [each.id, each])).values()];
}

/** Changes words in the item of this person that holds them; asks when several do. */
export async function changeWords(unit: Unit, person: Person, asked: ChangeAsked): Promise<WordsChanged> {
  const items = await inHands(unit, person, asked.code);
  const found = items
    .map((submission) => ({ submission, ...findWords(submission.content, asked) }))
    .filter(({ count }) => count > 0);
  // What is being written is meant before what has been sent.
  const [one, other] =
    found.filter(({ submission: { state } }) => state !== 'submitted').length === 1
      ? found.filter(({ submission: { state } }) => state !== 'submitted')
      : found;
  if (!one)
    return { kind: 'notThere', submission: items.length === 1 ? (items[0] ?? null) : null, hasItems: items.length > 0 };
  if (other) return { kind: 'which', codes: found.map(({ submission: { code } }) => code) };
  const { submission: before, count, content } = one;
  if (count > 1 && !asked.isAll) return { kind: 'several', submission: before, count };
  const saved = await saveEdit(unit, person, before, { content, slot: 'words' });
  if (!saved.ok) return { kind: 'refused', refusal: saved };
  const { submission } = saved;
  // Whoever changed it has seen the new version: what they decide now is about that one.
  const card = submission.state === 'submitted' ? await unit.stores.cards.latestOf(submission.id, person.id) : null;
  if (card && card.shownRevision === before.revision)
    await unit.stores.cards.markShown(card.id, submission.revision, card.shown);
  return { kind: 'changed', before: saved.before, submission };
}
