/** A ward as the province sees it: figures, and none of the words of a case. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readWard } from '../../src/reading/looking.ts';
import { seeWard } from '../../src/reading/province.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
beforeEach(async () => {
  world = await openWard();
});
afterEach(() => world.close());

const line = () => readWard(world.core.reader, world.ward, world.clock.now(), seeWard);

it('a ward without a head has the state noHead', async () => {
  expect(await line()).toMatchObject({
    ...{ ward: 'dong-lac', state: 'noHead', head: null, waiting: 0, published: 0, onTimePercent: null },
    ...{ processVersion: '1', lastActAt: null, month: '2026-11' },
  });
});

it('waiting and overdue items are counted and the head is named, without anything about the item', async () => {
  await world.person('Vũ Thị Hoa', 'head');
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  await world.submitted(author);
  const seen = await line();
  expect(seen).toMatchObject({ state: 'alive', head: 'Vũ Thị Hoa', contributors: 1, waiting: 1, overdue: 0 });
  expect(JSON.stringify(seen)).not.toMatch(/trồng cây|Lan/u);
  expect(seen.lastActAt).toEqual(world.clock.now());
  expect(seen.silentUnits).toBe(seen.units - 1);
  world.clock.advance(3 * 86_400_000);
  expect(await line()).toMatchObject({ waiting: 1, overdue: 1 });
});

describe('a ward with a head is alive', () => {
  const minuteMs = 60_000;
  const dayMs = 86_400_000;
  const health = (channel: string, kind: 'ok' | 'refused' | 'needsReconnect') =>
    world.core.storage.channels.putHealth(
      { ward: world.ward.id, channel },
      kind === 'ok' ? { kind, accessUntil: null } : { kind, reason: 'the token is not accepted' },
      world.clock.now(),
    );
  const state = async () => {
    const { state, since, channelsDown } = await line();
    return { state, since, channelsDown };
  };
  const alive = { state: 'alive', since: null, channelsDown: [] };
  beforeEach(async () => {
    await world.person('Vũ Thị Hoa', 'head');
  });

  it('unless every app refuses its messages; an app that is down is named in any case', async () => {
    await health('telegram', 'ok');
    await health('zalo-oa', 'ok');
    await health('web', 'ok');
    expect(await state()).toEqual(alive);
    await health('zalo-oa', 'needsReconnect');
    expect(await state()).toEqual({ ...alive, channelsDown: ['zalo-oa'] });
    await health('telegram', 'refused');
    expect(await state()).toEqual({ state: 'cutOff', since: null, channelsDown: ['telegram', 'zalo-oa'] });
    await health('telegram', 'ok');
    expect(await state()).toEqual({ ...alive, channelsDown: ['zalo-oa'] });
  });

  it('unless its timetable has not run for a quarter of an hour', async () => {
    const tick = world.clock.now();
    await world.turn(({ stores, now }) => stores.slots.claim('remind-dangers', tick, now));
    world.clock.advance(15 * minuteMs);
    expect(await state()).toEqual(alive);
    world.clock.advance(minuteMs);
    expect(await state()).toEqual({ ...alive, state: 'stopped', since: tick });
  });

  it('unless nobody has written and the board has done nothing for a week', async () => {
    const lan = await world.person('Nguyễn Thị Lan', 'contributor');
    const wrote = world.clock.now();
    const writes = () =>
      world.turn(({ stores, now }) =>
        stores.people.putAccount({
          ...{ channel: 'telegram', accountId: '7', conversation: '7', personId: lan.id },
          ...{ displayName: lan.name, lastUsedAt: now, unreachableAt: null },
        }),
      );
    await writes();
    expect((await line()).lastMessageAt).toEqual(wrote);
    world.clock.advance(7 * dayMs);
    expect(await state()).toEqual(alive);
    world.clock.advance(minuteMs);
    expect(await state()).toEqual({ ...alive, state: 'quiet', since: wrote });
    await world.turn(({ stores, now }) =>
      stores.audit.record({ actor: lan.id, action: 'seen', object: 'DL-2611-0001' }, now),
    );
    expect(await state()).toEqual(alive);
    world.clock.advance(8 * dayMs);
    await writes();
    expect(await state()).toEqual(alive);
  });
});

it('the rate on time covers this month’s published items, and the budget the approved lines', async () => {
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  const published = async (at: string, dueAt: string) => {
    const { id } = await world.submitted(author);
    await rowsOf(world.core)
      .updateTable('submission')
      .set({ state: 'published', publishedAt: Date.parse(at), dueAt: Date.parse(dueAt) })
      .where('id', '=', id)
      .execute();
  };
  await published('2026-11-10T03:00:00Z', '2026-11-11T03:00:00Z');
  await published('2026-11-12T03:00:00Z', '2026-11-12T03:00:00Z');
  await published('2026-11-13T03:00:01Z', '2026-11-13T03:00:00Z');
  // The month before, in the ward's time zone.
  await published('2026-10-31T16:59:59Z', '2026-10-30T03:00:00Z');
  expect(await line()).toMatchObject({ published: 3, onTimePercent: 67, budget: null });

  /** In order: approved, spent and ordered, in đồng. */
  type Amounts = readonly [approved: number | null, spent: number, ordered: number];
  const budgetLine = (id: string, name: string, [approvedVnd, spentVnd, committedVnd]: Amounts, year = 2026) => ({
    ...{ id, wardId: world.ward.id, year, kind: 'royalty', name, estimateVnd: 9_000_000, basis: '' },
    ...{ approvedVnd, decision: approvedVnd === null ? null : '12/QĐ-UBND', approvedOn: null, spentVnd, committedVnd },
  });
  await rowsOf(world.core)
    .insertInto('budget_line')
    .values([
      budgetLine('1', 'Nhuận bút', [40_000_000, 12_500_000, 1_500_000]),
      budgetLine('2', 'Thiết bị', [8_000_000, 0, 2_000_000]),
      budgetLine('3', 'Tập huấn', [null, 700_000, 0]),
      budgetLine('4', 'Nhuận bút', [30_000_000, 30_000_000, 0], 2025),
    ])
    .execute();
  expect((await line()).budget).toEqual({ approvedVnd: 48_000_000, takenVnd: 16_000_000 });
});
