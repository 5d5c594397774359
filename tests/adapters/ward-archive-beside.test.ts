/**
 * An import into a folder where a server may run, onto a disk that may be full, beside other wards: it keeps nobody waiting, and
 * what it could not finish is not visible and can be repeated.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { lockDataFolder, openStorage } from '../../src/adapters/storage/sqlite/storage.ts';
import { sha256Of } from '../../src/adapters/ward-archive/archive.ts';
import { exportWard } from '../../src/adapters/ward-archive/export-ward.ts';
import { type ImportRequest, importFiles, importWard } from '../../src/adapters/ward-archive/import-ward.ts';
import { newestOf, readProgramSchema } from '../../src/adapters/ward-archive/program-schema.ts';
import { filesInBucket, filesInFolder } from '../../src/adapters/ward-archive/ward-files.ts';
import { wardId } from '../../src/domain/ids.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { rowsOf } from '../support/rows.ts';
import { sharingMediaStore } from '../support/shared-workers.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const code = 'ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2';
const ward = wardId('dong-lac');
const photo = 'a photo'.repeat(100_000);
const photoHash = sha256Of(photo);
const originalIn = (dataDir: string) => join(dataDir, 'media', 'originals', photoHash.slice(0, 2), photoHash);
const megabyte = 1_000_000;
let world: OpenWard;
let place: string;
let target: string;
let storage: Awaited<ReturnType<typeof openStorage>>;
const file = () => join(place, 'ward.zip');

beforeEach(async () => {
  world = await openWard();
  place = mkdtempSync(join(tmpdir(), 'ward-archive-beside-'));
  target = await newDataFolder();
  storage = await openStorage({
    ...{ root, dataDir: target, clock: systemClock, mayMigrate: false, unitsOf: () => [] },
    ...{ onJobs: () => undefined, onCalendar: async () => undefined },
  });
  await world.person('Nguyễn Thị Lan', 'contributor');
  await rowsOf(world.core)
    .insertInto('question_photo')
    .values({
      ...{ id: 'photo', wardId: ward, questionId: 'none', itemKey: 'a', position: 1, file: '{}' },
      ...{ state: 'stored', hash: photoHash, stored: '{}', refusal: null },
    })
    .execute();
  mkdirSync(join(originalIn(world.dataDir), '..'), { recursive: true });
  writeFileSync(originalIn(world.dataDir), photo);
});
afterEach(async () => {
  await storage.close();
  for (const folder of [place, target]) rmSync(folder, { recursive: true, force: true });
  await world.close();
});

/** @param rowBytes size of a further row, for a ward whose rows take long to write */
const leave = async ({ rowBytes = 0, schema = readProgramSchema(root) } = {}): Promise<void> => {
  const tip = { wardId: ward, personId: 'x', photos: '[]', receivedAt: 1 };
  if (rowBytes > 0)
    await rowsOf(world.core)
      .insertInto('tip')
      .values({ ...tip, id: 'long', messageKey: 'long', text: 'x'.repeat(rowBytes) })
      .execute();
  await exportWard({
    ...{ ward, name: 'phường Đồng Lạc', rows: world.core.storage.wardRows, media: filesInFolder(world.dataDir) },
    ...{ wardsDir: join(root, 'wards'), file: file(), code, key: wardKey(world.dataDir, ward), at: new Date(0) },
    ...{ program: '1', schema, chain: { begins: '', head: '', entries: 0 } },
  });
};
const large = { rowBytes: 6 * megabyte };

const request = (change: Partial<ImportRequest> = {}): ImportRequest => ({
  ...{ file: file(), writer: storage.wardWriter, dataDir: target, wardsDir: join(place, 'wards'), code },
  ...{ schema: readProgramSchema(root), program: '1', isCarriedOver: () => false, now: new Date() },
  ...{ media: filesInFolder(target), store: sharingMediaStore(join(target, 'media')) },
  ...{ disk: { freeBytes: () => 1e12, holdsRows: true }, takeFolder: () => lockDataFolder(target) },
  ...change,
});
const isHere = () => storage.wardWriter.isThere(ward);

describe('importing beside a running server', () => {
  it('A large ward is refused with advice before anything is written', async () => {
    await leave(large);
    const server = lockDataFolder(target);
    if (!server.held) throw new Error(server.reason);
    await expect(importWard(request())).rejects.toMatchObject({
      ...{ name: 'ArchiveRefused', why: 'server' },
      facts: { megabytes: 7, process: String(process.pid) },
    });
    expect(existsSync(originalIn(target))).toBe(false);
    server.release();
    expect(await importWard(request())).toMatchObject({ ward, mediaFiles: 1 });
  });

  it('A small ward is imported', async () => {
    await leave();
    const server = lockDataFolder(target);
    if (!server.held) throw new Error(server.reason);
    expect(await importWard(request())).toMatchObject({ ward });
    server.release();
    expect(await isHere()).toBe(true);
  });

  it('A large ward is imported if its rows are on PostgreSQL, where no file is locked', async () => {
    await leave(large);
    const server = lockDataFolder(target);
    if (!server.held) throw new Error(server.reason);
    expect(await importWard(request({ takeFolder: null }))).toMatchObject({ ward });
    server.release();
  });

  it('The files of a large ward can be imported first, and its rows after the server stopped', async () => {
    await leave(large);
    const server = lockDataFolder(target);
    if (!server.held) throw new Error(server.reason);
    expect(await importFiles(request())).toMatchObject({ ward, mediaFiles: 1, unmade: [], later: [] });
    expect(existsSync(originalIn(target))).toBe(true);
    expect(await isHere()).toBe(false);
    expect(existsSync(join(place, 'wards', 'dong-lac.yaml'))).toBe(false);
    server.release();
    expect(await importWard(request())).toMatchObject({ ward, mediaFiles: 0 });
    expect(await isHere()).toBe(true);
  });

  it('If the server starts while files are copied, nothing of a large ward is visible, and the import can be repeated', async () => {
    await leave(large);
    let server: ReturnType<typeof lockDataFolder> | null = null;
    const media = filesInFolder(target);
    const put: typeof media.put = async (path, open) => {
      server = lockDataFolder(target);
      return media.put(path, open);
    };
    await expect(importWard(request({ media: { ...media, put } }))).rejects.toMatchObject({ why: 'server' });
    expect(server).toMatchObject({ held: true });
    expect(await isHere()).toBe(false);
    expect(existsSync(join(place, 'wards', 'dong-lac.yaml'))).toBe(false);
    (server as unknown as { release(): void }).release();
    expect(await importWard(request())).toMatchObject({ ward, mediaFiles: 0 });
  });

  it('The server cannot start while rows are written, and can afterwards', async () => {
    await leave(large);
    const writer = {
      ...storage.wardWriter,
      put: async (wanted: Parameters<typeof storage.wardWriter.put>[0]) => {
        expect(lockDataFolder(target)).toMatchObject({ held: false });
        return storage.wardWriter.put(wanted);
      },
    };
    await importWard(request({ writer }));
    const lock = lockDataFolder(target);
    expect(lock.held).toBe(true);
    if (lock.held) lock.release();
  });
});

it('An import that ends among the rows leaves no row of the ward and can be repeated', async () => {
  await leave();
  const end = (wanted: Parameters<typeof storage.wardWriter.put>[0]) =>
    storage.wardWriter.put({
      ...wanted,
      rowsOf: async function* (table) {
        if (table.table === 'audit_log') throw new Error('the process ended');
        yield* wanted.rowsOf(table);
      },
    });
  await expect(importWard(request({ writer: { ...storage.wardWriter, put: end } }))).rejects.toThrow('ended');
  expect(await isHere()).toBe(false);
  const { core } = storage.connections;
  expect(await core.db.selectFrom('question_photo').selectAll().execute()).toEqual([]);
  expect(await importWard(request())).toMatchObject({ ward });
  expect(await core.db.selectFrom('question_photo').select('hash').execute()).toEqual([{ hash: photoHash }]);
});

it('Missing files of an imported ward are brought again without touching its rows', async () => {
  await leave();
  await importWard(request());
  rmSync(originalIn(target));
  await expect(importWard(request())).rejects.toMatchObject({ why: 'here' });
  expect(await importFiles(request())).toMatchObject({ mediaFiles: 1 });
  expect(existsSync(originalIn(target))).toBe(true);
});

describe('the free disk space', () => {
  const bucket = filesInBucket({
    open: async () => null,
    putStream: async () => undefined,
    writtenAt: async () => 0,
    list: async function* () {},
  });
  const disk = (free: number, holdsRows = true) => ({ freeBytes: () => free * megabyte, holdsRows });
  // 256 MiB are left free.
  const least = 269;

  it('Rows need twice their size, in the log and the file, also if photos are in a bucket', async () => {
    await leave(large);
    const inBucket = (free: number, holdsRows?: boolean) =>
      importWard(request({ media: bucket, disk: disk(free, holdsRows) }));
    await expect(inBucket(least + 11)).rejects.toMatchObject({ why: 'room', facts: { free: least + 11 } });
    expect(await isHere()).toBe(false);
    expect(await inBucket(least + 13)).toMatchObject({ ward });
  });

  it('Rows on PostgreSQL and files in a bucket need no space here', async () => {
    await leave(large);
    expect(await importWard(request({ media: bucket, disk: disk(0, false) }))).toMatchObject({ ward });
  });

  it('Files that an earlier attempt stored need no further space', async () => {
    await leave(large);
    const free = disk(least + 12.3);
    await expect(importWard(request({ disk: free }))).rejects.toMatchObject({ why: 'room' });
    expect(existsSync(originalIn(target))).toBe(false);
    await importFiles(request({ disk: free }));
    expect(await importWard(request({ disk: free }))).toMatchObject({ ward, mediaFiles: 0 });
  });

  it('Files need space even if the rows are elsewhere', async () => {
    await leave();
    await expect(importFiles(request({ disk: disk(least) }))).rejects.toMatchObject({ why: 'room' });
  });
});

it('An older archive whose missing migration only adds a column is imported with the default value', async () => {
  const now = readProgramSchema(root);
  await leave({ rowBytes: 10 });
  storage.connections.core.handle.exec(`ALTER TABLE "tip" ADD COLUMN "often" BIGINT NOT NULL DEFAULT 7`);
  const sql = `ALTER TABLE "tip" ADD COLUMN "often" BIGINT NOT NULL DEFAULT 7;`;
  const core = [...now.migrations.core, { name: '29990101000000_often', sql }];
  const newer = { ...now, hash: 'other', earlierHashes: [], migrations: { ...now.migrations, core } };
  expect(newestOf(newer).core).toBe('29990101000000_often');
  await expect(importWard(request({ schema: newer, isCarriedOver: () => true }))).rejects.toMatchObject({
    why: 'older',
  });
  await importWard(request({ schema: newer }));
  const tips = storage.connections.core.handle.prepare('select "text", "often" from "tip"').all();
  expect(tips).toEqual([{ text: expect.anything(), often: 7 }]);
});
