/**
 * An archive that was changed by its maker contains false copies, a false text or another ward's photo. Nothing of that is
 * shown after the import: what is derived from originals is made again here.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { hashOfChange } from '../../src/adapters/media/media-store.ts';
import { openStorage } from '../../src/adapters/storage/sqlite/storage.ts';
import { exportWard } from '../../src/adapters/ward-archive/export-ward.ts';
import { importWard } from '../../src/adapters/ward-archive/import-ward.ts';
import { readProgramSchema } from '../../src/adapters/ward-archive/program-schema.ts';
import { filesInBucket, filesInFolder } from '../../src/adapters/ward-archive/ward-files.ts';
import { type FileToMake, fileToMake, remakeJob, remakeTask } from '../../src/ports/files-to-make.ts';
import type { MediaStore } from '../../src/ports/media.ts';
import type { Job } from '../../src/ports/queue.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { rowsOf } from '../support/rows.ts';
import { aJpeg } from '../support/sample-photos.ts';
import { sharingMediaStore } from '../support/shared-workers.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';
import { aDocx } from './documents-samples.ts';

const code = 'ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2';
const schema = readProgramSchema(root);
const part = { x: 0.25, y: 0.25, width: 0.5, height: 0.5 };
let world: OpenWard;
let place: string;
let target: string;
let photo: string;
let blurred: string;
let cropped: string;
let document: string;

/** Rows that need these files, so that they go along. */
const need = async (...hashes: readonly string[]) => {
  for (const hash of hashes)
    await rowsOf(world.core)
      .insertInto('question_photo')
      .values({
        ...{ id: hash, wardId: world.ward.id, questionId: 'none', itemKey: hash, position: 1, file: '{}' },
        ...{ state: 'stored', hash, stored: '{}', refusal: null },
      })
      .execute();
};
const folderOf = (dataDir: string, kind: 'copies' | 'documents', hash: string) =>
  join(dataDir, 'media', kind, hash.slice(0, 2), hash);

const filesIn = (dataDir: string, kind: 'copies' | 'documents', hash: string) =>
  Object.fromEntries(
    readdirSync(folderOf(dataDir, kind, hash))
      .toSorted()
      .map((name) => [name, readFileSync(join(folderOf(dataDir, kind, hash), name)).toString('base64')]),
  );

beforeEach(async () => {
  world = await openWard();
  place = mkdtempSync(join(tmpdir(), 'ward-archive-copies-'));
  target = await newDataFolder();
  const store = sharingMediaStore(join(world.dataDir, 'media'));
  const hashOf = (intake: Awaited<ReturnType<typeof store.takePhoto>>): string => {
    if (!intake.ok) throw new Error(intake.refusal);
    return intake.photo.hash;
  };
  photo = hashOf(await store.takePhoto(await aJpeg({ seed: 'ours' })));
  blurred = hashOf(await store.blur(photo, [part]));
  cropped = hashOf(await store.crop(blurred, part));
  const taken = await store.takeDocument(aDocx(), 'ke-hoach.docx');
  if (!taken.ok) throw new Error(taken.refusal);
  document = taken.document.hash;
  await need(photo, blurred, cropped, document);
});
afterEach(async () => {
  for (const folder of [place, target]) rmSync(folder, { recursive: true, force: true });
  await world.close();
});

const leave = async (): Promise<string> => {
  const file = join(place, 'ward.zip');
  await exportWard({
    ...{ ward: world.ward.id, name: 'x', rows: world.core.storage.wardRows, media: filesInFolder(world.dataDir) },
    ...{ wardsDir: join(root, 'wards'), file, code, key: wardKey(world.dataDir, world.ward.id), at: new Date(0) },
    ...{ program: '1', schema, chain: { begins: '', head: '', entries: 0 } },
  });
  return file;
};
const jobsHere = async () => {
  const storage = await openStorage({
    ...{ root, dataDir: target, clock: systemClock, mayMigrate: false, unitsOf: () => [] },
    ...{ onJobs: () => undefined, onCalendar: async () => undefined },
  });
  const { db } = storage.connections.core;
  const rows = await db
    .selectFrom('job')
    .select(['task', 'payload'])
    .where('task', '=', remakeTask)
    .orderBy('id')
    .execute();
  await storage.close();
  return rows.map(({ task, payload }) => ({ task, payload: JSON.parse(payload) as Job['payload'] }));
};
const arrive = async (file: string, refuses: Partial<MediaStore> = {}) => {
  const storage = await openStorage({
    ...{ root, dataDir: target, clock: systemClock, mayMigrate: false, unitsOf: () => [] },
    ...{ onJobs: () => undefined, onCalendar: async () => undefined },
  });
  try {
    return await importWard({
      ...{ file, writer: storage.wardWriter, dataDir: target, wardsDir: join(place, 'wards'), schema, program: '1' },
      ...{ isCarriedOver: () => false, takeFolder: null, disk: { freeBytes: () => 1e12, holdsRows: true } },
      ...{ code, now: new Date(), media: filesInFolder(target) },
      store: { ...sharingMediaStore(join(target, 'media')), ...refuses },
    });
  } finally {
    await storage.close();
  }
};

it('Copies, marks and texts of an archive are not trusted but made again from the originals', async () => {
  const kinds = [
    ['copies', photo],
    ['copies', blurred],
    ['copies', cropped],
    ['documents', document],
  ] as const;
  const honest = kinds.map(([kind, hash]) => filesIn(world.dataDir, kind, hash));
  const falsePhoto = await sharingMediaStore(join(place, 'media')).takePhoto(await aJpeg({ seed: 'false' }));
  if (!falsePhoto.ok) throw new Error(falsePhoto.refusal);
  const falseCopies = folderOf(place, 'copies', falsePhoto.photo.hash);
  for (const hash of [photo, blurred, cropped])
    for (const name of readdirSync(falseCopies))
      if (name !== 'photo.json') cpSync(join(falseCopies, name), join(folderOf(world.dataDir, 'copies', hash), name));
  writeFileSync(join(folderOf(world.dataDir, 'documents', document), 'text.txt'), 'Không trồng cây nữa');
  expect(await arrive(await leave())).toMatchObject({ unmade: [] });
  expect(kinds.map(([kind, hash]) => filesIn(target, kind, hash))).toEqual(honest);
});

it('A forged mark does not expose another ward’s photo', async () => {
  const store = sharingMediaStore(join(target, 'media'));
  const theirs = await store.takePhoto(await aJpeg({ seed: 'private there' }));
  if (!theirs.ok) throw new Error(theirs.refusal);
  const blurredFrom = { hash: theirs.photo.hash, areas: [part] };
  const name = hashOfChange(blurredFrom);
  const broken = 'ab'.repeat(32);
  for (const [hash, from] of [
    [name, blurredFrom],
    [broken, { hash: photo, areas: 'all of it' }],
  ] as const) {
    cpSync(folderOf(world.dataDir, 'copies', blurred), folderOf(world.dataDir, 'copies', hash), { recursive: true });
    const mark = JSON.parse(readFileSync(join(folderOf(world.dataDir, 'copies', blurred), 'photo.json'), 'utf8'));
    writeFileSync(
      join(folderOf(world.dataDir, 'copies', hash), 'photo.json'),
      JSON.stringify({ ...mark, hash, blurredFrom: from }),
    );
  }
  await need(name, broken);
  const { unmade } = await arrive(await leave());
  expect([...unmade].toSorted()).toEqual([name, broken].toSorted());
  expect(await store.readPhoto(name)).toBeNull();
  expect(await store.readPhoto(blurred)).not.toBeNull();
});

it.each(['as its own', 'as what it was before it was blurred'])(
  'A row that names another ward’s photo %s is refused if the archive does not contain it',
  async (how) => {
    const store = sharingMediaStore(join(target, 'media'));
    const theirs = await store.takePhoto(await aJpeg({ seed: 'private there' }));
    const shown = theirs.ok ? await store.blur(theirs.photo.hash, [part]) : theirs;
    if (!theirs.ok || !shown.ok) throw new Error('the photo was not taken');
    // The name of a blurred photo is in its public address. Who may edit the item gets the original back, and so does an export.
    if (how === 'as its own') await need(shown.photo.hash);
    else
      await rowsOf(world.core)
        .updateTable('question_photo')
        .set({ stored: JSON.stringify({ earlier: [theirs.photo.hash] }) })
        .where('hash', '=', photo)
        .execute();
    await expect(arrive(await leave())).rejects.toThrow(/names the file [0-9a-f]{64}, which is not in it/u);
    expect(await store.readPhoto(photo)).toBeNull();
  },
);

it('A document that cannot be read because the machine is busy keeps its original', async () => {
  const busy = await arrive(await leave(), { remakeText: async () => ({ ok: false, refusal: 'too-heavy' }) });
  expect(busy).toMatchObject({ later: [document], unmade: [] });
  const original = (dataDir: string) => readFileSync(join(folderOf(dataDir, 'documents', document), 'original'));
  expect(Buffer.compare(original(target), original(world.dataDir))).toBe(0);
  // A job of the server that starts here makes it from that original.
  expect(await jobsHere()).toEqual([{ task: 'remake-file', payload: { kind: 'document', hash: document } }]);
  const store = sharingMediaStore(join(target, 'media'));
  expect(await store.remakeText(document)).toEqual({ ok: true });
  expect(filesIn(target, 'documents', document)).toEqual(filesIn(world.dataDir, 'documents', document));
});

it('Photos that cannot be made now are made later by jobs with the same blurs and crops', async () => {
  const busy = await arrive(await leave(), { remakeCopies: async () => ({ ok: false, refusal: 'too-heavy' }) });
  expect([...busy.later].toSorted()).toEqual([photo, blurred, cropped].toSorted());
  const store = sharingMediaStore(join(target, 'media'));
  for (const { payload } of await jobsHere()) {
    const file = fileToMake(payload);
    expect(file.kind === 'photo' && (await store.remakeCopies(file.from))).toMatchObject({ ok: true });
    expect(filesIn(target, 'copies', file.hash)).toEqual(filesIn(world.dataDir, 'copies', file.hash));
  }
});

it('A permanent refusal leaves no job', async () => {
  const refused = await arrive(await leave(), { remakeCopies: async () => ({ ok: false, refusal: 'gif' }) });
  expect(refused).toMatchObject({ later: [] });
  expect([...refused.unmade].toSorted()).toEqual([photo, blurred, cropped].toSorted());
  expect(await jobsHere()).toEqual([]);
});

it('Waiting jobs are included, except those that name another ward’s photo or do not match their file', async () => {
  const theirs = 'ef'.repeat(32);
  const ours = { hash: photo, areas: [part] };
  const files: readonly FileToMake[] = [
    { kind: 'photo', hash: photo, from: { hash: photo, areas: [] } },
    { kind: 'photo', hash: blurred, from: ours },
    { kind: 'document', hash: document },
    { kind: 'photo', hash: theirs, from: { hash: theirs, areas: [] } },
    { kind: 'photo', hash: hashOfChange({ hash: theirs, areas: [part] }), from: { hash: theirs, areas: [part] } },
    { kind: 'document', hash: theirs },
    { kind: 'photo', hash: cropped, from: ours },
  ];
  await world.core.unitOfWork.run(world.ward.id, async ({ jobs }) => {
    for (const file of files) await jobs.put({ ...remakeJob(file, new Date()), key: crypto.randomUUID() });
    await jobs.put({ ...remakeJob({ kind: 'document', hash: theirs }, new Date()), payload: { kind: 'photo' } });
  });
  await arrive(await leave());
  expect((await jobsHere()).map(({ payload }) => payload.hash)).toEqual([photo, blurred, document]);
});

it('A copy that needed too much memory is made when it is retried alone', async () => {
  const store = sharingMediaStore(join(target, 'media'));
  const tried = new Map<string, number>();
  const isFirst = (hash: string): boolean => {
    tried.set(hash, (tried.get(hash) ?? 0) + 1);
    return tried.get(hash) === 1;
  };
  const tooHeavy = { ok: false, refusal: 'too-heavy' } as const;
  const { unmade, later } = await arrive(await leave(), {
    remakeText: async (hash) => (isFirst(hash) ? tooHeavy : store.remakeText(hash)),
    remakeCopies: async (of) => (isFirst(of.hash) ? tooHeavy : store.remakeCopies(of)),
  });
  expect({ unmade, later }).toEqual({ unmade: [], later: [] });
  expect(await store.readDocument(document)).not.toBeNull();
  for (const hash of [photo, blurred, cropped]) expect(await store.readPhoto(hash)).not.toBeNull();
});

it('A file already in the bucket gets a new date, so that a concurrent sweep keeps it', async () => {
  const written: string[] = [];
  const ages: Readonly<Record<string, number>> = { 'originals/new': 3_600_000, 'originals/old': 80_000_000 };
  const files = filesInBucket({
    ...{ list: () => Readable.from([]), open: async () => null },
    putStream: async (key: string) => void written.push(key),
    writtenAt: async (key: string) => (ages[key] === undefined ? 0 : Date.now() - ages[key]),
  } as unknown as Parameters<typeof filesInBucket>[0]);
  const put = (path: string) => files.put(path, async () => Readable.from(['x']));
  expect([await put('originals/new'), await put('originals/old'), await put('originals/none')]).toEqual([
    false,
    false,
    true,
  ]);
  expect(written).toEqual(['originals/old', 'originals/none']);
});

it('A document stored under another document’s name is refused', async () => {
  const other = 'cd'.repeat(32);
  mkdirSync(folderOf(world.dataDir, 'documents', other), { recursive: true });
  cpSync(folderOf(world.dataDir, 'documents', document), folderOf(world.dataDir, 'documents', other), {
    recursive: true,
  });
  await need(other);
  await expect(arrive(await leave())).rejects.toThrow(/does not match its name/u);
});
