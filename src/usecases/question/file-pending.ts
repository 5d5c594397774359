/**
 * A citizen was offered a similar answer, or asked what was meant, and said nothing more: after some hours it is a
 * question like any other, received when it was written. Nothing that was said at the door is lost.
 */
import type { Unit } from '../../ports/services.ts';
import { tell } from '../tell.ts';
import { actOnQuestion } from './act-on-question.ts';
import { type fileQuestion, settleUnchosen } from './receive.ts';

const waitMs = 3 * 3_600_000;
const mostTalks = 500;

interface Pending {
  readonly open?: {
    readonly ask?: string;
    readonly what?: string;
    readonly question?: string;
    readonly received?: Parameters<typeof fileQuestion>[2] & { readonly receivedAt: string | Date };
  } | null;
}

export const filePending = async (unit: Unit): Promise<void> => {
  const before = new Date(unit.now.getTime() - waitMs);
  for (const { person: id, memory } of await unit.stores.dialogues.waiting('pending', before, mostTalks)) {
    const received = (memory as Pending).open?.received;
    const person = await unit.stores.people.find(id);
    // Photos about which nobody said that they are of something else than the question before them go to it.
    const isPhotosOnly = received?.text === '' && !received.addTo;
    // Without such a question they tell of nothing: they wait, and the words are asked for once more.
    if (!isPhotosOnly) await unit.stores.dialogues.clear(id);
    if (person?.status !== 'active' || !received) continue;
    if (isPhotosOnly) {
      const key = `photos-please:${received.messageKey}`;
      if (await unit.stores.once(key, unit.now)) await tell(unit, id, { key: 'citizen-photos' }, key);
    } else await settleUnchosen(unit, person, { ...received, receivedAt: new Date(received.receivedAt) });
  }
  // Of askers; what the board is asked for lapses by itself. "Chưa" without a reason is a "Chưa"; an addition that was never
  // written is none.
  for (const { person: id, memory } of await unit.stores.dialogues.waiting('questionWords', before, mostTalks)) {
    const { what, question = '' } = (memory as Pending).open ?? {};
    if (what !== 'no' && what !== 'add') continue;
    const person = await unit.stores.people.find(id);
    await unit.stores.dialogues.clear(id);
    if (what === 'no' && person?.status === 'active')
      await actOnQuestion(unit, person, question, { type: 'rate', isHelpful: false, note: '' });
  }
};
