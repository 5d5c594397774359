/**
 * Photos without text wait in the dialogue memory for the text they belong to. Photos that came with stopped text are dropped
 * with it.
 */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { openIn, remember } from './talk.ts';

/**
 * Drops the waiting photos of these messages. Other prompts of the person stay open.
 * @returns true when such photos were waiting
 */
export async function dropWaitingPhotos(
  unit: Pick<Unit, 'stores' | 'now'>,
  sender: PersonId,
  messages: readonly string[],
): Promise<boolean> {
  const open = await openIn(unit, sender);
  if (open?.ask !== 'pending' || open.received.text !== '' || !messages.includes(open.received.messageKey))
    return false;
  await remember(unit, sender, null);
  return true;
}
