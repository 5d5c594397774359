/**
 * Moves cries for help ahead of waiting messages, of which there may be thousands. Only the rules decide here, in a few hundredths
 * of a millisecond for each message; the turn later reads the message completely. Misuse gains little: the sender gets the
 * emergency numbers, and is not moved ahead of button presses or of the board's work.
 */
import type { Channel } from '../channel/channel.ts';
import type { Delivery, IncomingEvent } from '../channel/incoming.ts';
import { dangerIn } from '../domain/question/emergency.ts';
import { forMatching } from '../domain/question/phrase-matching.ts';
import { cleanText } from '../domain/text/normalize.ts';
import { cryPriority } from '../ports/queue.ts';

/** In characters. A longer text is a report, and matching it would take longer. */
const longestCry = 500;

const textOf = (event: IncomingEvent): string =>
  event.kind === 'text' ? event.text : event.kind === 'attachments' ? event.caption : '';

const isCry = (event: IncomingEvent): boolean => {
  const text = textOf(event);
  if (text === '' || text.length > longestCry) return false;
  const { numbers, isPlain, isDoubtful } = dangerIn(forMatching(cleanText(text)));
  return numbers.length > 0 && isPlain && !isDoubtful;
};

/** The deliveries in the same order, those with a cry for help with their priority. */
export const criesFirst = (
  channels: { get(name: string): Pick<Channel, 'parse'> | undefined },
  deliveries: readonly Delivery[],
): readonly Delivery[] =>
  deliveries.map((delivery) =>
    delivery.priority > cryPriority && channels.get(delivery.channel)?.parse(delivery).some(isCry)
      ? { ...delivery, priority: cryPriority }
      : delivery,
  );
