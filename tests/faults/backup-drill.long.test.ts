/**
 * A restore drill with more than a year of a ward's data: its folder is copied while people write, restored elsewhere, verified
 * and opened. Every row that was committed when the copy began is present. Photo files are not included: copying them tests only
 * the disk, and an operator who stores them elsewhere does not copy them.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { admin } from '../support/admin.ts';
import { openBigWard } from '../support/big-ward.ts';
import { onPostgres } from '../support/rows.ts';
import type { OpenWard } from '../usecases/core.ts';

const items = Number(process.env.ITEMS ?? '20000');
const goalMs = 300_000;
const questionsMeanwhile = 30;

let ward: OpenWard;
let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drill-'));
  ({ ward } = await openBigWard(items));
}, 600_000);
afterAll(async () => {
  await ward.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The number of rows of each table. */
function countsOf(path: string): ReadonlyMap<string, number> {
  const database = new Database(path, { readonly: true });
  const tables = database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`)
    .pluck()
    .all() as readonly string[];
  const counts = new Map(
    tables.map((name) => [name, Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get())]),
  );
  database.close();
  return counts;
}

const sizeOf = (place: string): number =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .reduce((sum, each) => sum + statSync(join(each.parentPath, each.name)).size, 0);

it.skipIf(onPostgres())(
  'A large data folder is backed up and restored completely within five minutes',
  { timeout: 900_000 },
  async () => {
    const asker = await ward.person('Phạm Văn Tú', 'citizen');
    const before = countsOf(join(ward.dataDir, 'core.db'));
    const began = performance.now();
    let isOver = false;
    const copying = admin({ DATA_DIR: ward.dataDir }, 'backup', join(folder, 'backups'), '--with-keys').finally(() => {
      isOver = true;
    });
    let written = 0;
    while (!isOver || written === 0) {
      written += 1;
      if (written <= questionsMeanwhile)
        await ward.turn((unit) =>
          fileQuestion(unit, asker, {
            ...{ text: `Cho tôi hỏi việc số ${written}?`, photos: [], messageKey: `drill:${written}` },
            ...{ channel: 'telegram', conversation: '1', receivedAt: unit.now },
          }),
        );
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect((await copying).status).toBe(0);
    const copiedMs = performance.now() - began;
    const elsewhere = join(folder, 'elsewhere');
    const restoring = performance.now();
    expect((await admin({ DATA_DIR: elsewhere }, 'restore', join(folder, 'backups'))).status).toBe(0);
    const restoredMs = performance.now() - restoring;
    for (const name of ['core.db', 'portal.db']) {
      const database = new Database(join(elsewhere, name), { readonly: true });
      expect([name, database.pragma('integrity_check', { simple: true })]).toEqual([name, 'ok']);
      expect([name, database.pragma('foreign_key_check')]).toEqual([name, []]);
      database.close();
    }
    const after = countsOf(join(elsewhere, 'core.db'));
    const lost = [...before].filter(([table, count]) => (after.get(table) ?? 0) < count);
    expect(lost).toEqual([]);
    expect((await admin({ DATA_DIR: elsewhere }, 'verify-audit')).status).toBe(0);
    expect(existsSync(join(elsewhere, 'keys'))).toBe(true);
    process.stdout.write(
      `drill: ${(sizeOf(ward.dataDir) / 1e6).toFixed(0)} MB, ${before.get('submission')} items, ${before.get('inbox')} messages; copied in ` +
        `${(copiedMs / 1000).toFixed(1)} s, put back in ${(restoredMs / 1000).toFixed(1)} s\n`,
    );
    expect(copiedMs + restoredMs).toBeLessThan(goalMs);
  },
);
