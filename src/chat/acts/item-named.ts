/**
 * An act on an item named by its author or by words of its title. A single match is shown with its buttons; with several, the
 * person chooses. No decision is made this way, because the match is a guess: the signer presses a button or types the code.
 */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import type { Person } from '../../domain/person/person.ts';
import type { Submission } from '../../domain/submission/submission.ts';
import { endsWith, type ItemInWords, isItemAbout, numbersNamed } from '../../domain/words/item-in-words.ts';
import type { Unit } from '../../ports/services.ts';
import { read } from '../../usecases/submission/read.ts';
import { actButton, button } from '../say/buttons.ts';
import { shownAs, viewButton } from '../say/item.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { actByNumber } from './item.ts';

/** How many of the newest items are searched, and how many matches are offered. */
const mostItems = 60;
const mostOffered = 5;

const statesOf = (act: ItemInWords['act']): readonly Submission['state'][] =>
  act === 'unpublish' || act === 'correct'
    ? ['published']
    : act === 'view'
      ? ['submitted', 'approved', 'published', 'returned']
      : ['submitted'];

const decisions: readonly ItemInWords['act'][] = ['approve', 'return', 'reject'];

const view = (unit: Unit, person: Person, { code }: Submission): Promise<Reply> =>
  actByNumber(unit, person, { act: 'view', number: Number(/\d+$/u.exec(code)?.[0] ?? 0), code, rest: '' });

/** Offers the act's button if this person has seen the item's current revision, and a button to view the item. */
async function offer(unit: Unit, person: Person, act: ItemInWords['act'], item: Submission): Promise<Reply> {
  const { id, code, revision, state } = item;
  // People may not decide on their own items, so an act that would be refused is not offered.
  if (decisions.includes(act) && item.authorId === person.id) return refused('issue-own-item');
  const row = actNamed(submissionActs, act);
  const card = await unit.stores.cards.latestOf(id, person.id);
  // Published items are public, so they count as seen.
  const isSeen = state === 'published' || card?.shownRevision === revision;
  return replied(unit, person.id, {
    key: 'item-meant',
    facts: { code, title: read(unit, item).title, seen: isSeen ? 'yes' : 'no' },
    buttons: [[...(isSeen ? [actButton(row, shownAs(item))] : []), viewButton(item)]],
  });
}

/**
 * Shows the named item, or the matches to choose from. Returns null when there is no such item. For a number among the published
 * items it says so itself, because the usual sentence speaks of those that wait.
 */
export async function actOnNamed(unit: Unit, person: Person, named: ItemInWords): Promise<Reply | null> {
  const { act, about } = named;
  const numbers = numbersNamed(named);
  const found: Submission[] = [];
  for (const item of await unit.stores.submissions.inStates(statesOf(act), mostItems)) {
    const isMeant =
      numbers.length > 0
        ? numbers.some((number) => endsWith(item.code, number))
        : isItemAbout(about, read(unit, item).title, (await unit.stores.people.get(item.authorId)).name);
    if (isMeant) found.push(item);
  }
  const [one, other] = found;
  const isPublished = act === 'unpublish' || act === 'correct';
  const words = numbers.length > 0 ? numbers.join(', ') : about;
  if (!one && isPublished && numbers.length > 0)
    return replied(unit, person.id, { key: 'item-number-none-published', facts: { number: words, act } });
  if (!one) return null;
  // With several numbers, also a single item is offered with its number: which of them was found is seen by it.
  if (!other && numbers.length < 2) return act === 'view' ? view(unit, person, one) : offer(unit, person, act, one);
  const { press } = actNamed(submissionActs, 'view');
  return replied(unit, person.id, {
    key: 'item-which',
    facts: { words, count: found.length },
    buttons: found
      .slice(0, mostOffered)
      .map((item) => [
        button(
          { key: 'choice-item-named', facts: { code: item.code, title: read(unit, item).title } },
          press,
          item.id,
          item.revision,
        ),
      ]),
  });
}
