/** Finds items by the number that people type: in every month that has codes, and without items whose number only ends alike. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard();
});
afterEach(() => ward.close());

it('A code number is found in each month, newest first, beside longer numbers and those of a merged ward', async () => {
  const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  const { id } = await ward.submitted(lan);
  const rows = rowsOf(ward.core);
  const row = await rows.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const codes = ['DL-2512-0042', 'DL-2610-0042', 'DL-2610-0142', 'DL-2612-10042', 'DL-2612-0043', 'BX-2601-0042'];
  for (const [at, code] of codes.entries())
    await rows
      .insertInto('submission')
      .values({ ...row, id: `${id}-${at}`, code, createdAt: row.createdAt + Number(code.slice(3, 7)) })
      .execute();
  await rows
    .insertInto('submission')
    .values({ ...row, id: `${id}-other`, wardId: 'bac-xuan', code: 'DL-2611-0042' })
    .execute();
  const found = (number: number) =>
    ward.turn(async ({ stores }) => (await stores.submissions.withNumber(number)).map(({ code }) => code));
  expect(await found(42)).toEqual(['DL-2610-0042', 'BX-2601-0042', 'DL-2512-0042']);
  expect(await found(10_042)).toEqual(['DL-2612-10042']);
  expect(await found(7_777)).toEqual([]);
});
