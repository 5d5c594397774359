/** How often items are opened: from the portal's counter to the figure of a period. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { wardId } from '../../src/domain/ids.ts';
import { parsePeriod } from '../../src/domain/period/period.ts';
import { periodFigures } from '../../src/reading/period-figures.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let world: OpenWard;
beforeEach(async () => {
  world = await openWard();
});
afterEach(() => world.close());

const figuresOf = (id: string) =>
  world.turn((unit) => {
    const period = parsePeriod(id);
    if (!period) throw new Error(id);
    return periodFigures(unit, period);
  });

it('counts of several processes are added by month and ward, most read first', async () => {
  const { readership } = world.core.storage;
  await readership.add(world.ward.id, '2026-10', new Map([['DL-1', 5]]));
  await readership.add(
    world.ward.id,
    '2026-11',
    new Map([
      ['DL-1', 2],
      ['DL-2', 7],
    ]),
  );
  await readership.add(
    world.ward.id,
    '2026-11',
    new Map([
      ['DL-1', 1],
      ['HD-1', 3],
    ]),
  );
  await readership.add(wardId('le-dai-hanh'), '2026-11', new Map([['DL-1', 100]]));
  expect(await figuresOf('2026-11')).toMatchObject({
    views: 13,
    mostRead: [
      { code: 'DL-2', views: 7 },
      { code: 'DL-1', views: 3 },
      { code: 'HD-1', views: 3 },
    ],
  });
  expect(await figuresOf('2026-Q4')).toMatchObject({ views: 18, mostRead: [{ code: 'DL-1', views: 8 }, {}, {}] });
});

it('a month without counts has no figure, which differs from zero', async () => {
  expect(await figuresOf('2026-09')).toMatchObject({ views: null, mostRead: [] });
  await world.core.storage.readership.add(world.ward.id, '2026-11', new Map([['DL-1', 5]]));
  expect(await figuresOf('2026-11-02..2026-11-20')).toMatchObject({ views: null, mostRead: [] });
});

it('more items are stored at once than a statement has parameters', async () => {
  const many = new Map(Array.from({ length: 1_001 }, (_, at) => [`DL-${at}`, 1] as const));
  await world.core.storage.readership.add(world.ward.id, '2026-11', many);
  await world.core.storage.readership.add(world.ward.id, '2026-11', new Map());
  expect((await figuresOf('2026-11')).views).toBe(1_001);
});
