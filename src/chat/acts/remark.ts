/**
 * "ảnh hơi tối, chưa rõ mặt": criticism of the item shown last, without an act. Offers a button that returns the item with the
 * text as the reason.
 */
import { actNamed } from '../../domain/act/act.ts';
import { submissionActs } from '../../domain/act/submission.ts';
import { refused } from '../../domain/decision.ts';
import { submissionId } from '../../domain/ids.ts';
import { actorOf, type Person } from '../../domain/person/person.ts';
import { decide } from '../../domain/submission/decide.ts';
import { cutText } from '../../domain/text/normalize.ts';
import type { Unit } from '../../ports/services.ts';
import type { Card } from '../../ports/submissions.ts';
import { read } from '../../usecases/submission/read.ts';
import { button } from '../say/buttons.ts';
import { type Reply, replied } from '../talk/reply.ts';
import { actOnItem } from './item.ts';
import { heldGone, heldUnder, holdWords, takeHeld } from './item-or-other.ts';

/** Items shown longer ago are not meant. Milliseconds. */
const freshMs = 2 * 3_600_000;
/** How many items awaiting a decision are searched, newest first. */
const mostItems = 60;
const quotedLength = 160;

const row = actNamed(submissionActs, 'return');

/** The waiting item whose card this person was shown last. Null when none was shown recently. */
async function cardShownLast(unit: Unit, person: Person): Promise<Card | null> {
  let last: Card | null = null;
  for (const { id } of await unit.stores.submissions.inStates(['submitted'], mostItems)) {
    const card = await unit.stores.cards.latestOf(id, person.id);
    if (card && (!last || card.createdAt > last.createdAt)) last = card;
  }
  return last && unit.now.getTime() - last.createdAt.getTime() <= freshMs ? last : null;
}

/**
 * Offers to return the item.
 * @returns null when no item that this person may return was shown recently
 */
export async function offerReturn(unit: Unit, person: Person, text: string, messageKey: string): Promise<Reply | null> {
  const card = await cardShownLast(unit, person);
  const item = card && (await unit.stores.submissions.get(card.submission));
  if (!card || !item) return null;
  const revision = card.shownRevision;
  const command = row.command({ revision, reason: { code: 'other', note: text } });
  if (!decide(item, command, { actor: actorOf(person), now: unit.now }).ok) return null;
  const shown = { item: item.id, revision, pairs: [], several: [] };
  const number = await holdWords(unit, person, text, messageKey, { shown });
  return replied(unit, person.id, {
    key: 'remark-shown',
    facts: { code: item.code, title: read(unit, item).title, text: cutText(text, quotedLength) },
    buttons: [
      [button('choice-held-return', 'held.return', '', number)],
      [button('choice-held-other', 'held.other', '', number)],
    ],
  });
}

/** The press: the text becomes the reason, for the revision that was shown when it was typed. */
export async function returnHeld(unit: Unit, person: Person, number: number): Promise<Reply> {
  const held = await heldUnder(unit, person, number);
  if (!held?.shown) return heldGone;
  const { item, revision } = held.shown;
  const found = await unit.stores.submissions.find(submissionId(item));
  if (!found) return refused('issue-not-found');
  const press = { submission: item, revision, reason: { code: 'other', note: held.text } } as const;
  const outcome = await actOnItem(unit, person, row, press);
  if (outcome.ok) await takeHeld(unit, person, number);
  return outcome;
}
