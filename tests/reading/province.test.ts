/** A ward as the province sees it: figures, and none of the words of a case. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readWard } from '../../src/reading/looking.ts';
import { seeWard } from '../../src/reading/province.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
beforeEach(async () => {
  world = await openWard();
});
afterEach(() => world.close());

const line = () => readWard(world.core.reader, world.ward, world.clock.now(), seeWard);

it('a ward that nobody has joined is set up and not alive', async () => {
  expect(await line()).toMatchObject({
    ...{ ward: 'dong-lac', isAlive: false, head: null, waiting: 0, published: 0, onTimePercent: null },
    ...{ processVersion: '1', lastActAt: null, month: '2026-11' },
  });
});

it('waiting and overdue are counted, the head is named, and nothing of the item is said', async () => {
  await world.person('Vũ Thị Hoa', 'head');
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  await world.submitted(author);
  const seen = await line();
  expect(seen).toMatchObject({ isAlive: true, head: 'Vũ Thị Hoa', contributors: 1, waiting: 1, overdue: 0 });
  expect(JSON.stringify(seen)).not.toMatch(/trồng cây|Lan/u);
  expect(seen.lastActAt).toEqual(world.clock.now());
  expect(seen.silentUnits).toBe(seen.units - 1);
  world.clock.advance(3 * 86_400_000);
  expect(await line()).toMatchObject({ waiting: 1, overdue: 1 });
});
