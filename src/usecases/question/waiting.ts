/** What somebody wrote and has not chosen about yet: kept in the talk, with when and where it was said. */
import type { Person } from '../../domain/person/person.ts';
import { talkVersion } from '../../domain/talk.ts';
import type { Unit } from '../../ports/services.ts';
import type { Received } from './open-question.ts';

interface Waiting {
  readonly open?: {
    readonly ask: string;
    readonly received?: Omit<Received, 'receivedAt'> & { readonly receivedAt: string };
  } | null;
}

export const remember = (unit: Unit, person: Person, received: Received): Promise<void> =>
  unit.stores.dialogues.write(
    person.id,
    talkVersion,
    { open: { ask: 'pending', received: { ...received, receivedAt: received.receivedAt.toISOString() } } },
    unit.now,
  );

export const forget = (unit: Unit, person: Person): Promise<void> =>
  unit.stores.dialogues.write(person.id, talkVersion, { open: null }, unit.now);

/** Null when nothing waits, or photos only. */
export const waitingOf = async (unit: Unit, person: Person): Promise<Received | null> => {
  const memory = (await unit.stores.dialogues.read(person.id, talkVersion)) as Waiting | null;
  if (memory?.open?.ask !== 'pending' || !memory.open.received?.text) return null;
  const { received } = memory.open;
  return { ...received, receivedAt: new Date(received.receivedAt) };
};
