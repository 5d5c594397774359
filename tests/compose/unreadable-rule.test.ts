/** A rule that cannot be read, because a disk damaged it or an archive was forged, keeps no ward of the server from starting. */
import { expect, it } from 'vitest';
import { rowsOf } from '../support/rows.ts';
import { openWard } from '../usecases/core.ts';

it.each(['deadlines', 'office'])('A rule of kind %s whose content cannot be read does not apply', async (kind) => {
  const ward = await openWard();
  const { core } = ward;
  const before = core.ruledWard(ward.ward);
  const rule = { wardId: ward.ward.id, kind, from: '2026-01-01', by: null, at: 9 };
  for (const [version, content] of Object.entries({ a: 'x', b: 'null', c: '[]' }))
    await rowsOf(core)
      .insertInto('ward_rule')
      .values({ ...rule, version, content })
      .execute();
  // Read at every start, and every minute after it.
  await core.readCalendarOf(ward.ward.id);
  expect(core.ruledWard(ward.ward)).toEqual(before);
  await ward.close();
});
