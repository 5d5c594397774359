/** What somebody wrote and has not chosen about yet: kept in the talk, with when and where it was said. */
import type { Person } from '../../domain/person/person.ts';
import type { Unit } from '../../ports/services.ts';
import type { Received } from '../../usecases/question/open-question.ts';
import type { PendingWords } from '../talk/memory.ts';
import { stillAskedFor, stillWaitingFor } from '../talk/still-open.ts';
import { openIn, remember } from '../talk/talk.ts';

/** What waits, and what came to it while it was in doubt. */
export type Waiting = Received & Pick<PendingWords, 'parts'>;

/** Out of the memory, with its instant as a date. */
export const revived = (words: PendingWords): Waiting => ({ ...words, receivedAt: new Date(words.receivedAt) });

/** Replaces what was open before. */
export const rememberPending = (unit: Unit, person: Person, received: Waiting): Promise<void> =>
  remember(unit, person.id, {
    ask: 'pending',
    received: { ...received, receivedAt: received.receivedAt.toISOString() },
  });

/** A prompt of their work that was open before stays. */
export async function forgetPending(unit: Unit, person: Person): Promise<void> {
  const open = await openIn(unit, person.id);
  if (!(stillWaitingFor(open) ?? stillAskedFor(open))) await remember(unit, person.id, null);
}

/** Photos that waited for their words have gone with them: a photo that comes later is not joined by them once more. */
export async function forgetWaitingPhotos(unit: Unit, person: Person): Promise<void> {
  const open = await openIn(unit, person.id);
  if (open?.ask === 'pending' && open.received.text === '') await remember(unit, person.id, null);
}

/** Null when nothing waits, or photos only. */
export async function pendingOf(unit: Unit, person: Person): Promise<Waiting | null> {
  const open = await openIn(unit, person.id);
  return open?.ask === 'pending' && open.received.text !== '' ? revived(open.received) : null;
}
