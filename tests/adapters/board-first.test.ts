/** The board's messages, in both directions, run before any backlog from strangers; and publishing never waits for a platform. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEmbeddedQueue } from '../../src/adapters/queue/embedded.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { maxConcurrentByTask } from '../../src/ports/queue.ts';
import { put, tell } from '../../src/usecases/tell.ts';
import { rowsOf } from '../support/rows.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let minh: Person;
let tu: Person;
beforeEach(async () => {
  ward = await openWard();
  minh = await ward.person('Trần Văn Minh', 'deputy');
  tu = await ward.person('Phạm Văn Tư', 'citizen');
  for (const [person, accountId] of [
    [minh, '77'],
    [tu, '78'],
  ] as const)
    await ward.turn(({ stores, now }) =>
      stores.people.putAccount({
        ...{ channel: 'zalo-bot', accountId, conversation: accountId, personId: person.id, displayName: person.name },
        ...{ lastUsedAt: now, unreachableAt: null },
      }),
    );
});
afterEach(() => ward.close());

const typed = (id: number, speaker: string) => ({
  ...{ channel: 'zalo-bot', externalId: String(id), lane: `zalo-bot:u:${speaker}`, priority: 5, kind: 'message' },
  ...{ occurredAt: ward.clock.now(), payload: '{}' },
});
const jobs = () => rowsOf(ward.core).selectFrom('job').selectAll().orderBy('priority').orderBy('id').execute();
const inbox = () => createInboxWriter(ward.core.storage, ward.clock, () => undefined);

it('A code that a deputy types is handled before a thousand waiting citizens’ messages', async () => {
  const strangers = Array.from({ length: 1_000 }, (_, at) => typed(at, `9${at}`));
  await inbox().receive(ward.ward.id, [...strangers, typed(5_000, '78'), typed(5_001, '77')]);
  expect((await jobs()).slice(0, 2).map(({ lane }) => lane)).toEqual([
    'dong-lac:zalo-bot:u:77',
    'dong-lac:zalo-bot:u:90',
  ]);
  // The priority ends when the deputy loses the role.
  await ward.turn(({ stores }) => stores.people.save({ ...minh, role: 'citizen' }));
  ward.clock.advance(1);
  await inbox().receive(ward.ward.id, [typed(5_002, '77')]);
  expect((await jobs()).at(-1)?.lane).toBe('dong-lac:zalo-bot:u:77');
});

it('A cry for help goes before a thousand messages, with what its sender wrote earlier, and after the board', async () => {
  const strangers = Array.from({ length: 1_000 }, (_, at) => typed(at, `9${at}`));
  await inbox().receive(ward.ward.id, [...strangers, typed(5_000, '78')]);
  await inbox().receive(ward.ward.id, [typed(5_001, '78'), typed(5_002, '77')]);
  await ward.core.storage.urgent((stores) => stores.hurry(ward.ward.id, ['zalo-bot:u:78'], ward.clock.now()));
  expect((await jobs()).slice(0, 4).map(({ lane, place }) => [lane, place])).toEqual([
    ['dong-lac:zalo-bot:u:77', 'ready'],
    ['dong-lac:zalo-bot:u:78', 'ready'],
    ['dong-lac:zalo-bot:u:78', 'behind'],
    ['dong-lac:zalo-bot:u:90', 'ready'],
  ]);
});

it('Messages to the board are sent before receipts to citizens', async () => {
  await ward.turn((unit) => tell(unit, tu.id, { key: 'sent' }));
  await ward.turn((unit) => tell(unit, minh.id, { key: 'sent' }));
  expect((await jobs()).map(({ lane }) => lane)).toEqual([`dong-lac:to:${minh.id}`, `dong-lac:to:${tu.id}`]);
});

it('An approved item is published even if every delivery slot hangs', async () => {
  for (let at = 0; at < 40; at += 1)
    await ward.turn((unit) =>
      unit.stores.jobs.put({ task: 'deliver', payload: {}, lane: `l${at}`, priority: 0, dueAt: unit.now }),
    );
  await ward.turn((unit) => put(unit, 'publish:x', { kind: 'publish', submission: 'x' as never, revision: 1 }));
  const begun: string[] = [];
  const queue = createEmbeddedQueue({ rows: ward.core.storage.jobs, clock: ward.clock, log: silentLog });
  const hang = (task: string) => () => {
    begun.push(task);
    return new Promise<never>(() => undefined);
  };
  await queue.start({ deliver: hang('deliver'), publish: hang('publish') }, async () => undefined);
  await expect.poll(() => begun.length).toBe((maxConcurrentByTask.deliver ?? 0) + 1);
  expect(begun).toContain('publish');
  await queue.stop(0);
});
