/** The queue gives up a publication because the process crashed repeatedly while it ran. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { giveUpDelivery } from '../../src/outbox/give-up-delivery.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;

beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
});
afterEach(() => ward.close());

const publications = () =>
  rowsOf(ward.core).selectFrom('outbox').select(['id', 'key', 'status']).where('kind', '=', 'publish').execute();
const dueOf = async (id: number) => {
  const jobs = await rowsOf(ward.core).selectFrom('job').select(['payload', 'dueAt', 'task']).execute();
  return jobs.find(({ payload }) => JSON.parse(payload).outbox === id);
};

it('a publication that was given up is queued again after an hour, so that the approved item is published in the end', async () => {
  const item = await ward.submitted(lan);
  await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
  const [first] = await publications();
  await ward.turn((unit) =>
    giveUpDelivery(unit, first?.id ?? 0, 'the process stopped repeatedly while it ran this job'),
  );
  const [given, again, none] = await publications();
  expect(given?.status).toBe('dead');
  expect(again).toMatchObject({ key: `${first?.key}:again-1`, status: 'new' });
  expect(none).toBeUndefined();
  const now = await ward.turn((unit) => Promise.resolve(unit.now.getTime()));
  expect(await dueOf(again?.id ?? 0)).toMatchObject({ task: 'publish', dueAt: now + 3_600_000 });
});

it('a publication is queued again for a day, and then left to the operator', async () => {
  const item = await ward.submitted(lan);
  await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
  for (let time = 0; time < 30; time += 1) {
    const last = (await publications()).find(({ status }) => status === 'new');
    if (last)
      await ward.turn((unit) => giveUpDelivery(unit, last.id, 'the process stopped repeatedly while it ran this job'));
  }
  const all = await publications();
  expect(all).toHaveLength(25);
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 'dead'));
});
