/**
 * A citizen was offered a similar answer, or asked what was meant, and said nothing more: after some hours it is a
 * question like any other, received when it was written. Words of staff that wait for a choice are spoken of once more.
 * Nothing that was said at the door is lost.
 */
import type { Unit } from '../../ports/services.ts';
import { tell } from '../../usecases/tell.ts';
import { tellOfHeld } from '../acts/item-or-other.ts';
import { forgetOpen, waitingTalks } from '../talk/talk.ts';
import { doOnQuestion } from './act.ts';
import { revived } from './pending-words.ts';
import { settleUnchosen } from './settle-words.ts';

const waitMs = 3 * 3_600_000;
const mostTalks = 500;

const settlePendingWords = async (unit: Unit, before: Date): Promise<void> => {
  for (const { person: id, open } of await waitingTalks(unit, 'pending', before, mostTalks)) {
    const received = open?.ask === 'pending' ? open.received : null;
    const person = await unit.stores.people.find(id);
    // Photos about which nobody said that they are of something else than the question before them go to it.
    const isPhotosOnly = received?.text === '' && !received.addTo;
    // Without such a question they tell of nothing: they wait, and the words are asked for once more.
    if (!isPhotosOnly) await forgetOpen(unit, id);
    if (person?.status !== 'active' || !received) continue;
    if (isPhotosOnly) {
      const key = `photos-please:${received.messageKey}`;
      if (await unit.stores.once(key, unit.now)) await tell(unit, id, { key: 'citizen-photos' }, key);
    } else await settleUnchosen(unit, person, revived(received));
  }
};

/**
 * Of askers; what the board is asked for lapses by itself. "Chưa" without a reason is a "Chưa"; an addition that was never
 * written is none.
 */
const settleAskedWords = async (unit: Unit, before: Date): Promise<void> => {
  for (const { person: id, open } of await waitingTalks(unit, 'questionWords', before, mostTalks)) {
    if (open?.ask !== 'questionWords' || (open.what !== 'rateNo' && open.what !== 'add')) continue;
    const person = await unit.stores.people.find(id);
    await forgetOpen(unit, id);
    if (open.what === 'rateNo' && person?.status === 'active')
      await doOnQuestion(unit, person, open.question, { type: 'rate', isHelpful: false, note: '' });
  }
};

/** Run by the clock; each person's words are settled once. */
export async function settleUnanswered(unit: Unit): Promise<void> {
  const before = new Date(unit.now.getTime() - waitMs);
  await settlePendingWords(unit, before);
  await settleAskedWords(unit, before);
  await tellOfHeld(unit);
}
