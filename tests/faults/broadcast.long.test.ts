/**
 * One message to 3,000 people, and the program dies while sending it. The next start continues, sends it to no person twice, and
 * reports the messages whose outcome is unknown to the operator (case 98). The program has no such broadcast today, so the test
 * marks rows of notices as a broadcast would be marked.
 */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { OutgoingMessage } from '../../src/channel/outgoing.ts';
import { openCore } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { personId } from '../../src/domain/ids.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { tell } from '../../src/usecases/tell.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { createPlatforms } from '../support/platforms.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const people = 3_000;
const diesAfter = 1_200;
const words = 'Mai phun thuốc muỗi';

async function messagesFor(ward: OpenWard): Promise<void> {
  const { handle } = connectionsOf(ward.core).core;
  handle.pragma('synchronous = OFF');
  await ward.turn(async (unit) => {
    for (let at = 0; at < people; at += 1) {
      const id = personId(unit.ids.next());
      const common = { unit: null, status: 'active', locale: 'vi', noticedAt: unit.now, createdAt: unit.now } as const;
      await unit.stores.people.insert({ id, name: `Người ${at}`, role: 'citizen', ...common });
      await unit.stores.people.putAccount({
        ...{ channel: 'alpha', accountId: String(at), personId: id, conversation: String(at), displayName: `${at}` },
        ...{ lastUsedAt: unit.now, unreachableAt: null },
      });
      await tell(unit, id, { key: 'call-noted', facts: { name: words } });
    }
  });
  handle.exec("UPDATE outbox SET semantics = 'atMostOnce'");
}

const begin = async (ward: OpenWard, dataDir: string, platforms: ReturnType<typeof createPlatforms>) => {
  const core =
    dataDir === ward.dataDir
      ? ward.core
      : await openCore({ root, dataDir, clock: ward.clock, reach: nowhere, wards: [ward.ward] });
  const system = await createSystem({
    ...{ dataDir, wards: [ward.ward], clock: ward.clock, log: silentLog, reach: nowhere, core },
    ...{ channels: { [ward.ward.id]: platforms.choices }, publicUrl: null, localUrl: () => 'http://127.0.0.1:1' },
  });
  await system.start();
  return { core, system };
};

it('continues where it stopped; each of 3,000 people gets it at most once, and uncertain deliveries are listed', {
  timeout: 300_000,
}, async () => {
  const ward = await openWard();
  await messagesFor(ward);
  const platforms = createPlatforms(['alpha']);
  const killed = await newDataFolder();
  const heard: OutgoingMessage[] = [];
  let died: () => void = () => undefined;
  const dead = new Promise<void>((resolve) => {
    died = resolve;
  });
  platforms.faults.alpha = (message) => {
    if (heard.length > diesAfter) return null;
    heard.push(message);
    if (heard.length <= diesAfter) return null;
    // Copies the folder as kill -9 leaves it when a platform has accepted a message and its answer has not arrived.
    for (const name of ['core.db', 'core.db-wal', 'portal.db', 'portal.db-wal', 'keys'])
      cpSync(join(ward.dataDir, name), join(killed, name), { recursive: true });
    died();
    return null;
  };
  const first = await begin(ward, ward.dataDir, platforms);
  await dead;
  await first.system.stop(0);

  const after = createPlatforms(['alpha']);
  const second = await begin(ward, killed, after);
  const waiting = () =>
    rowsOf(second.core).selectFrom('outbox').select('id').where('status', 'in', ['new', 'sending']).execute();
  while ((await waiting()).length > 0) {
    ward.clock.advance(1_000);
    second.system.queue.nudge();
    await second.system.queue.idle();
  }
  const all = [...heard, ...(after.calls.alpha ?? [])].filter(({ text }) => text.includes(words));
  const perPerson = Map.groupBy(all, ({ conversation }) => conversation);
  expect([...perPerson.values()].filter((messages) => messages.length > 1)).toEqual([]);
  const statuses = await rowsOf(second.core)
    .selectFrom('outbox')
    .select((eb) => ['status', eb.fn.countAll<number>().as('count')])
    .where('kind', '=', 'tell')
    .where('semantics', '=', 'atMostOnce')
    .groupBy('status')
    .execute();
  const counted = Object.fromEntries(statuses.map(({ status, count }) => [status, count]));
  process.stdout.write(`broadcast: ${JSON.stringify({ ...counted, beforeTheCrash: heard.length })}\n`);
  expect((counted.done ?? 0) + (counted.unknown ?? 0)).toBe(people);
  // A message in flight during the crash is not sent again. Their number is limited to the calls in flight.
  expect(perPerson.size).toBeGreaterThanOrEqual(people - (counted.unknown ?? 0));
  expect(counted.unknown).toBeGreaterThan(0);
  expect(counted.unknown).toBeLessThanOrEqual(16);
  await second.system.stop(1_000);
});
