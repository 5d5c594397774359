/**
 * Redis between the processes of one installation: counters against guessing and flooding, and wake-ups. The database
 * remains authoritative; while Redis is unavailable, each process counts for itself and polls for work twice a second.
 */
import { Redis } from 'ioredis';
import type { Log } from '../../ports/log.ts';
import type { Counted, Shared } from '../../ports/shared.ts';

/** A form must not wait longer for a count than for the page. */
const answerWithinMs = 150;
/** Redis counts as unavailable after this time without an answer. */
const awayAfterMs = 1_000;
const reconnectAfterMs = 500;
const reconnectAtMostMs = 5_000;

const options = {
  commandTimeout: answerWithinMs,
  connectTimeout: 2_000,
  // Commands are not queued while disconnected: their result would come too late.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(times * reconnectAfterMs, reconnectAtMostMs),
};

/** Counts, and sets the expiry with the first count; atomic, so that no counter stays forever. */
const countOnce = `local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {n, redis.call('PTTL', KEYS[1])}`;

export interface SharedOptions {
  readonly url: string;
  /** Prefix that separates installations on one Redis. */
  readonly name: string;
  readonly log: Log;
}

/**
 * Opens the connections. Never throws while Redis is unavailable: counts are then null, and the queue's sweep replaces
 * wake-ups.
 */
export function openShared({ url, name, log }: SharedOptions): Shared {
  const commands = new Redis(url, options);
  // The subscribing connection waits as long as it takes, even if a busy start delays the connection.
  const { commandTimeout: _, ...patient } = options;
  const heard = new Redis(url, { ...patient, enableOfflineQueue: true, maxRetriesPerRequest: null });
  const channel = `${name}:wake`;
  const listeners: (() => void)[] = [];
  let isAway = false;
  let unansweredSince: number | null = null;
  const onError = (error: Error): void => {
    if (isAway) return;
    isAway = true;
    log.warn({ reason: error.message }, 'Redis does not answer: processes continue without it, more slowly');
  };
  for (const connection of [commands, heard]) connection.on('error', onError);
  /**
   * A single late answer may mean that this process was busy; a failed connection is reported as an error by itself.
   */
  const onUnanswered = (error: Error): void => {
    unansweredSince ??= performance.now();
    if (performance.now() - unansweredSince > awayAfterMs) onError(error);
  };
  const onAnswered = (): void => {
    unansweredSince = null;
    if (heard.status !== 'ready') return; // only one of the two connections is back
    if (isAway) log.info({}, 'Redis is back');
    isAway = false;
  };
  commands.on('ready', onAnswered);
  heard.subscribe(channel).catch(onError);
  heard.on('message', () => {
    for (const listener of listeners) listener();
  });

  async function answered(work: Promise<readonly [number, number]>): Promise<Counted | null> {
    try {
      const [current, ttl] = await work;
      onAnswered();
      return { current, ttl: Math.max(0, ttl) };
    } catch (error) {
      onUnanswered(error as Error);
      return null;
    }
  }

  return {
    count: (key, windowMs) =>
      answered(commands.eval(countOnce, 1, `${name}:${key}`, windowMs) as Promise<[number, number]>),
    peek: (key) =>
      answered(
        Promise.all([
          commands.get(`${name}:${key}`).then((value) => Number(value ?? 0)),
          commands.pttl(`${name}:${key}`),
        ]),
      ),
    wake: () => void commands.publish(channel, '').then(onAnswered, onUnanswered),
    onWake: (listener) => void listeners.push(listener),
    close: () => {
      commands.disconnect();
      heard.disconnect();
    },
  };
}
