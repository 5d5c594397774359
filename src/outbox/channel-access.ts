/**
 * How the access of a ward's channels stands: what they tell of themselves, and what is learned when a platform refuses
 * not our words but us. Kept for the board, told to whoever must act. A disk that refuses the row is asked again, for as
 * long as nothing newer is said.
 */

import type { ChannelHealth } from '../channel/factory.ts';
import type { Log } from '../ports/log.ts';
import type { Unit } from '../ports/services.ts';
import type { WardWork } from '../ports/unit-of-work.ts';
import { alarmAccess } from '../usecases/alarm.ts';
import { noteOver, noteTrouble } from '../usecases/machine-log.ts';

/** Waits between tries to store how a channel stands, in milliseconds; the last one repeats. */
const storeWaitsMs = [1_000, 5_000, 15_000, 60_000] as const;

/** A platform that is silent for less is not told of: a restart of theirs takes a minute. */
const silentFromMs = 5 * 60_000;

/** After a refusal nothing is said on a channel for so long; then one message tries whether it was mended. */
const refusedForMs = 30 * 60_000;

export interface ChannelAccessOptions extends WardWork {
  readonly log: Log;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Stores it. True when it is another state than before. */
  readonly put: (channel: string, health: ChannelHealth, at: Date) => Promise<boolean>;
}

/** Whether each platform lets us speak, from what its answers say; the head is told when that changes. */
export interface ChannelAccess {
  /** A channel tells how it stands. Returns at once and never throws. */
  tell(channel: string, health: ChannelHealth): void;
  /** A platform refused us, whatever we wanted to say. `why` is its own sentence, without secrets. */
  refuse(channel: string, why: string): void;
  /** A platform could not be reached. */
  miss(channel: string): void;
  /** A platform took what we said. */
  accept(channel: string): void;
  /** Until when nothing is to be said on a channel; null: it may be spoken on. */
  refusedUntil(channel: string): Date | null;
  /** From now on the disk is asked once, and not again. */
  stop(): void;
}

/** What it learns is in this process; the state of each channel is written down when it changes, again until the disk takes it. */
export const createChannelAccess = (options: ChannelAccessOptions): ChannelAccess => {
  const { ward, log, now, wait, put } = options;
  const newest = new Map<string, ChannelHealth>();
  /** What the channels told of themselves last. */
  const told = new Map<string, ChannelHealth>();
  /** Milliseconds since 1970. */
  const refused = new Map<string, number>();
  const hasSpoken = new Set<string>();
  /** Channels that have worked since this process began. */
  const working = new Set<string>();
  const silences = createSilences(options);
  let isStopped = false;

  const keep = async (channel: string, health: ChannelHealth): Promise<void> => {
    let isNew = false;
    for (let attempt = 0; attempt === 0 || newest.get(channel) === health; attempt += 1) {
      try {
        if (await put(channel, health, now())) {
          isNew = true;
          log.info({ ward, channel, state: health.kind }, 'how the access of a channel stands');
        }
        await react(options, channel, health, isNew || !working.has(channel));
        if (health.kind === 'ok') working.add(channel);
        return;
      } catch (error) {
        log.error({ ward, channel, state: health.kind, reason: String(error) }, 'how a channel stands was not stored');
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
      // The channel itself knows better what has to be done.
      if (told.get(channel)?.kind !== 'needsReconnect') say(channel, { kind: 'refused', reason: why });
    },
    miss: silences.miss,
    accept: (channel) => {
      silences.end(channel);
      const wasRefused = refused.delete(channel);
      const before = told.get(channel);
      // A channel that tells nothing of itself: its first message since the start is the sign that it works.
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
 * What our lost access kept back goes out now, at the first word of a process too: it may have been mended while none
 * ran. Or the head and the standing deputy hear, once a day at most.
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

/** Platforms that could not be reached, for the morning's list; a disk that refuses a note takes nothing else with it. */
function createSilences({ ward, unitOfWork, openUnit, log, now }: ChannelAccessOptions) {
  const silent = new Map<string, { readonly since: Date; isNoted: boolean }>();
  const noted = (channel: string, work: (unit: Unit) => Promise<void>): void =>
    void unitOfWork
      .run(ward, (stores) => work(openUnit(stores, `night:${channel}:${now().toISOString()}`)))
      .catch((error: unknown) => log.error({ ward, channel, reason: String(error) }, 'an outage was not noted'));
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
