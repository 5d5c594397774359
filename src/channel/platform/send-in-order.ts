/** Sends one message by several calls, in order, and handles failures in the middle. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../channel-error.ts';
import type { ChannelLog } from '../factory.ts';

/** What sending a message needs from a platform. */
export interface Sender<Client> {
  readonly client: Client;
  readonly log: ChannelLog;
  /** Ends waits when the channel stops. */
  readonly signal: AbortSignal;
}

/** In the middle of a long message a short wait is better than sending its beginning twice. */
const middleMaxWaitMs = 10_000;
const middleRetryMs = 1_000;

/**
 * Runs the steps in order.
 * @param steps each sends one part and returns its id; null if the part was left out
 * @param signal ends waits when the channel stops
 * @returns the id of the last part; null if nothing was sent
 * @throws ChannelError of the failed step; `outcomeUnknown` if the person has received the beginning
 */
export async function sendInOrder<Id>(
  steps: readonly (() => Promise<Id | null>)[],
  signal: AbortSignal,
): Promise<Id | null> {
  const said: Id[] = [];
  for (const step of steps) {
    const id = said.length === 0 ? await step() : await sayInTheMiddle(step, said.length, signal);
    if (id !== null) said.push(id);
  }
  return said.at(-1) ?? null;
}

/** The person has received the beginning, so a failure now has a partly unknown outcome. */
async function sayInTheMiddle<Id>(step: () => Promise<Id>, saidBefore: number, signal: AbortSignal): Promise<Id> {
  try {
    return await step();
  } catch (error) {
    const waitMs = waitInTheMiddle(error);
    if (waitMs === null) throw partly(error, saidBefore);
    await sleep(waitMs, undefined, { signal }).catch(() => undefined);
    try {
      return await step();
    } catch (again) {
      throw partly(again, saidBefore);
    }
  }
}

function waitInTheMiddle(error: unknown): number | null {
  if (!(error instanceof ChannelError) || error.details.outcomeUnknown) return null;
  if (error.kind === 'unreachable') return middleRetryMs;
  const waitMs = error.details.retryAfterMs ?? Number.POSITIVE_INFINITY;
  return error.kind === 'rateLimited' && waitMs <= middleMaxWaitMs ? waitMs : null;
}

function partly(error: unknown, saidBefore: number): unknown {
  if (!(error instanceof ChannelError)) return error;
  const description = `${error.details.description ?? error.kind} (after ${saidBefore} sent)`;
  return new ChannelError(error.kind, { ...error.details, description, outcomeUnknown: true });
}
