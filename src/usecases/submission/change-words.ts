/** "đổi A thành B": replaces words in the open draft, a submitted item, or an item that waits for the person's decision. */
import type { Refused } from '../../domain/decision.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { findWords, type WantedChange } from '../../domain/submission/change-words.ts';
import { decideChange } from '../../domain/submission/decide.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import type { Unit } from '../../ports/services.ts';

import { saveEdit } from './edit-item.ts';
import { itemsNamed } from './named.ts';
import { openDraft } from './open-draft.ts';

/** A replacement requested in chat. */
export interface ChangeAsked extends WantedChange {
  /** Code as typed, '0042'; null: none given. */
  readonly code: string | null;
  /** "đổi tất cả …" */
  readonly isAll: boolean;
}

/** Result. `several`: the words occur more than once. `which`: several items contain them. */
export type WordsChanged =
  | { readonly kind: 'changed'; readonly before: Submission; readonly submission: Submission }
  /** `submission`: the only item that was searched; null: several, or none. */
  | { readonly kind: 'notThere'; readonly submission: Submission | null; readonly hasItems: boolean }
  | { readonly kind: 'several'; readonly submission: Submission; readonly count: number }
  | { readonly kind: 'which'; readonly codes: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refused };

/** Upper limits of own and of waiting items searched. */
const mostItems = 30;

/** Items that this person may change: the named one, or their draft, submitted items, and items waiting for their decision. */
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

/** Replaces words in the person's item that contains them; asks if several do. */
export async function changeWords(unit: Unit, person: Person, asked: ChangeAsked): Promise<WordsChanged> {
  const items = await inHands(unit, person, asked.code);
  const found = items
    .map((submission) => ({ submission, ...findWords(submission.content, asked) }))
    .filter(({ count }) => count > 0);
  // A draft has precedence over submitted items.
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
  // The person has seen the new version, so their next decision refers to it.
  const card = submission.state === 'submitted' ? await unit.stores.cards.latestOf(submission.id, person.id) : null;
  if (card && card.shownRevision === before.revision)
    await unit.stores.cards.markShown(card.id, submission.revision, card.shown);
  return { kind: 'changed', before: saved.before, submission };
}
