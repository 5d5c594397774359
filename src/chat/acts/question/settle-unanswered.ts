/**
 * Settles text whose sender made no choice. A citizen's text that was offered a similar answer or asked about becomes an ordinary
 * question after some hours, received at the time it was written. Staff are reminded once of text that waits for a choice.
 * Nothing is lost.
 */
import type { Unit } from '../../../ports/services.ts';
import { tell } from '../../../usecases/tell.ts';
import { doOnQuestion } from '../../question/act.ts';
import { revived } from '../../question/pending-words.ts';
import { forgetOpen, waitingTalks } from '../../talk/talk.ts';
import { tellOfHeld } from '../item-or-other.ts';
import { settleUnchosen } from './settle-words.ts';

const waitMs = 3 * 3_600_000;
const mostTalks = 500;

const settlePendingWords = async (unit: Unit, before: Date): Promise<void> => {
  for (const { person: id, open } of await waitingTalks(unit, 'pending', before, mostTalks)) {
    const received = open?.ask === 'pending' ? open.received : null;
    const person = await unit.stores.people.find(id);
    // Photos stored with a candidate question are added to it, unless the sender said that they belong elsewhere.
    const isPhotosOnly = received?.text === '' && !received.addTo;
    // Photos without such a question have no meaning alone: they keep waiting, and their text is asked for once more.
    if (!isPhotosOnly) await forgetOpen(unit, id);
    if (person?.status !== 'active' || !received) continue;
    if (isPhotosOnly) {
      const key = `photos-please:${received.messageKey}`;
      if (await unit.stores.once(key, unit.now)) await tell(unit, id, { key: 'citizen-photos' }, key);
    } else await settleUnchosen(unit, person, revived(received));
  }
};

/**
 * Closes unanswered prompts of askers; the board's prompts lapse elsewhere. "Chưa" without a reason counts as "Chưa"; an addition
 * that was never written is dropped.
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

/** Runs on schedule; each waiting text is settled once. */
export async function settleUnanswered(unit: Unit): Promise<void> {
  const before = new Date(unit.now.getTime() - waitMs);
  await settlePendingWords(unit, before);
  await settleAskedWords(unit, before);
  await tellOfHeld(unit);
}
