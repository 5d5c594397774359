/**
 * A series of failures in one night, in memory, and the morning's list that reports them: the disk fills, one platform is silent,
 * another rejects the ward's account, the clock jumps, the program crashes, the folder is replaced by a backup.
 * `night.long.test.ts` does the same with real programs.
 */
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeBackup } from '../../src/adapters/backup/make-backup.ts';
import { restoreBackup } from '../../src/adapters/backup/restore-backup.ts';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { ChannelError } from '../../src/channel/channel-error.ts';
import { openCore } from '../../src/compose/core.ts';
import { restoredName } from '../../src/compose/machine-watch.ts';
import { createSystem } from '../../src/compose/system.ts';
import type { Sentence } from '../../src/domain/facts.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { MovableClock } from '../../src/ports/clock.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { tell } from '../../src/usecases/tell.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { createPlatforms } from '../support/platforms.ts';
import { onPostgres, rowsOf } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';

const wards = readWards(`${root}/wards`);
const ward = wardId('dong-lac');
const minuteMs = 60_000;
/** Thursday evening, 22:00 in the ward. */
const evening = '2026-11-26T15:00:00Z';

let dataDir = '';
let clock: MovableClock;
/** The monotonic clock, which changes of the wall clock do not affect. */
let steady = 0;
let free = 10_000_000_000;
let platforms = createPlatforms(['alpha', 'beta']);
let running: Awaited<ReturnType<typeof begin>> | null = null;

async function begin(folder = dataDir) {
  const core = await openCore({ root, dataDir: folder, clock, reach: nowhere, wards });
  const system = await createSystem({
    ...{ dataDir: folder, wards, clock, log: silentLog, reach: nowhere, core },
    channels: { 'dong-lac': platforms.choices },
    ...{ publicUrl: null, localUrl: () => 'http://127.0.0.1:1', freeBytes: () => free, steadyMs: () => steady },
  });
  await system.start();
  return { core, system };
}

beforeEach(async () => {
  dataDir = await newDataFolder();
  clock = createMovableClock({ now: () => new Date(evening) });
  free = 10_000_000_000;
  platforms = createPlatforms(['alpha', 'beta']);
  running = await begin();
  const { core } = running;
  await core.unitOfWork.run(ward, async ({ people }) => {
    const at = clock.now();
    for (const [name, role, channel] of [
      ['Vũ Thị Hoa', 'head', 'alpha'],
      ['Phạm Thị Hà', 'standingDeputy', 'beta'],
    ] as const) {
      const id = personId(core.ids.next());
      await people.insert({
        ...{ id, name, role, unit: null, status: 'active', locale: 'vi', noticedAt: at, createdAt: at },
      });
      await people.putAccount({
        ...{ channel, accountId: name, personId: id, conversation: name, displayName: name },
        ...{ lastUsedAt: at, unreachableAt: null },
      });
    }
  });
  await minutes(1);
});
afterEach(() => running?.system.stop(1_000));

/** Advances both clocks. */
function pass(ms: number): void {
  clock.advance(ms);
  steady += ms;
}

/** Runs one timetable tick each minute. */
async function minutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    pass(minuteMs);
    await running?.system.tick();
  }
  await running?.system.queue.idle();
}

/** Queues a message to every member of the board; it is delivered as far as the platforms allow. */
async function speak(words: string): Promise<void> {
  const { system, core } = running as NonNullable<typeof running>;
  await core.unitOfWork.run(ward, async (stores) => {
    const unit = system.runtimes[0]?.openUnit(stores, `test:${words}`);
    if (unit)
      for (const { id } of await stores.people.list())
        await tell(unit, id, { key: 'call-noted', facts: { name: words } }, words);
  });
  await system.queue.idle();
}

/** The lines of the newest morning list, as the head reads them. */
async function morning(): Promise<string> {
  const { core } = running as NonNullable<typeof running>;
  const rows = await rowsOf(core)
    .selectFrom('outbox')
    .select('effect')
    .where('kind', '=', 'notice')
    .orderBy('id', 'desc')
    .execute();
  for (const { effect } of rows) {
    const { view } = JSON.parse(effect) as { view?: { name: string; facts: { lines?: Sentence } } };
    if (view?.name === 'digest' && view.facts.lines) return core.translator.say('vi', view.facts.lines);
  }
  return 'no list';
}

it.skipIf(onPostgres())(
  'The morning list reports the faults of the night: which began, which ended and which still last',
  async () => {
    // The disk is full for half an hour.
    free = 1_000_000;
    await minutes(1);
    expect((await running?.system.app.inject('/readyz'))?.statusCode).toBe(503);
    await minutes(29);
    free = 10_000_000_000;
    await minutes(1);
    // One platform is silent for a quarter of an hour; the other rejects the account from now on.
    platforms.faults.alpha = () => new ChannelError('unreachable');
    platforms.faults.beta = () => new ChannelError('credentials');
    await speak('một');
    await minutes(15);
    platforms.faults.alpha = undefined;
    await minutes(6);
    // The clock is set three hours ahead.
    clock.advance(180 * minuteMs);
    await minutes(1);
    // The program is stopped for half an hour.
    await running?.system.stop(1_000);
    pass(30 * minuteMs);
    running = await begin();
    // Advances to 07:15.
    pass(Date.parse('2026-11-27T00:15:00Z') - clock.now().getTime());
    await minutes(1);
    const list = await morning();
    expect(list).toMatch(/Ổ đĩa máy chủ đầy từ 26\/11\/2026 22:02 đến 26\/11\/2026 22:32/u);
    expect(list).toMatch(
      /Không kết nối được với kênh alpha từ 26\/11\/2026 22:3\d đến 26\/11\/2026 22:\d\d; tin chờ đã được gửi tiếp/u,
    );
    expect(list).toMatch(/Kênh beta từ chối tài khoản của ta từ 26\/11\/2026 22:3\d, đến nay chưa/u);
    expect(list).toMatch(/Đồng hồ máy chủ lệch 180 phút/u);
    expect(list).toMatch(/Máy chủ tạm dừng từ 27\/11\/2026 01:5\d, chạy lại lúc 27\/11\/2026 02:2\d/u);
  },
);

it.skipIf(onPostgres())('A killed program and a restored data folder are each reported once', async () => {
  const place = join(dataDir, 'backups');
  await makeBackup({ dataDir, place, at: clock.now(), program: '9', withKeys: true });
  pass(10 * minuteMs);
  await minutes(1);
  const killed = await newDataFolder();
  // Copies the folder as kill -9 leaves it: the databases are not closed.
  for (const name of ['core.db', 'core.db-wal', 'portal.db', 'portal.db-wal', 'keys'])
    cpSync(join(dataDir, name), join(killed, name), { recursive: true });
  const elsewhere = await newDataFolder();
  const migrations = (name: string) =>
    readdirSync(join(root, 'prisma', name, 'migrations')).filter((each) => !each.endsWith('.toml'));
  const knownMigrations = { core: migrations('core'), portal: migrations('portal') };
  await restoreBackup({
    ...{ dataDir: elsewhere, now: clock.now(), source: place },
    toldBy: restoredName,
    knownMigrations,
  });
  await running?.system.stop(1_000);
  for (const [folder, words] of [
    [killed, /Máy chủ dừng đột ngột sau 26\/11\/2026 22:12, chạy lại lúc 26\/11\/2026 22:32/u],
    [elsewhere, /Dữ liệu được phục hồi lúc 26\/11\/2026 22:32 từ bản sao lưu 26\/11\/2026 22:01/u],
  ] as const) {
    clock = createMovableClock({ now: () => new Date('2026-11-26T15:32:00Z') });
    running = await begin(folder);
    await minutes(1);
    await running.system.stop(1_000);
    // A graceful stop and start in between is not reported.
    running = await begin(folder);
    pass(Date.parse('2026-11-27T00:15:00Z') - clock.now().getTime());
    await minutes(1);
    const list = await morning();
    expect(list).toMatch(words);
    expect(list.match(/Máy chủ|Dữ liệu được phục hồi/gu)).toHaveLength(1);
    await running.system.stop(1_000);
  }
  running = null;
});
