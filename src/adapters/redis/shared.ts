/**
 * Redis between the processes of one installation: counts against guessing and flooding, and wake-ups. The database has the
 * truth; while Redis is away each process counts for itself and finds work by its own look, twice a second.
 */
import { Redis } from 'ioredis';
import type { Log } from '../../ports/log.ts';
import type { Counted, Shared } from '../../ports/shared.ts';

/** A form must not wait longer for a count than for the page. */
const answerWithinMs = 150;
/** Nothing was answered for so long. */
const awayAfterMs = 1_000;
const reconnectAfterMs = 500;
const reconnectAtMostMs = 5_000;

const options = {
  commandTimeout: answerWithinMs,
  connectTimeout: 2_000,
  // Nothing is kept for later: what is late by then is wrong.
  enableOfflineQueue: false,
  maxRetriesPerRequest: 0,
  retryStrategy: (times: number) => Math.min(times * reconnectAfterMs, reconnectAtMostMs),
};

/** Counts, and sets the end of the window with the first; one step, so that no count stays for ever. */
const countOnce = `local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {n, redis.call('PTTL', KEYS[1])}`;

export interface SharedOptions {
  readonly url: string;
  /** Tells installations on one Redis apart. */
  readonly name: string;
  readonly log: Log;
}

/** Never throws while Redis is away: counts are null then, and wake-ups are made good by the sweep. */
export function openShared({ url, name, log }: SharedOptions): Shared {
  const commands = new Redis(url, options);
  // It waits for the connection, however long a busy start keeps it from being made.
  const { commandTimeout: _, ...patient } = options;
  const heard = new Redis(url, { ...patient, enableOfflineQueue: true, maxRetriesPerRequest: null });
  const channel = `${name}:wake`;
  const listeners: (() => void)[] = [];
  let isAway = false;
  let unansweredSince: number | null = null;
  const onError = (error: Error): void => {
    if (isAway) return;
    isAway = true;
    log.warn({ reason: error.message }, 'Redis does not answer: each process goes on for itself, slower');
  };
  for (const connection of [commands, heard]) connection.on('error', onError);
  /** One answer that is late says that this program was busy; a connection that fails is an error of its own. */
  const onUnanswered = (error: Error): void => {
    unansweredSince ??= performance.now();
    if (performance.now() - unansweredSince > awayAfterMs) onError(error);
  };
  const onAnswered = (): void => {
    unansweredSince = null;
    if (heard.status !== 'ready') return; // only half of it is back
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
