/** A channel that its platform rejects is restarted automatically, with increasing pauses. */
import { expect, it } from 'vitest';
import type { Channel } from '../../src/channel/channel.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { createChannelStarts } from '../../src/compose/channels.ts';
import type { WardId } from '../../src/domain/ids.ts';
import type { UnitOfWork } from '../../src/ports/unit-of-work.ts';
import type { WardRuntime } from '../../src/ward-runtime.ts';
import { silentLog } from '../support/world.ts';

const minute = 60_000;

/** A clock that advances only while code waits for it, and a channel with scripted answers. */
function opened(answers: readonly ('ok' | 'credentials' | 'unreachable')[], refusedMenus = 0) {
  const left = [...answers];
  const waits: number[] = [];
  const said: string[] = [];
  let now = 0;
  let begun = 0;
  const menus: (readonly [string | null, number])[] = [];
  const channel = {
    name: 'telegram',
    start: async () => {
      begun += 1;
      const answer = left.shift() ?? 'ok';
      if (answer !== 'ok') throw new ChannelError(answer, {});
      return { accountId: '1', displayName: 'Tin Phường', linkTo: null };
    },
    setMenu: async (conversation: string | null, entries: readonly unknown[]) => {
      menus.push([conversation, entries.length]);
      if (menus.length <= refusedMenus) throw new ChannelError('unreachable', {});
    },
  } as Partial<Channel> as Channel;
  const ward = { id: 'dong-lac' as WardId } as Partial<WardRuntime['ward']> as WardRuntime['ward'];
  const runtime = { ward, channels: new Map([['telegram', channel]]) } as Partial<WardRuntime> as WardRuntime;
  const starts = createChannelStarts({
    unitOfWork: {} as UnitOfWork,
    log: { ...silentLog, info: (facts, message) => void said.push(`${message} ${JSON.stringify(facts)}`) },
    menu: [{ command: 'hoi', description: 'Hỏi' }],
    now: () => now,
    pause: async (ms) => {
      waits.push(ms);
      now += ms;
    },
  });
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 50; turn += 1) await Promise.resolve();
  };
  return {
    waits,
    said,
    menus,
    begun: () => begun,
    pass: (ms: number) => {
      now += ms;
    },
    begin: async () => {
      starts.begin(runtime, channel);
      await settled();
    },
    again: async () => {
      starts.again(runtime, channel);
      await settled();
    },
    stop: starts.stop,
  };
}

it('A channel refused at the start is tried again after growing pauses of at most an hour, until its token is accepted', async () => {
  const at = opened([...Array<'credentials'>(6).fill('credentials'), 'ok']);
  await at.begin();
  expect(at.waits).toEqual([1, 5, 15, 30, 60, 60].map((minutes) => minutes * minute));
  expect(at.begun()).toBe(7);
  expect(at.said).toEqual(['a channel is up {"channel":"telegram","ward":"dong-lac"}']);
});

it('Each channel sets its command menu once and tries again while the platform is unreachable', async () => {
  const at = opened(['ok'], 2);
  await at.begin();
  expect(at.menus).toEqual([
    [null, 1],
    [null, 1],
    [null, 1],
  ]);
  expect(at.waits).toEqual([1_000, 2_000]);
});

it('A channel whose platform is unreachable is tried again within seconds', async () => {
  const at = opened(['unreachable', 'unreachable', 'ok']);
  await at.begin();
  expect(at.waits).toEqual([1_000, 2_000]);
});

it('A running channel that is refused is restarted; after two good hours the pauses start again at the shortest', async () => {
  const at = opened(['ok', 'credentials', 'ok', 'ok', 'ok']);
  await at.begin();
  await at.again();
  expect(at.waits).toEqual([minute, 5 * minute]);
  await at.again();
  expect(at.waits.at(-1)).toBe(15 * minute);
  at.pass(2 * 60 * minute);
  await at.again();
  expect(at.waits.at(-1)).toBe(minute);
  expect(at.begun()).toBe(5);
});

it('A channel does not restart after the program was told to stop', async () => {
  const at = opened(['ok']);
  at.stop();
  await at.again();
  expect(at.begun()).toBe(0);
});
