/** The state of channels: what is sent again, who is alerted, when a rejected channel is retried; and a disk that fails. */
import { describe, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import type { ChannelHealth } from '../../src/channel/factory.ts';
import { wardId } from '../../src/domain/ids.ts';
import { createChannelAccess } from '../../src/outbox/channel-access.ts';
import { silentLog } from '../support/world.ts';

const ok: ChannelHealth = { kind: 'ok', accessUntil: null };
const lost: ChannelHealth = { kind: 'needsReconnect', reason: 'withdrawn' };
const minuteMs = 60_000;
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** @param stored the state that an earlier process stored */
const anAccess = (stored: ChannelHealth['kind'] | null = null) => {
  const clock = createMovableClock({ now: () => new Date('2026-11-25T02:00:00Z') });
  const kept: string[] = [];
  const alarms: string[] = [];
  let state: string | null = stored;
  let failures = 0;
  let released = 0;
  const stores = {
    once: async () => true,
    people: { holdersOf: async () => [] },
    timeline: { since: async () => [], record: async () => undefined },
    outbox: {
      releaseRefused: async () => {
        released += 1;
        return 0;
      },
    },
  };
  const access = createChannelAccess({
    ward: wardId('dong-lac'),
    unitOfWork: { run: async (_ward, work) => work(stores as never) },
    openUnit: (_stores, cause) => {
      const [, , kind = ''] = cause.split(':');
      if (kind !== 'ok') alarms.push(kind);
      return { stores, now: clock.now() } as never;
    },
    log: silentLog,
    now: () => clock.now(),
    wait: () => Promise.resolve(),
    put: async (_channel, { kind }) => {
      if (failures > 0) {
        failures -= 1;
        throw new Error('database or disk is full');
      }
      const isNew = state !== kind;
      state = kind;
      kept.push(kind);
      return isNew;
    },
  });
  const failPuts = (times: number): void => {
    failures = times;
  };
  return { access, clock, kept, alarms, failPuts, releases: () => released };
};

describe('the access of a channel', () => {
  it('releases held messages once when a process first reports success, even if the stored state is the same', async () => {
    const { access, releases } = anAccess('ok');
    access.tell('a', ok);
    await settled();
    access.tell('a', { kind: 'ok', accessUntil: new Date('2026-11-26T02:00:00Z') });
    await settled();
    expect(releases()).toBe(1);
    access.tell('a', lost);
    await settled();
    access.tell('a', ok);
    await settled();
    expect(releases()).toBe(2);
  });

  it('is stored when the disk works again, and outdated states are dropped', async () => {
    const { access, kept, alarms, failPuts } = anAccess();
    failPuts(3);
    access.tell('a', ok);
    access.tell('a', lost);
    await settled();
    expect(kept).toEqual(['needsReconnect']);
    expect(alarms).toEqual(['needsReconnect']);
  });

  it('blocks a refused channel for half an hour, until a message is accepted', async () => {
    const { access, clock, kept, releases } = anAccess('ok');
    access.tell('a', ok);
    await settled();
    access.refuse('a', '-224 the package is too small');
    await settled();
    expect(access.refusedUntil('a')?.getTime()).toBe(clock.now().getTime() + 30 * minuteMs);
    expect(access.refusedUntil('b')).toBeNull();
    clock.advance(30 * minuteMs);
    expect(access.refusedUntil('a')).toBeNull();
    access.accept('a');
    await settled();
    expect(kept).toEqual(['ok', 'refused', 'ok']);
    expect(releases()).toBe(2);
  });

  it('of a channel that reports no state is ok again with its first accepted message after a restart', async () => {
    const { access, kept, releases } = anAccess('refused');
    access.accept('a');
    access.accept('a');
    await settled();
    expect(kept).toEqual(['ok']);
    expect(releases()).toBe(1);
  });

  it('keeps the channel’s own report that it must be reconnected', async () => {
    const { access, kept } = anAccess();
    access.tell('a', lost);
    access.refuse('a', 'the token is dead');
    await settled();
    expect(kept).toEqual(['needsReconnect']);
    expect(access.refusedUntil('a')).not.toBeNull();
    access.tell('a', ok);
    expect(access.refusedUntil('a')).toBeNull();
  });
});
