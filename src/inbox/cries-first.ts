/**
 * Moves cries for help ahead of waiting messages, of which there may be thousands. Only the rules decide here, in a few hundredths
 * of a millisecond for each message; the turn later reads the message completely. Misuse gains little: the sender gets the
 * emergency numbers, and is not moved ahead of button presses or of the board's work.
 */
import type { Channel } from '../channel/channel.ts';
import type { Delivery, IncomingEvent } from '../channel/incoming.ts';
import type { WardId } from '../domain/ids.ts';
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

/** Channels by name. */
export interface Parsers {
  get(name: string): Pick<Channel, 'parse'> | undefined;
}

interface Stored {
  readonly ward: WardId;
  readonly channels: Parsers;
  readonly delivery: Delivery;
  readonly atMs: number;
}

const saysCry = ({ channels, delivery }: Stored): boolean => {
  try {
    return channels.get(delivery.channel)?.parse(delivery).some(isCry) ?? false;
  } catch {
    return false; // the turn reports a delivery that cannot be parsed
  }
};

/** Reading may take this long in one turn of the event loop. Milliseconds. */
const sliceMs = 2;
/** While deliveries arrive in every turn, accepting them goes first, but only for this long. Milliseconds. */
const longestWaitMs = 2_000;
/** More deliveries than this are not remembered; they are read in the order of their arrival. */
const mostWaiting = 20_000;

/** Reads what was stored, and lets cries for help go first. */
export interface CryWatch {
  look(ward: WardId, channels: Parsers, deliveries: readonly Delivery[]): void;
}

/** Lets what waits in these lanes go before ordinary messages. */
export type Hurry = (ward: WardId, lanes: readonly string[]) => Promise<void>;

/** Creates the watch. It reads between the turns of the event loop, so that accepting deliveries does not wait for it. */
export function createCryWatch(hurry: Hurry): CryWatch {
  let waiting: Stored[] = [];
  let next = 0;
  let hasArrived = false;
  let isReading = false;

  const hurryAll = (found: readonly Stored[]): void => {
    for (const [ward, cries] of Map.groupBy(found, (each) => each.ward)) {
      const lanes = [...new Set(cries.map(({ delivery }) => delivery.lane))];
      // If this fails, the cry is read in the order of its arrival.
      hurry(ward, lanes).catch(() => undefined);
    }
  };

  const readSome = (until: number): void => {
    const found: Stored[] = [];
    for (let each = waiting[next]; each !== undefined; each = waiting[next]) {
      next += 1;
      if (saysCry(each)) found.push(each);
      if (performance.now() > until) break;
    }
    if (next > waiting.length / 2) {
      waiting = waiting.slice(next);
      next = 0;
    }
    hurryAll(found);
  };

  const go = (): void =>
    void setImmediate(() => {
      const now = performance.now();
      const waitsFor = now - (waiting[next]?.atMs ?? now);
      if (!hasArrived || waitsFor > longestWaitMs) readSome(now + sliceMs);
      hasArrived = false;
      isReading = next < waiting.length;
      if (isReading) return go();
      waiting = [];
      next = 0;
    });

  return {
    look: (ward, channels, deliveries) => {
      const atMs = performance.now();
      for (const delivery of deliveries)
        if (delivery.priority > cryPriority && waiting.length < mostWaiting)
          waiting.push({ ward, channels, delivery, atMs });
      hasArrived = true;
      if (isReading || waiting.length === 0) return;
      isReading = true;
      go();
    },
  };
}
