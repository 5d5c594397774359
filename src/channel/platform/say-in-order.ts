/** Several calls that say one message, in order, with what a failure in the middle means. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../channel-error.ts';
import type { ChannelLog } from '../factory.ts';

/** What saying a message needs of a platform. */
export interface Speaker<Client> {
  readonly client: Client;
  readonly log: ChannelLog;
  /** Ends waits when the channel stops. */
  readonly signal: AbortSignal;
}

/** In the middle of a long message we rather wait a little than say its beginning twice. */
const middleMaxWaitMs = 10_000;
const middleRetryMs = 1_000;

/**
 * @param steps each says one part and returns its id; null: a part that was left out
 * @param signal ends waits when the channel stops
 * @returns the id of the last part; null when nothing was said
 * @throws ChannelError of the step that failed; `outcomeUnknown` when the person has read the beginning
 */
export async function sayInOrder<Id>(
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

/** The person has read the beginning, so a failure now is one whose outcome is known only in part. */
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
