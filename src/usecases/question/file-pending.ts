/**
 * A citizen was offered a similar answer, or asked what was meant, and said nothing more: after some hours it is a
 * question like any other, received when it was written. Nothing that was said at the door is lost.
 */
import type { Unit } from '../../ports/services.ts';
import { tell } from '../tell.ts';
import { fileQuestion } from './receive.ts';

const waitMs = 3 * 3_600_000;
const mostTalks = 500;

interface Pending {
  readonly open?: {
    readonly ask?: string;
    readonly received?: Parameters<typeof fileQuestion>[2] & { readonly receivedAt: string | Date };
  } | null;
}

export const filePending = async (unit: Unit): Promise<void> => {
  const before = new Date(unit.now.getTime() - waitMs);
  for (const { person: id, memory } of await unit.stores.dialogues.waiting('pending', before, mostTalks)) {
    const received = (memory as Pending).open?.received;
    const person = await unit.stores.people.find(id);
    await unit.stores.dialogues.clear(id);
    if (!person || person.status !== 'active' || !received) continue;
    // Photos without a word tell of nothing: the words are asked for once more.
    if (received.text === '') await tell(unit, id, { key: 'citizen-photos' }, `photos-please:${received.messageKey}`);
    else await fileQuestion(unit, person, { ...received, receivedAt: new Date(received.receivedAt) });
  }
};
