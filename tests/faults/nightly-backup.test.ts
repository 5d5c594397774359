/** The server makes its nightly backup in a separate process, and the copy can be restored elsewhere. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { whyNoBackup } from '../../src/adapters/backup/backup-place.ts';
import { createNightlyBackup } from '../../src/compose/nightly-backup.ts';
import { EndOfProcess } from '../../src/ports/queue.ts';
import { admin } from '../support/admin.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { newDataFolder, newDemoFolder } from '../support/data-folder.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder = '';
const env = childEnvironment();
const asked = (dataDir: string, ...words: readonly string[]) => admin({ DATA_DIR: dataDir }, ...words);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'night-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const nightly = (afterwards: string | null, made: Date[], ending?: AbortSignal) =>
  createNightlyBackup({
    root,
    dataDir: join(folder, 'data'),
    settings: { place: join(folder, 'backups'), keep: 1, afterwards },
    env,
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    now: () => new Date('2026-11-26T19:40:00Z'),
    ...(ending ? { ending } : {}),
    onMade: async (at) => void made.push(at),
  });

it('The nightly backup is made, rotated as configured, copied elsewhere, and can be restored there', async () => {
  renameSync(await newDemoFolder(), join(folder, 'data'));
  const made: Date[] = [];
  const carry = `ls "$BACKUP_DIR" > ${join(folder, 'carried')}`;
  await nightly(carry, made)();
  await nightly(carry, made)();
  expect(made).toHaveLength(2);
  const snapshots = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('20'));
  expect(snapshots).toHaveLength(1);
  expect(readFileSync(join(folder, 'carried'), 'utf8')).toContain(snapshots[0]);
  expect((await asked(join(folder, 'elsewhere'), 'restore', join(folder, 'backups'))).status).toBe(0);
  expect((await asked(join(folder, 'elsewhere'), 'verify-audit')).status).toBe(0);
});

it('A backup whose remote copy fails reports why and does not count as made', async () => {
  renameSync(await newDataFolder(), join(folder, 'data'));
  const made: Date[] = [];
  await expect(nightly('echo no route to host >&2; exit 3', made)()).rejects.toThrow(/ended with 3: no route to host/u);
  expect(made).toEqual([]);
  expect(existsSync(join(folder, 'backups'))).toBe(true);
});

it('A backup stopped by the end of the process is not a failure, and the next process makes it', async () => {
  const made: Date[] = [];
  const ending = new AbortController();
  const making = nightly(null, made, ending.signal)();
  setTimeout(() => ending.abort(), 50);
  await expect(making).rejects.toThrow(EndOfProcess);
  expect(made).toEqual([]);
});

it('Backups need a writable folder; otherwise the start and the command say at once why they fail', async () => {
  expect(whyNoBackup(join(folder, 'new', 'place'))).toBeNull();
  expect(readdirSync(join(folder, 'new', 'place'))).toEqual([]);
  writeFileSync(join(folder, 'file'), '');
  expect(whyNoBackup(join(folder, 'file', 'place'))).toMatch(/ENOTDIR|EEXIST/u);
  // Creating folders recursively below /proc once never ended.
  expect(whyNoBackup('/proc/nowhere/place')).toMatch(/ENOENT|EACCES|EPERM/u);
  const settings = { DATA_DIR: join(folder, 'data'), BACKUP_DIR: '/proc/nowhere/place', PORT: '0' };
  const started = spawnSync(process.execPath, [join(root, 'src/main.ts')], {
    env: { ...env, ...settings },
    timeout: 180_000,
  });
  expect(started.status).toBeGreaterThan(0);
  expect(String(started.stderr)).toContain('BACKUP_DIR must be a folder that can be written');
});
