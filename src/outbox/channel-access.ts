/**
 * Tracks whether each platform accepts our calls: what the channels report about themselves, and what a refused call shows when
 * the platform refused our credentials, not the message. The state is stored for the board and reported to the people who must
 * act. A failed write is retried until a newer state replaces it.
 */

import type { ChannelHealth } from '../channel/factory.ts';
import type { Log } from '../ports/log.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { alarmAccess } from '../usecases/alarm.ts';
import { noteOver, noteTrouble } from '../usecases/machine-log.ts';

/** Waits between attempts to store a channel's state, in milliseconds; the last one repeats. */
const storeWaitsMs = [1_000, 5_000, 15_000, 60_000] as const;

/** A shorter silence of a platform is not reported: a restart on their side takes a minute. */
const silentFromMs = 5 * 60_000;

/** After a refusal nothing is sent on a channel for this time; then one message tests whether the access works again. */
const refusedForMs = 30 * 60_000;

export interface ChannelAccessOptions extends WardWork {
  readonly log: Log;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Stores the state. Returns true when it differs from the previous one. */
  readonly put: (channel: string, health: ChannelHealth, at: Date) => Promise<boolean>;
}

/** Whether each platform accepts our calls, judged from its responses. The head is informed when that changes. */
export interface ChannelAccess {
  /** A channel reports its own state. Returns at once and never throws. */
  tell(channel: string, health: ChannelHealth): void;
  /** A platform refused our credentials, independent of the message. `why` is its own error text, without secrets. */
  refuse(channel: string, why: string): void;
  /** A platform could not be reached. */
  miss(channel: string): void;
  /** A platform accepted a call. */
  accept(channel: string): void;
  /** Until when nothing may be sent on a channel; null when it may be used. */
  refusedUntil(channel: string): Date | null;
  /** From now on each state is written once, without retries. */
  stop(): void;
}

/**
 * Keeps the working state in this process. Each change of a channel's state is also written to the database, and retried until
 * the write succeeds.
 */
export const createChannelAccess = (options: ChannelAccessOptions): ChannelAccess => {
  const { ward, log, now, wait, put } = options;
  const newest = new Map<string, ChannelHealth>();
  /** What the channels reported about themselves last. */
  const told = new Map<string, ChannelHealth>();
  /** Channel name to the end of its pause, in milliseconds since 1970. */
  const refused = new Map<string, number>();
  const hasSpoken = new Set<string>();
  /** Channels that have worked since this process started. */
  const working = new Set<string>();
  const silences = createSilences(options);
  let isStopped = false;

  const keep = async (channel: string, health: ChannelHealth): Promise<void> => {
    let isNew = false;
    for (let attempt = 0; attempt === 0 || newest.get(channel) === health; attempt += 1) {
      try {
        if (await put(channel, health, now())) {
          isNew = true;
          log.info({ ward, channel, state: health.kind }, 'the state of a channel changed');
        }
        await react(options, channel, health, isNew || !working.has(channel));
        if (health.kind === 'ok') working.add(channel);
        return;
      } catch (error) {
        log.error(
          { ward, channel, state: health.kind, reason: String(error) },
          'the state of a channel could not be stored',
        );
        await wait(storeWaitsMs[attempt] ?? 60_000);
      }
    }
  };

  const say = (channel: string, health: ChannelHealth): void => {
    if (!isStopped) newest.set(channel, health);
    void keep(channel, health);
  };

  return {
    tell: (channel, health) => {
      told.set(channel, health);
      if (health.kind === 'ok') refused.delete(channel);
      if (health.kind === 'needsReconnect') refused.set(channel, now().getTime() + refusedForMs);
      say(channel, health);
    },
    refuse: (channel, why) => {
      refused.set(channel, now().getTime() + refusedForMs);
      // The channel's own report is more precise about what has to be done.
      if (told.get(channel)?.kind !== 'needsReconnect') say(channel, { kind: 'refused', reason: why });
    },
    miss: silences.miss,
    accept: (channel) => {
      silences.end(channel);
      const wasRefused = refused.delete(channel);
      const before = told.get(channel);
      // For a channel that reports nothing about itself, the first accepted message since the start shows that it works.
      if (!wasRefused && (before || hasSpoken.has(channel))) return;
      hasSpoken.add(channel);
      say(channel, before && before.kind !== 'needsReconnect' ? before : { kind: 'ok', accessUntil: null });
    },
    refusedUntil: (channel) => {
      const until = refused.get(channel) ?? 0;
      return until > now().getTime() ? new Date(until) : null;
    },
    stop: () => {
      isStopped = true;
      newest.clear();
    },
  };
};

/**
 * On a working channel, releases the messages that were held because access was lost. This also happens at the first report of a
 * process, because access may have been restored while none ran. On a channel without access, alerts the head and the standing
 * deputy, at most once a day.
 */
async function react(
  { ward, unitOfWork, openUnit, now }: ChannelAccessOptions,
  channel: string,
  health: ChannelHealth,
  isNews: boolean,
): Promise<void> {
  if (health.kind !== 'ok') {
    const { kind, reason } = health;
    const today = now().toISOString().slice(0, 10);
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `health:${channel}:${kind}:${today}`);
      if (kind !== 'expiring') await noteTrouble(unit, 'refused', channel);
      await alarmAccess(unit, channel, kind, reason);
    });
  } else if (isNews) {
    await unitOfWork.run(ward, async (stores) => {
      const unit = openUnit(stores, `health:${channel}:ok:${now().toISOString()}`);
      for (const trouble of ['refused', 'silent'] as const) await noteOver(unit, trouble, channel);
      await stores.outbox.releaseRefused(now());
    });
  }
}

/**
 * Records platforms that could not be reached, for the morning's digest. A note that cannot be stored is logged and affects
 * nothing else.
 */
function createSilences({ ward, unitOfWork, openUnit, log, now }: ChannelAccessOptions) {
  const silent = new Map<string, { readonly since: Date; isNoted: boolean }>();
  const noted = (channel: string, work: (unit: Unit) => Promise<void>): void =>
    void unitOfWork
      .run(ward, (stores) => work(openUnit(stores, `night:${channel}:${now().toISOString()}`)))
      .catch((error: unknown) =>
        log.error({ ward, channel, reason: String(error) }, 'an outage could not be recorded'),
      );
  return {
    miss: (channel: string): void => {
      const at = silent.get(channel) ?? { since: now(), isNoted: false };
      silent.set(channel, at);
      if (at.isNoted || now().getTime() - at.since.getTime() < silentFromMs) return;
      at.isNoted = true;
      noted(channel, (unit) => noteTrouble(unit, 'silent', channel, at.since));
    },
    end: (channel: string): void => {
      if (silent.get(channel)?.isNoted) noted(channel, (unit) => noteOver(unit, 'silent', channel));
      silent.delete(channel);
    },
  };
}
