/**
 * How the access of a ward's channels stands: kept for the board, told to whoever must act. A disk that refuses the row is
 * asked again, for as long as nothing newer is said.
 */
import type { ChannelHealth } from '../channel/factory.ts';
import type { WardId } from '../domain/ids.ts';
import type { Log } from '../ports/log.ts';
import type { Unit } from '../ports/services.ts';
import type { Stores } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/unit-of-work.ts';
import { alarmAccess } from '../usecases/alarm.ts';

/** Waits between tries to store how a channel stands, in milliseconds; the last one repeats. */
const storeWaitsMs = [1_000, 5_000, 15_000, 60_000] as const;

export interface ChannelAccessOptions {
  readonly ward: WardId;
  readonly unitOfWork: UnitOfWork;
  readonly openUnit: (stores: Stores, cause: string) => Unit;
  readonly log: Log;
  readonly now: () => Date;
  readonly wait: (ms: number) => Promise<void>;
  /** Stores it. True when it is another state than before. */
  readonly put: (channel: string, health: ChannelHealth, at: Date) => Promise<boolean>;
}

export interface ChannelAccess {
  /** A channel tells how it stands. Returns at once and never throws. */
  tell(channel: string, health: ChannelHealth): void;
  /** From now on the disk is asked once, and not again. */
  stop(): void;
}

export const createChannelAccess = (options: ChannelAccessOptions): ChannelAccess => {
  const { ward, unitOfWork, openUnit, log, now, wait, put } = options;
  const newest = new Map<string, ChannelHealth>();
  let isStopped = false;

  /** What our lost access kept back goes out now; or the head and the standing deputy hear, once a day at most. */
  const react = (channel: string, { kind }: ChannelHealth, isNew: boolean): Promise<unknown> =>
    unitOfWork.run(ward, async (stores) => {
      if (kind !== 'ok') {
        const today = now().toISOString().slice(0, 10);
        await alarmAccess(openUnit(stores, `health:${channel}:${kind}:${today}`), channel, kind);
      } else if (isNew) await stores.outbox.releaseRefused(now());
    });

  const keep = async (channel: string, health: ChannelHealth): Promise<void> => {
    let isNew = false;
    for (let attempt = 0; attempt === 0 || newest.get(channel) === health; attempt += 1) {
      try {
        if (await put(channel, health, now())) {
          isNew = true;
          log.info({ ward, channel, state: health.kind }, 'how the access of a channel stands');
        }
        await react(channel, health, isNew);
        return;
      } catch (error) {
        log.error({ ward, channel, state: health.kind, reason: String(error) }, 'how a channel stands was not stored');
        await wait(storeWaitsMs[attempt] ?? 60_000);
      }
    }
  };

  return {
    tell: (channel, health) => {
      if (!isStopped) newest.set(channel, health);
      void keep(channel, health);
    },
    stop: () => {
      isStopped = true;
      newest.clear();
    },
  };
};
