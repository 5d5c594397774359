/** Queries with very many ids are split, because a database accepts only some ten thousand parameters. */
import { afterEach, expect, it } from 'vitest';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
afterEach(() => ward.close());

it('The payment lines of a month with forty thousand items can be queried', async () => {
  ward = await openWard();
  const items = Array.from({ length: 40_000 }, (_, at) => `item ${at}`) as never;
  expect(await ward.turn(({ stores }) => stores.statements.linesElsewhere(items, '2026-11'))).toEqual([]);
});
