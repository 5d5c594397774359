/** Photos that came without words wait in the talk for what they belong to; photos near stopped words go with them. */
import type { PersonId } from '../../domain/ids.ts';
import type { Unit } from '../../ports/services.ts';
import { openIn, remember } from './talk.ts';

/** True when photos of one of these messages waited. What else the person is in the middle of stays. */
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
