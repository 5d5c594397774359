/** A ward moves from one folder to another: all of its data arrives, and no data of another ward is included. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { ZipFile } from 'yazl';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { openBucket } from '../../src/adapters/media/bucket.ts';
import { createBucketUploadStore } from '../../src/adapters/media/upload-store.ts';
import { bandsOf, coreTables, isNameOf, leftOut, portalTables } from '../../src/adapters/storage/sql/ward-tables.ts';
import { openStorage, openStorageReader } from '../../src/adapters/storage/sqlite/storage.ts';
import { emptySeal, sealOf, sha256Of } from '../../src/adapters/ward-archive/archive.ts';
import { exportWard } from '../../src/adapters/ward-archive/export-ward.ts';
import { type ImportRequest, importWard } from '../../src/adapters/ward-archive/import-ward.ts';
import { readProgramSchema } from '../../src/adapters/ward-archive/program-schema.ts';
import { filesInBucket, filesInFolder } from '../../src/adapters/ward-archive/ward-files.ts';
import { openCore } from '../../src/compose/core.ts';
import { wardId } from '../../src/domain/ids.ts';
import { differencesOnPortal } from '../../src/outbox/reconcile.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { Storage } from '../../src/ports/storage.ts';
import { wardlessTables } from '../../src/ports/ward-rows.ts';
import { act } from '../../src/usecases/submission/act.ts';
import { uploadIn } from '../support/chunks.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { newDatabases, postgresBinaries } from '../support/postgres.ts';
import { connectionsOf, rowsOf } from '../support/rows.ts';
import { s3Credentials, startS3 } from '../support/s3-server.ts';
import { sharingMediaStore } from '../support/shared-workers.ts';
import { root } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const code = 'ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2';
const schema = readProgramSchema(root);
/** What every import has that runs alone, on a disk with room, with the program that made the archive. */
const alone = {
  ...{ schema, program: '1', isCarriedOver: () => false, takeFolder: null },
  disk: { freeBytes: () => 1e12, holdsRows: true },
};
const photoHash = sha256Of('a photo');
const shelf = photoHash.slice(0, 2);
let world: OpenWard;
let place: string;
let target: string;
const file = () => join(place, 'ward.zip');

beforeEach(async () => {
  world = await openWard();
  place = mkdtempSync(join(tmpdir(), 'ward-archive-'));
  target = await newDataFolder();
  const author = await world.person('Nguyễn Thị Lan', 'contributor');
  const deputy = await world.person('Trần Văn Minh', 'deputy');
  const { id, revision } = await world.submitted(author);
  await world.turn((unit) => act(unit, deputy, id, { type: 'approve', revision }));
  const hash = photoHash;
  await rowsOf(world.core)
    .insertInto('question_photo')
    .values({
      ...{ id: 'photo', wardId: world.ward.id, questionId: 'none', itemKey: 'a', position: 1, file: '{}' },
      ...{ state: 'stored', hash, stored: '{}', refusal: null },
    })
    .execute();
  mkdirSync(join(world.dataDir, 'media', 'originals', shelf), { recursive: true });
  writeFileSync(join(world.dataDir, 'media', 'originals', shelf, hash), 'a photo');
  await world.core.publisher.apply({
    ...{ key: 'dong-lac:k', ward: world.ward.id, code: 'DL-2611-0001', version: revision, title: 'Khối 4 trồng cây' },
    ...{ summary: 's', paragraphs: ['Sáng nay trồng 20 cây xanh.'], category: 'news', section: 'tin-tuc-su-kien' },
    ...{ eventOn: null, place: null, source: 'bà Lan', authors: ['Lan'], photographers: [], photos: [], files: [] },
    ...{ publishedAt: new Date(0), updatedAt: new Date(0), corrections: [], documentNumber: null, signer: null },
    ...{ withdrawn: false, origin: id },
  });
});
afterEach(async () => {
  rmSync(place, { recursive: true, force: true });
  rmSync(target, { recursive: true, force: true });
  await world.close();
});

const head = async (): Promise<{ readonly entries: number; readonly head: string; readonly begins: string }> => {
  const reader = openStorageReader({ root, dataDir: world.dataDir, clock: systemClock });
  const verdict = await reader.verifyAudit(world.ward.id);
  await reader.close();
  if (!verdict.ok) throw new Error('the chain is broken');
  return { ...verdict, begins: await world.core.storage.wardRows.chainBegins(world.ward.id) };
};

const leave = async () =>
  exportWard({
    ...{
      ward: world.ward.id,
      name: 'phường Đồng Lạc',
      rows: world.core.storage.wardRows,
      media: filesInFolder(world.dataDir),
    },
    ...{ wardsDir: join(root, 'wards'), file: file(), code, key: wardKey(world.dataDir, world.ward.id) },
    ...{ at: new Date(0), program: '1', schema, chain: await head() },
  });

const opened = (dataDir: string) =>
  openStorage({
    ...{ root, dataDir, clock: systemClock, mayMigrate: false, unitsOf: () => [] },
    ...{ onJobs: () => undefined, onCalendar: async () => undefined },
  });

const arrive = async (
  given: { readonly code?: string | null } & Partial<Pick<ImportRequest, 'disk' | 'schema' | 'takeFolder'>> = {},
) => {
  const storage = await opened(target);
  try {
    return await importWard({
      ...{ file: file(), writer: storage.wardWriter, dataDir: target, wardsDir: join(place, 'wards') },
      ...{
        ...{ ...alone, code, ...given },
        now: new Date(),

        media: filesInFolder(target),
        store: sharingMediaStore(join(target, 'media')),
      },
    });
  } finally {
    await storage.close();
  }
};

/** Each table's rows of the ward, without the ids that a database assigns. */
const everything = async (storage: Pick<Storage, 'wardRows'>) =>
  storage.wardRows.read(world.ward.id, async ({ rowsOf: rowsOfTable }) => {
    const all: Record<string, unknown[]> = {};
    for (const { database, table, isNumbered } of [...coreTables, ...portalTables]) {
      const rows: unknown[] = [];
      for await (const row of rowsOfTable({ database, table })) rows.push(isNumbered ? { ...row, id: 0 } : row);
      // Databases differ in their sort order.
      all[table] = rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    }
    return all;
  });

/** Makes an archive with one part changed or added whose list, hashes and seal are consistent again. */
async function forge(name: string, change: (text: string) => string): Promise<void> {
  const zip = await yauzl.openPromise(file(), { autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, Buffer.concat((await (await zip.openReadStreamPromise(entry)).toArray()) as Buffer[]));
  zip.close();
  const manifest = JSON.parse(parts.get('manifest.json')?.toString() ?? '') as { files: Record<string, object> };
  const changed = Buffer.from(change(parts.get(name)?.toString() ?? ''));
  parts.set(name, changed).delete('manifest.json');
  manifest.files[name] = { sha256: sha256Of(changed), bytes: changed.byteLength };
  const forged = new ZipFile();
  for (const [part, bytes] of [...parts, ['manifest.json', Buffer.from(JSON.stringify(manifest))] as const])
    forged.addBuffer(bytes, part);
  forged.end({ forceZip64Format: false, comment: emptySeal });
  writeFileSync(file(), Buffer.concat((await Readable.from(forged.outputStream).toArray()) as Buffer[]));
  const { wanted, at } = await sealOf(file());
  const whole = readFileSync(file());
  whole.write(wanted, at, 'latin1');
  writeFileSync(file(), whole);
}

/** What is forged, in which part, how, and the refusal. */
type Forgery = readonly [what: string, name: string, change: (text: string) => string, refusal: RegExp];

describe('an archive of a ward', () => {
  it('An archive covers every table of both schemas that holds ward data', () => {
    const tablesIn = (name: string): readonly string[] =>
      [...readFileSync(join(root, 'prisma', name, 'schema.prisma'), 'utf8').matchAll(/@@map\("([a-z_]+)"\)/gu)].map(
        ([, table = '']) => table,
      );
    const known = (shapes: typeof coreTables): readonly string[] => shapes.map(({ table }) => table);
    expect([...known(coreTables), ...leftOut].toSorted()).toEqual([...tablesIn('core'), 'ward_generation'].toSorted());
    expect([...known(portalTables), 'ward_generation'].toSorted()).toEqual([...tablesIn('portal')].toSorted());
    expect(Object.keys(bandsOf)).toEqual(wardlessTables);
  });

  it('Every row, file and key is imported into an empty folder, with an intact audit chain and a matching portal', async () => {
    const report = await leave();
    expect(report.mediaFiles).toBe(1);
    const before = await everything(world.core.storage);
    const arrived = await arrive();
    expect(arrived).toMatchObject({ ward: 'dong-lac', hasKey: true, wardFile: 'written', mediaFiles: 1 });
    const storage = await opened(target);
    expect(await everything(storage)).toEqual(before);
    const found = await storage.portalReaderOf(world.ward.id).search({ words: 'trồng cây', after: null, limit: 5 });
    expect(JSON.stringify(found)).toContain('DL-2611-0001');
    await storage.close();
    const reader = openStorageReader({ root, dataDir: target, clock: systemClock });
    expect(await reader.verifyAudit(world.ward.id)).toMatchObject({ ok: true, head: arrived.head });
    const differences = [];
    for await (const each of differencesOnPortal({
      ...{ ward: world.ward, now: new Date(), reader, states: reader.portalStates, contentHash: reader.contentHash },
      pause: async () => undefined,
    }))
      differences.push(each);
    const here = [];
    const own = openStorageReader({ root, dataDir: world.dataDir, clock: systemClock });
    for await (const each of differencesOnPortal({
      ...{ ward: world.ward, now: new Date(), reader: own, states: own.portalStates, contentHash: own.contentHash },
      pause: async () => undefined,
    }))
      here.push(each);
    expect(differences).toEqual(here);
    await own.close();
    await reader.close();
    expect(Buffer.compare(wardKey(target, 'dong-lac'), wardKey(world.dataDir, 'dong-lac'))).toBe(0);
    expect(existsSync(join(target, 'media', 'originals', shelf, photoHash))).toBe(true);
    expect(existsSync(join(place, 'wards', 'dong-lac', 'gioi-thieu.md'))).toBe(true);
  });

  it('An archive is refused where its ward exists, with a wrong code and with any damaged byte, and nothing changes', async () => {
    await leave();
    await expect(arrive({ code: 'WRONG' })).rejects.toThrow(/code is not the one/u);
    const whole = readFileSync(file());
    for (const at of [0, 0.1, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.995].map((share) =>
      Math.floor(whole.length * share),
    )) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ 0x41;
      writeFileSync(file(), damaged);
      await expect(arrive()).rejects.toThrow(/damaged|missing|not a ward archive|belong/u);
    }
    const storage = await opened(target);
    expect(await storage.wardWriter.isThere(wardId('dong-lac'))).toBe(false);
    await storage.close();
    expect(existsSync(join(target, 'media', 'originals'))).toBe(false);
    writeFileSync(file(), whole);
    await arrive({ code: null });
    await expect(arrive()).rejects.toThrow(/already exists here/u);
  });

  it.each<Forgery>([
    [
      'a role in another ward',
      'core/mandate.ndjson',
      (text) => text.replaceAll('"dong-lac"', '"ben-tam"'),
      /row of another ward/u,
    ],
    [
      'an article of another ward',
      'portal/article.ndjson',
      (text) => text.replaceAll('"dong-lac"', '"ben-tam"'),
      /row of another ward/u,
    ],
    ...[
      ['a job that stands before the nightly backup and is never due', { lane: 'dong-lac:backup' }],
      ['a job that stands before the nightly backup of another ward', { lane: 'ben-tam:backup' }],
      ['a job under the key of the nightly backup of another ward', { key: 'ben-tam:backup' }],
      ['a job that stands before the messages of another ward', { lane: 'ben-tam:to:01ABC' }],
      ['a job with a number that leaves no exact ones', { id: Number.MAX_SAFE_INTEGER }],
      // The queue reads the jobs of all wards together: one that it cannot read would stop it for everybody.
      ['a job that the queue cannot read', { payload: 'x' }],
      ['a job of which the queue reads a list', { payload: '[1]' }],
      ['a job that is due at no time', { dueAt: 'never' }],
      ['a job that is due at a time that no clock shows', { dueAt: 1e300 }],
      ['a job of no priority', { priority: 'x' }],
    ].map(
      ([what, change]): Forgery => [
        String(what),
        'core/job.ndjson',
        () =>
          `${JSON.stringify({
            ...{ id: 1, wardId: 'dong-lac', task: 'x', lane: 'dong-lac:x', key: null, priority: 5, payload: '{}' },
            ...{
              attempts: 0,
              dueAt: 253_402_300_799_000,
              crashes: 0,
              status: 'waiting',
              place: 'later',
              createdAt: 1,
            },
            ...{ leaseUntil: null, leaseToken: null, lastError: null, ...Object(change) },
          })}\n`,
        /row of another ward or of the server/u,
      ],
    ),
    [
      'file with which no ward would start',
      'ward/dong-lac.yaml',
      (text) => text.replace(/^code: .*$/mu, 'code: 7'),
      /no ward would start with the ward's file.*dong-lac.yaml: code/u,
    ],
    [
      'file that takes the domain of another ward',
      'ward/dong-lac.yaml',
      (text) => text.replace(/^domains: .*$/mu, 'domains: [bentam.example]'),
      /domain bentam.example belongs to ben-tam.yaml already/u,
    ],
    [
      'text that is bytes',
      'core/person.ndjson',
      (text) => text.replace(/"name":"[^"]*"/u, '"name":{"$bytes":"AAAA"}'),
      /row of another ward or of the server/u,
    ],
    // SQLite does not distinguish the letters of a column, and knows the number of a row by two more names.
    ...[
      ['a head of another ward', (text: string) => text.replaceAll(/^\{/gmu, '{"WARDID":"ben-tam",')],
      ['a number that leaves no exact ones', (text: string) => text.replace(/^\{/u, '{"rowid":9007199254740991,')],
    ].map(
      ([what, change]): Forgery => [
        `${what} in a column that the table has not`,
        'core/mandate.ndjson',
        change as (text: string) => string,
        /row of another ward or of the server/u,
      ],
    ),
    ...['section:ben-tam:gioi-thieu:8', 'regulation:ben-tam:29000000', 'ben-tam:in:17:publish'].map(
      (key): Forgery => [
        `page already published under the key ${key} of another ward`,
        'portal/applied_publication.ndjson',
        () => `${JSON.stringify({ key, ward: 'dong-lac', code: 'x', version: 1, appliedAt: 1 })}\n`,
        /row of another ward or of the server/u,
      ],
    ),
    [
      'other bytes under the name of a photo',
      `media/originals/${shelf}/${photoHash}`,
      () => 'another photo',
      /does not match its name/u,
    ],
  ])('A forged archive imports no %s', async (_what, name, change, refusal) => {
    const ours = readFileSync(join(root, 'wards', 'dong-lac.yaml'), 'utf8');
    mkdirSync(join(place, 'wards'));
    writeFileSync(
      join(place, 'wards', 'ben-tam.yaml'),
      ours.replace(/^code: .*$/mu, 'code: BT').replace(/^domains: .*$/mu, 'domains: [bentam.example]'),
    );
    await leave();
    await forge(name, change);
    await expect(arrive()).rejects.toThrow(refusal);
    const storage = await opened(target);
    expect(await storage.wardWriter.isThere(wardId('dong-lac'))).toBe(false);
    const { core, portal } = storage.connections;
    expect(await core.db.selectFrom('mandate').select('wardId').execute()).toEqual([]);
    expect(await portal.db.selectFrom('article').select('ward').execute()).toEqual([]);
    await storage.close();
  });

  it('A decompression bomb in a forged archive does not fill the memory', async () => {
    await leave();
    await forge(`media/documents/${shelf}/${photoHash}/text.json`, () => ' '.repeat(65 * 1024 * 1024));
    expect(readFileSync(file()).byteLength).toBeLessThan(1_000_000);
    await expect(arrive()).rejects.toThrow(/too large/u);
    expect(existsSync(join(target, 'media', 'originals'))).toBe(false);
  });

  it('An overlong line is refused before it fills the memory', async () => {
    await leave();
    await forge('core/setting.ndjson', () => `{"wardId":"dong-lac","value":"${'0'.repeat(20_000_000)}"}`);
    await expect(arrive()).rejects.toThrow(/line that is too long/u);
  });

  it('An archive that needs more disk space than is free is refused before anything is written', async () => {
    await leave();
    const disk = { freeBytes: () => 200_000_000, holdsRows: true };
    await expect(arrive({ disk })).rejects.toMatchObject({ why: 'room', facts: { free: 200 } });
    expect(existsSync(join(target, 'media', 'originals'))).toBe(false);
    expect(await arrive()).toMatchObject({ ward: 'dong-lac' });
  });

  it('Every character of a text is kept, also Unicode line separators', async () => {
    const text = 'một\u2028hai\u2029ba\u0085bốn\rnăm';
    const ward = { wardId: world.ward.id };
    const tip = { ...ward, id: 'lines', personId: 'x', text, photos: '[]', messageKey: 'x', receivedAt: 1 };
    await rowsOf(world.core).insertInto('tip').values(tip).execute();
    await leave();
    await arrive();
    const storage = await opened(target);
    const { tip: tips } = await everything(storage);
    await storage.close();
    expect(tips).toContainEqual(expect.objectContaining({ id: 'lines', text }));
  });

  it('A forged archive adds nothing to another ward’s article whose number it guesses', async () => {
    await leave();
    const before = await opened(target);
    await before.connections.portal.db
      .insertInto('article')
      .values({
        ...{
          id: 1,
          ward: 'ben-tam',
          code: 'BT-1',
          version: 1,
          slug: 'x',
          title: 'x',
          summary: 'x',
          html: 'x',
          paragraphs: '[]',
        },
        ...{ category: 'news', section: 'x', authors: '[]', photographers: '[]', publishedAt: 1, updatedAt: 1 },
        ...{ contentHash: 'x', searchText: 'x', source: 'x' },
      })
      .execute();
    await before.close();
    const note = { articleId: 0, position: 99, ward: 'dong-lac', at: 1, note: 'Bài này sai' };
    await forge('portal/article_correction.ndjson', () => `${JSON.stringify(note)}\n`);
    await expect(arrive()).rejects.toThrow(/row of another ward or of the server/u);
    const after = await opened(target);
    expect(await after.connections.portal.db.selectFrom('article_correction').selectAll().execute()).toEqual([]);
    await after.close();
  });

  it('A ward named like a kind of page imports no page of another ward', () => {
    const pages = { table: 'applied_publication' };
    expect(isNameOf('section', pages, 'section:ben-tam:gioi-thieu:8')).toBe(false);
    expect(isNameOf('section', pages, 'section:section:gioi-thieu:8')).toBe(true);
  });

  it('A renamed ward is imported with its waiting jobs and publications under its present name', async () => {
    await rowsOf(world.core)
      .insertInto('job')
      .values({
        ...{
          wardId: world.ward.id,
          task: 'deliver',
          lane: 'old:to:x',
          key: 'old:deliver:1',
          priority: 5,
          payload: '{}',
        },
        ...{ dueAt: 1, status: 'dead', place: 'ready', createdAt: 1 },
      })
      .execute();
    const { portal } = connectionsOf(world.core);
    const applied = { key: 'section:old:gioi-thieu:1', ward: world.ward.id, code: 'x', version: 1, appliedAt: 1 };
    await portal.db.insertInto('applied_publication').values(applied).execute();
    await leave();
    await arrive();
    const storage = await opened(target);
    const { job, applied_publication: publications } = await everything(storage);
    await storage.close();
    expect(job).toContainEqual(expect.objectContaining({ lane: 'dong-lac:old:to:x', key: 'dong-lac:old:deliver:1' }));
    expect(publications).toContainEqual(expect.objectContaining({ key: 'dong-lac:section:old:gioi-thieu:1' }));
  });

  it('Notes of calls about deleted messages are left out', async () => {
    await leave();
    const note = { id: 'x', wardId: 'dong-lac', personId: 'x', outboxId: 4001, subject: '', createdAt: 1 };
    const notes = [note, { ...note, id: 'y', outboxId: 1 }].map((each) => ({
      ...each,
      ...{ calledBy: 'x', calledAt: 1, result: null },
    }));
    await forge('core/call_note.ndjson', () => notes.map((each) => `${JSON.stringify(each)}\n`).join(''));
    await arrive();
    const storage = await opened(target);
    // With its number the other one would tell that a later message of another ward was read out.
    const kept = await storage.connections.core.db.selectFrom('call_note').select('id').execute();
    await storage.close();
    expect(kept).toEqual([{ id: 'y' }]);
  });

  it('Decisions of an archive of 28/11 without the ward’s name are imported and never count for another ward', async () => {
    await leave();
    await forge('core/decision.ndjson', (text) => text.replace(/"key":"[^"]*"/u, '"key":"in:4001"'));
    await arrive();
    const storage = await opened(target);
    const decisions = await storage.connections.core.db.selectFrom('decision').select('key').execute();
    await storage.close();
    expect(decisions).toEqual([{ key: 'dong-lac:in:4001' }]);
  });

  it('A forged archive imports no page of another ward', async () => {
    await leave();
    await forge('ward/ben-tam/gioi-thieu.md', () => '# Ours now');
    await arrive();
    expect(existsSync(join(place, 'wards', 'ben-tam'))).toBe(false);
  });

  it.each([
    ['a decision about an item', 'core/decision.ndjson', 'submissionId'],
    ['a part of a question', 'core/question_photo.ndjson', 'questionId'],
    ['an office of a person', 'core/mandate.ndjson', 'personId'],
    ['a person', 'core/person.ndjson', 'id'],
    ['a deed on an item', 'core/timeline.ndjson', 'subjectId'],
  ])('A malicious archive imports no %s of another ward', async (_, name, column) => {
    const storage = await opened(target);
    const { db } = storage.connections.core;
    await sql`insert into "person" ("id", "wardId", "name", "locale", "createdAt") values ('THEIRS', 'ben-tam', 'Bình', 'vi', 1)`.execute(
      db,
    );
    await sql`insert into "submission" ("id", "wardId", "code", "state", "revision", "version", "authorId", "content", "standing",
      "createdAt", "updatedAt") values ('THEIRS', 'ben-tam', 'BT-2611-0001', 'submitted', 1, 1, 'THEIRS', '{}', '{}', 1, 1)`.execute(
      db,
    );
    await sql`insert into "question" ("id", "wardId", "code", "state", "version", "askerId", "channel", "conversation", "title",
      "body", "originKey", "receivedAt", "dueAt", "dueOn", "explanation", "createdAt", "updatedAt") values ('THEIRS', 'ben-tam',
      'HD-2611-0001', 'received', 1, 'THEIRS', 'telegram', '1', 't', 'b', 'o', 1, 1, '2026-12-01', '{}', 1, 1)`.execute(
      db,
    );
    await storage.close();
    await leave();
    await forge(name, (text) => text.replace(new RegExp(`"${column}":"[^"]*"`, 'u'), `"${column}":"THEIRS"`));
    await expect(arrive()).rejects.toThrow(/not in it or is of another ward/u);
  });

  it('A ward imported beside another gets new numbers, and references follow', async () => {
    const other = wardId('ben-tam');
    const storage = await opened(target);
    await storage.write(other, (stores) => stores.audit.record({ actor: 'x', action: 'y', object: 'z' }, new Date()));
    const { core, portal } = storage.connections;
    await sql`insert into "inbox" ("id", "wardId", "channel", "externalId", "lane", "priority", "kind", "payload",
      "occurredAt", "receivedAt") values (900, 'ben-tam', 'telegram', '1', 'l', 1, 'k', '{}', 1, 1)`.execute(core.db);
    await sql`insert into "outbox" ("id", "wardId", "key", "kind", "effect", "semantics", "createdAt")
      values (700, 'ben-tam', 'ben-tam:in:1:x', 'tell', '{}', 'idempotent', 1)`.execute(core.db);
    await storage.close();
    await leave();
    const waiting = await rowsOf(world.core).selectFrom('job').select(['payload', 'key']).orderBy('id').execute();
    const outbox = await rowsOf(world.core).selectFrom('outbox').select('id').orderBy('id').execute();
    await arrive();
    const after = await opened(target);
    const rows = await after.connections.core.db
      .selectFrom('outbox')
      .select('id')
      .where('wardId', '=', 'dong-lac')
      .orderBy('id')
      .execute();
    expect(rows.map(({ id }) => id)).toEqual(outbox.map(({ id }) => id + 700));
    const jobs = await after.connections.core.db.selectFrom('job').select(['payload', 'key']).orderBy('id').execute();
    expect(jobs.map(({ payload }) => JSON.parse(payload).outbox)).toEqual(
      waiting.map(({ payload }) => {
        const { outbox: named } = JSON.parse(payload);
        return named === undefined ? undefined : named + 700;
      }),
    );
    const [decision] = await after.connections.core.db.selectFrom('decision').select('key').execute();
    expect(Number(decision?.key.split(':').at(-1))).toBeGreaterThan(900);
    expect(portal).toBeDefined();
    const verdict = await openStorageReader({ root, dataDir: target, clock: systemClock }).verifyAudit(other);
    expect(verdict).toMatchObject({ ok: true, entries: 1 });
    await after.close();
    expect(connectionsOf(world.core)).toBeDefined();
  });
});

describe('a waiting upload from our own pages', () => {
  const [ofQuestion, ofInbox, ofTalk, ofTip, nobodys] = ['a', 'b', 'c', 'e', 'd'].map((digit) => digit.repeat(32));
  const handle = (id: string | undefined) =>
    JSON.stringify({ channel: 'web', fileId: id, uniqueId: 'x', kind: 'photo', name: null, mimeType: null });
  const placeOf = (dataDir: string, id: string | undefined) => join(dataDir, 'uploads', id ?? '');

  beforeEach(async () => {
    const rows = rowsOf(world.core);
    const ward = { wardId: world.ward.id };
    await rows
      .insertInto('question_photo')
      .values({
        ...{ ...ward, id: 'waits', questionId: 'none', itemKey: 'b', position: 2, file: handle(ofQuestion) },
        ...{ state: 'todo', hash: null, stored: null, refusal: null },
      })
      .execute();
    const event = { ...{ channel: 'web', externalId: 'x', lane: 'l', priority: 1, kind: 'k' }, occurredAt: 1 };
    const payload = `{"attachments":[${handle(ofInbox)}]}`;
    await rows
      .insertInto('inbox')
      .values({ ...ward, ...event, payload, receivedAt: 1 })
      .execute();
    await rows
      .insertInto('dialogue')
      .values({ ...ward, personId: 'x', version: 1, memory: `{"photos":[${handle(ofTalk)}]}`, updatedAt: 1 })
      .execute();
    await rows
      .insertInto('tip')
      .values({
        ...{ ...ward, id: 'tip', personId: 'x', text: 'x', messageKey: 'x', receivedAt: 1 },
        ...{ photos: `[${handle(ofTip)}]`, takenBy: null, takenAt: null },
      })
      .execute();
    mkdirSync(join(world.dataDir, 'uploads'));
    for (const id of [ofQuestion, ofInbox, ofTalk, ofTip, nobodys])
      writeFileSync(placeOf(world.dataDir, id), `the upload ${id}`);
  });

  it('The archive contains the ward’s upload under its id, and no other ward’s', async () => {
    expect(await leave()).toMatchObject({ mediaFiles: 5 });
    expect(await arrive()).toMatchObject({ mediaFiles: 5 });
    for (const id of [ofQuestion, ofInbox, ofTalk, ofTip])
      expect(readFileSync(placeOf(target, id), 'utf8')).toBe(`the upload ${id}`);
    expect(existsSync(placeOf(target, nobodys))).toBe(false);
    expect(existsSync(join(target, 'media', 'uploads'))).toBe(false);
    const core = await openCore({ root, dataDir: target, clock: systemClock, reach: nowhere, wards: [] });
    expect(String(await uploadIn(core.uploads, ofTalk ?? ''))).toBe(`the upload ${ofTalk}`);
    await core.media.close();
    await core.close();
  });

  it('An upload that the server takes in meanwhile is still included for the archive’s waiting row', async () => {
    const { wardRows } = world.core.storage;
    const rows: typeof wardRows = {
      ...wardRows,
      read: async (ward, look) => {
        const found = await wardRows.read(ward, look);
        await rowsOf(world.core).updateTable('question_photo').set({ state: 'refused' }).execute();
        return found;
      },
    };
    const left = await exportWard({
      ...{ ward: world.ward.id, name: 'x', rows, file: file(), code, wardsDir: join(place, 'wards') },
      ...{ schema, at: new Date(0), program: '1', media: filesInFolder(world.dataDir) },
      ...{ key: wardKey(world.dataDir, world.ward.id), chain: await head() },
    });
    expect(left.mediaFiles).toBe(5);
    await arrive();
    expect(existsSync(placeOf(target, ofQuestion))).toBe(true);
  });

  it('An upload is imported into a bucket and exported from it if photos are there', async () => {
    await leave();
    const s3 = await startS3(join(place, 's3'));
    const bucket = await openBucket({
      ...{
        bucket: 'tin-phuong',
        prefix: 'dong-lac/',
        endpoint: s3.endpoint,
        region: 'us-east-1',
        work: join(place, 'work'),
      },
      credentials: s3Credentials,
    });
    const storage = await opened(target);
    try {
      await importWard({
        ...{ file: file(), writer: storage.wardWriter, dataDir: target, wardsDir: join(place, 'wards') },
        ...{
          ...alone,
          code,
          now: new Date(),

          media: filesInBucket(bucket),
          store: sharingMediaStore(join(target, 'media')),
        },
      });
      expect(existsSync(join(target, 'uploads'))).toBe(false);
      const uploads = createBucketUploadStore(bucket);
      expect(String(await uploadIn(uploads, ofInbox ?? ''))).toBe(`the upload ${ofInbox}`);
      const again = await exportWard({
        ...{ ward: world.ward.id, name: 'x', rows: storage.wardRows, file: join(place, 'again.zip'), code },
        ...{ wardsDir: join(place, 'wards'), schema, at: new Date(0), program: '1' },
        ...{ media: filesInBucket(bucket), key: wardKey(target, world.ward.id), chain: await head() },
      });
      expect(again.mediaFiles).toBe(5);
    } finally {
      await storage.close();
      bucket.close();
      await s3.stop();
    }
  });
});

it('Files are imported into a bucket if the server has one, and exported from it into a folder', async () => {
  await leave();
  const s3 = await startS3(join(place, 's3'));
  const bucket = await openBucket({
    ...{
      bucket: 'tin-phuong',
      prefix: 'dong-lac/',
      endpoint: s3.endpoint,
      region: 'us-east-1',
      work: join(place, 'work'),
    },
    credentials: s3Credentials,
  });
  const third = await newDataFolder();
  const stored = join('media', 'originals', shelf, photoHash);
  const storage = await opened(target);
  const last = await opened(third);
  const settings = { wardsDir: join(place, 'wards'), schema };
  const store = sharingMediaStore(join(target, 'media'));
  const arrival = { ...settings, ...alone, code, now: new Date(), store };
  try {
    const inBucket = { ...arrival, writer: storage.wardWriter, dataDir: target, media: filesInBucket(bucket) };
    expect(await importWard({ ...inBucket, file: file() })).toMatchObject({ mediaFiles: 1 });
    expect(existsSync(join(target, stored))).toBe(false);
    expect(Buffer.from((await bucket.get(`originals/${shelf}/${photoHash}`)) ?? []).toString()).toBe('a photo');
    const again = join(place, 'again.zip');
    const report = await exportWard({
      ...{ ...settings, ward: world.ward.id, name: 'phường Đồng Lạc', rows: storage.wardRows, file: again, code },
      ...{ media: filesInBucket(bucket), key: wardKey(target, world.ward.id), at: new Date(0), program: '1' },
      chain: await head(),
    });
    expect(report.mediaFiles).toBe(1);
    const back = { ...arrival, writer: last.wardWriter, dataDir: third, media: filesInFolder(third) };
    expect(await importWard({ ...back, file: again })).toMatchObject({ mediaFiles: 1 });
    expect(readFileSync(join(third, stored), 'utf8')).toBe('a photo');
  } finally {
    await storage.close();
    await last.close();
    bucket.close();
    await s3.stop();
    rmSync(third, { recursive: true, force: true });
  }
});

describe.skipIf(postgresBinaries() === null)('from SQLite to PostgreSQL', () => {
  it('A ward moves row by row to PostgreSQL, and later rows get new numbers', async () => {
    await leave();
    const before = await everything(world.core.storage);
    const databases = await newDatabases();
    const core = await openCore({ root, dataDir: target, clock: systemClock, reach: nowhere, wards: [], databases });
    // Another program in the same database; its schema is listed after ours.
    await sql`create schema "second"`.execute(connectionsOf(core).core.db);
    await sql`create table "second"."person" ("number" integer)`.execute(connectionsOf(core).core.db);
    try {
      await importWard({
        ...{ file: file(), writer: core.storage.wardWriter, dataDir: target, wardsDir: join(place, 'wards') },
        ...{ ...alone, code, now: new Date(), media: filesInFolder(target) },
        store: core.media,
      });
      expect(await everything(core.storage)).toEqual(before);
      const entry = { actor: 'admin', action: 'ward-imported', object: 'dong-lac' };
      await core.unitOfWork.run(world.ward.id, async (stores) => {
        await stores.audit.record(entry, new Date());
        await stores.timeline.record('x', 'seen', 'system', new Date());
      });
      const entries = before.audit_log?.length ?? 0;
      expect(await core.storage.verifyAudit(world.ward.id)).toMatchObject({ ok: true, entries: entries + 1 });
    } finally {
      await core.media.close();
      await core.close();
    }
  });
});
