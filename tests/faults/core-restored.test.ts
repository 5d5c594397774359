/**
 * The core is restored to its state of an hour ago, the portal is not (case 35). The program reports articles that only the
 * portal has and leaves them, never assigns a code twice, and reports in the morning's list how far back the data goes, because
 * platforms do not redeliver what they have already delivered.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeBackup } from '../../src/adapters/backup/make-backup.ts';
import { restoreBackup } from '../../src/adapters/backup/restore-backup.ts';
import { sendItem } from '../../src/chat/acts/draft.ts';
import { openCore } from '../../src/compose/core.ts';
import { restoredName } from '../../src/compose/machine-watch.ts';
import { createSystem } from '../../src/compose/system.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { createPlatforms } from '../support/platforms.ts';
import { connectionsOf, onPostgres } from '../support/rows.ts';
import { root, silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let lan: Person;
let minh: Person;
beforeEach(async () => {
  ward = await openWard();
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  const hoa = await ward.person('Vũ Thị Hoa', 'head');
  await ward.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'alpha', accountId: 'hoa', conversation: 'hoa', personId: hoa.id, displayName: 'Hoa' },
      ...{ lastUsedAt: now, unreachableAt: null },
    }),
  );
});
afterEach(() => ward.close());

const begin = async (dataDir: string, core = ward.core) => {
  const platforms = createPlatforms(['alpha']);
  const system = await createSystem({
    ...{ dataDir, wards: [ward.ward], clock: ward.clock, log: silentLog, reach: nowhere, core },
    ...{ channels: { [ward.ward.id]: platforms.choices }, publicUrl: null, localUrl: () => 'http://127.0.0.1:1' },
  });
  await system.start();
  await system.queue.idle();
  return { system, heard: () => (platforms.calls.alpha ?? []).map(({ heading, text }) => `${heading ?? ''} ${text}`) };
};
const submitted = async (title: string) => {
  await ward.add(lan, `${title}\nSáng nay trồng 20 cây xanh.\nNguồn: bà Lan`);
  const draft = (await ward.items()).find(({ state }) => state === 'draft');
  if (!draft) throw new Error('there is no draft');
  await ward.turn((unit) => sendItem(unit, lan, draft.id, draft.revision));
  return ward.turn(({ stores }) => stores.submissions.get(draft.id));
};
const migrations = (name: string) =>
  readdirSync(join(root, 'prisma', name, 'migrations')).filter((each) => !each.endsWith('.toml'));

it.skipIf(onPostgres())(
  'A restored core reports what the portal has beyond it, changes nothing there, reuses no code and names the gap',
  async () => {
    const first = await begin(ward.dataDir);
    const approve = async (title: string) => {
      const item = await submitted(title);
      await ward.turn((unit) => act(unit, minh, item.id, { type: 'approve', revision: item.revision }));
      first.system.queue.nudge();
      await first.system.queue.idle();
      return item.code;
    };
    const old = await approve('Khối 4 trồng cây');
    const place = join(ward.dataDir, 'backups');
    await makeBackup({ dataDir: ward.dataDir, place, at: ward.clock.now(), program: '9', withKeys: true });

    ward.clock.advance(3_600_000);
    const newer = await approve('Khối 5 trồng hoa');
    const { portal } = connectionsOf(ward.core);
    portal.handle.prepare('UPDATE article SET version = version + 3 WHERE code = ?').run(old);
    const shown = () =>
      "SELECT code, version, title, contentHash, withdrawn FROM article WHERE code LIKE 'DL-%' ORDER BY code";
    const before = portal.handle.prepare(shown()).all();
    expect(before).toHaveLength(2);

    const elsewhere = await newDataFolder();
    await restoreBackup({
      ...{ dataDir: elsewhere, now: ward.clock.now(), source: place, toldBy: restoredName },
      knownMigrations: { core: migrations('core'), portal: migrations('portal') },
    });
    for (const name of ['portal.db', 'portal.db-wal', 'portal.db-shm']) rmSync(join(elsewhere, name), { force: true });
    portal.handle.prepare('VACUUM INTO ?').run(join(elsewhere, 'portal.db'));
    await first.system.stop(1_000);

    const core = await openCore({ root, dataDir: elsewhere, clock: ward.clock, reach: nowhere, wards: [ward.ward] });
    const second = await begin(elsewhere, core);
    const told = second.heard().join('\n');
    expect(told).toContain(old);
    expect(told).toContain(newer);
    expect(connectionsOf(core).portal.handle.prepare(shown()).all()).toEqual(before);
    const next = await core.unitOfWork.run(ward.ward.id, ({ nextNumber }) => nextNumber('submission', 2026));
    expect(next).toBeGreaterThan(Number(newer.slice(-4)));
    const minute = async () => {
      ward.clock.advance(60_000);
      await second.system.tick();
      await second.system.queue.idle();
    };
    await minute();
    // The next morning.
    ward.clock.advance(Date.parse('2026-11-26T00:14:00Z') - ward.clock.now().getTime());
    for (let count = 0; count < 3; count += 1) await minute();
    expect(second.heard().join('\n')).toMatch(
      /Dữ liệu được phục hồi lúc 25\/11\/2026 10:00 từ bản sao lưu 25\/11\/2026 09:00/u,
    );
    await second.system.stop(1_000);
  },
);
