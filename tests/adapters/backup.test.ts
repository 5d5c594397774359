import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBackup, pruneBackups } from '../../src/adapters/backup/make-backup.ts';
import { finishRestore, restoreBackup } from '../../src/adapters/backup/restore-backup.ts';

let root = '';
const dataDir = () => join(root, 'data');
const place = () => join(root, 'backups');
const knownMigrations = { core: ['1_init'], portal: ['1_init'] };
const rowsIn = (path: string): number => {
  const database = new Database(path, { readonly: true });
  try {
    return database.prepare<[], number>('SELECT count(*) FROM note').pluck().get() ?? 0;
  } finally {
    database.close();
  }
};
const backup = (second: number, withKeys = false) =>
  makeBackup({
    dataDir: dataDir(),
    place: place(),
    at: new Date(Date.UTC(2026, 10, 27, 2, 0, second)),
    program: '9',
    withKeys,
  });
const restore = (into = dataDir(), source = place()) =>
  restoreBackup({ now: new Date(), dataDir: into, source, toldBy: 'restored', knownMigrations });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'backup-'));
  mkdirSync(join(dataDir(), 'media', 'ab'), { recursive: true });
  mkdirSync(join(dataDir(), 'keys'));
  for (const name of ['core', 'portal']) {
    const database = new Database(join(dataDir(), `${name}.db`));
    database.pragma('journal_mode = WAL');
    database.exec(`CREATE TABLE _prisma_migrations (migration_name TEXT, finished_at TEXT);
      INSERT INTO _prisma_migrations VALUES ('1_init', 'x');
      CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT);
      INSERT INTO note (words) VALUES ('một'), ('hai')`);
    database.close();
  }
  writeFileSync(join(dataDir(), 'media', 'ab', 'one.jpg'), 'first picture');
  writeFileSync(join(dataDir(), 'keys', 'dong-lac.key'), 'k'.repeat(32));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('a backup', () => {
  it('A backup finishes during fifty commits a second and blocks none of them', async () => {
    const writer = new Worker(
      `const { workerData, parentPort } = require('node:worker_threads');
       const Database = require(workerData.library);
       const database = new Database(workerData.path, { timeout: 5000 });
       const insert = database.prepare('INSERT INTO note (words) VALUES (?)');
       let [written, longestMs] = [0, 0];
       const timer = setInterval(() => {
         const began = performance.now();
         insert.run('x'.repeat(2000));
         longestMs = Math.max(longestMs, performance.now() - began);
         written += 1;
       }, 20);
       parentPort.on('message', () => { clearInterval(timer); database.close(); parentPort.postMessage({ written, longestMs }); });
       parentPort.postMessage('ready');`,
      {
        eval: true,
        workerData: {
          path: join(dataDir(), 'core.db'),
          library: join(import.meta.dirname, '../../node_modules/better-sqlite3'),
        },
      },
    );
    await new Promise((resolve) => writer.once('message', resolve));
    const filler = new Database(join(dataDir(), 'core.db'), { timeout: 5000 });
    const insert = filler.prepare('INSERT INTO note (words) VALUES (?)');
    filler.transaction(() => {
      for (let at = 0; at < 20_000; at += 1) insert.run('y'.repeat(1000));
    })();
    filler.close();
    const began = performance.now();
    const { folder } = await backup(1);
    const seconds = (performance.now() - began) / 1000;
    const { written, longestMs } = await new Promise<{ written: number; longestMs: number }>((resolve) => {
      writer.once('message', resolve);
      writer.postMessage('stop');
    });
    await writer.terminate();
    // The writes continued throughout the copy, at whatever pace a busy machine allows, and none waited for its end.
    expect(written).toBeGreaterThan(seconds * 5);
    expect(longestMs).toBeLessThan(2_000);
    expect(rowsIn(join(folder, 'core.db'))).toBeGreaterThanOrEqual(20_002);
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(20_002 + written);
  });

  it('A second backup copies only new files, and each snapshot is complete', async () => {
    expect(await backup(1)).toMatchObject({ mediaFiles: 1, copiedFiles: 1 });
    writeFileSync(join(dataDir(), 'media', 'ab', 'two.jpg'), 'second picture');
    expect(await backup(2)).toMatchObject({ mediaFiles: 2, copiedFiles: 1, copiedBytes: 14 });
    expect(await backup(3)).toMatchObject({ mediaFiles: 2, copiedFiles: 0 });
  });

  it('A backup includes waiting uploads from our own pages and restores them to their place', async () => {
    const [waits, taken] = ['a', 'b'].map((digit) => digit.repeat(32)) as [string, string];
    const core = new Database(join(dataDir(), 'core.db'));
    core.exec('CREATE TABLE submission_photo (state TEXT, file TEXT)');
    const add = core.prepare('INSERT INTO submission_photo VALUES (?, ?)');
    const handle = (id: string) => JSON.stringify({ channel: 'web', fileId: id });
    add.run('todo', handle(waits));
    add.run('stored', handle(taken));
    add.run('todo', handle('c'.repeat(32))); // its upload no longer exists
    core.close();
    mkdirSync(join(dataDir(), 'uploads'));
    for (const id of [waits, taken]) writeFileSync(join(dataDir(), 'uploads', id), id);
    expect(await backup(1)).toMatchObject({ mediaFiles: 2 });
    const into = join(root, 'elsewhere');
    await restore(into);
    expect(readdirSync(join(into, 'uploads'))).toEqual([waits]);
    expect(readFileSync(join(into, 'uploads', waits), 'utf8')).toBe(waits);
    expect(readdirSync(join(into, 'media'))).toEqual(['ab']);
    // Restores over a folder that already has uploads: they are moved aside with the rest.
    writeFileSync(join(dataDir(), 'uploads', taken), 'later');
    await restore();
    expect(readdirSync(join(dataDir(), 'uploads'))).toEqual([waits]);
    expect(readFileSync(join(dataDir(), 'before-restore', 'uploads', taken), 'utf8')).toBe('later');
  });

  it('Only its owner can read a backup, and it contains keys only on request', async () => {
    const { folder } = await backup(1);
    expect(existsSync(join(place(), 'keys'))).toBe(false);
    expect(readFileSync(join(folder, 'manifest.json'), 'utf8')).not.toContain('kkkk');
    for (const path of [
      join(folder, 'core.db'),
      join(folder, 'manifest.json'),
      join(place(), 'media', 'ab', 'one.jpg'),
    ])
      expect(statSync(path).mode & 0o077, path).toBe(0);
    await backup(2, true);
    expect(readdirSync(join(place(), 'keys'))).toEqual(['20261127T020002Z']);
  });

  it('Pruning keeps the configured number of snapshots and the files that they refer to', async () => {
    await backup(1);
    rmSync(join(dataDir(), 'media', 'ab', 'one.jpg'));
    writeFileSync(join(dataDir(), 'media', 'ab', 'two.jpg'), 'second picture');
    await backup(2);
    expect(pruneBackups(place(), 1)).toBe(1);
    expect(readdirSync(join(place(), 'media', 'ab'))).toEqual(['two.jpg']);
    await restore();
    expect(readdirSync(join(dataDir(), 'media', 'ab'))).toEqual(['two.jpg']);
  });

  it('A backup into a folder with other contents is refused and changes nothing there', async () => {
    mkdirSync(place());
    writeFileSync(join(place(), 'diary.txt'), 'mine');
    await expect(backup(1)).rejects.toThrow(/contains other files \(diary\.txt\)/u);
    expect(readdirSync(place())).toEqual(['diary.txt']);
  });
});

describe('a restore', () => {
  it('A restore brings back all data and keeps the former data in a separate folder', async () => {
    await backup(1, true);
    const database = new Database(join(dataDir(), 'core.db'));
    database.exec("INSERT INTO note (words) VALUES ('sau')");
    database.close();
    const report = await restore();
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(2);
    expect(report.missingKeys).toEqual([]);
    expect(rowsIn(join(report.before ?? '', 'core.db'))).toBe(3);
  });

  it('A second restore moves the former data into another folder and reports a replaced key', async () => {
    await backup(1);
    const first = await restore();
    writeFileSync(join(dataDir(), 'keys', 'dong-lac.key'), 'another');
    const second = await restore();
    expect([first.before, second.before]).toEqual(
      ['before-restore', 'before-restore-2'].map((name) => join(dataDir(), name)),
    );
    expect(existsSync(join(first.before ?? '', 'core.db'))).toBe(true);
    expect(second.otherKeys).toEqual(['dong-lac.key']);
  });

  it('A restore on another machine without keys names the missing keys', async () => {
    await backup(1);
    const elsewhere = join(root, 'elsewhere');
    expect(await restore(elsewhere)).toMatchObject({ missingKeys: ['dong-lac.key'], otherKeys: [], before: null });
    expect(rowsIn(join(elsewhere, 'portal.db'))).toBe(2);
  });

  it.each([
    ['a database', 'core.db'],
    ['a photo', 'media/ab/one.jpg'],
    ['a key', 'keys/20261127T020001Z/dong-lac.key'],
  ])('A restore is refused if %s has one changed byte, and changes nothing', async (_, path) => {
    const { folder } = await backup(1, true);
    const damaged = join(path.startsWith('core') ? folder : place(), path);
    const bytes = readFileSync(damaged);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(damaged, bytes);
    await expect(restore()).rejects.toThrow(/damaged/u);
    const left = readdirSync(dataDir()).filter((name) => !/-(?:wal|shm)$/u.test(name));
    expect(left.toSorted()).toEqual(['core.db', 'keys', 'media', 'portal.db']);
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(2);
  });

  it.each([
    [
      'names a path outside',
      (text: string) => text.replace('ab/one.jpg', '../../one.jpg'),
      /no file of a data folder/u,
    ],
    ['is cut off', (text: string) => text.slice(0, 100), /damaged or of another program/u],
    ['comes from a newer program', (text: string) => text.replaceAll('1_init', '2_later'), /newer than this one/u],
  ])('A restore is refused if the manifest %s', async (_, change, says) => {
    const { folder } = await backup(1);
    const path = join(folder, 'manifest.json');
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    await expect(restore()).rejects.toThrow(says);
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(2);
  });

  it('A restore interrupted after its verification is completed at the next start; before it, it is discarded', async () => {
    await backup(1);
    const staging = join(dataDir(), '.restoring');
    mkdirSync(staging);
    writeFileSync(join(staging, 'core.db'), 'half');
    expect(finishRestore(dataDir())).toBeNull();
    expect(existsSync(staging)).toBe(false);
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(2);

    const other = new Database(join(root, 'other.db'));
    other.exec("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT); INSERT INTO note (words) VALUES ('mới')");
    other.close();
    mkdirSync(staging);
    writeFileSync(join(staging, 'core.db'), readFileSync(join(root, 'other.db')));
    writeFileSync(join(staging, 'proved'), 'x');
    expect(finishRestore(dataDir())).toBe(join(dataDir(), 'before-restore'));
    expect(rowsIn(join(dataDir(), 'core.db'))).toBe(1);
    expect(rowsIn(join(dataDir(), 'portal.db'))).toBe(2);
  });
});
