/** Text that waits for the sender's choice, stored in the dialogue memory with the time and place it was sent. */
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import type { PendingWords } from '../talk/memory.ts';
import { stillAskedFor, stillWaitingFor } from '../talk/still-open.ts';
import { openIn, remember } from '../talk/talk.ts';

/** The waiting text, and the messages added to it while it was in doubt. */
export type Waiting = Received & Pick<PendingWords, 'parts'>;

/** Converts the stored form, with the time as a date. */
export const revived = (words: PendingWords): Waiting => ({ ...words, receivedAt: new Date(words.receivedAt) });

/** Stores the waiting text in place of the open prompt. */
export const rememberPending = (unit: Unit, person: Person, received: Waiting): Promise<void> =>
  remember(unit, person.id, {
    ask: 'pending',
    received: { ...received, receivedAt: received.receivedAt.toISOString() },
  });

/** Removes the waiting text; a prompt of the person's work that was open before stays. */
export async function forgetPending(unit: Unit, person: Person): Promise<void> {
  const open = await openIn(unit, person.id);
  if (!(stillWaitingFor(open) ?? stillAskedFor(open))) await remember(unit, person.id, null);
}

/** Removes waiting photos that have been filed with their text, so that later photos do not file them again. */
export async function forgetWaitingPhotos(unit: Unit, person: Person): Promise<void> {
  const open = await openIn(unit, person.id);
  if (open?.ask === 'pending' && open.received.text === '') await remember(unit, person.id, null);
}

/** The text that waits for a choice. Returns null when nothing waits, or only photos. */
export async function pendingOf(unit: Unit, person: Person): Promise<Waiting | null> {
  const open = await openIn(unit, person.id);
  return open?.ask === 'pending' && open.received.text !== '' ? revived(open.received) : null;
}
