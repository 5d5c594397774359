/**
 * Moves cries for help ahead of the messages that wait: thousands may have written before them. Only the rules decide here, a few
 * hundredths of a millisecond for each message; the turn reads it as a whole. Who misuses it is answered with the emergency
 * numbers, and goes ahead of nobody's press and of nothing that the board does.
 */
import type { Channel } from '../channel/channel.ts';
import type { Delivery, IncomingEvent } from '../channel/incoming.ts';
import { dangerIn } from '../domain/question/emergency.ts';
import { forMatching } from '../domain/question/phrase-matching.ts';
import { cleanText } from '../domain/text/normalize.ts';
import { cryPriority } from '../ports/queue.ts';

/** A longer text tells of something, and reading it would take longer. In characters. */
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
