import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { migrationsFolder, schemaPath } from '../../scripts/generate.ts';
import { saltOfWard } from '../../src/adapters/storage/sql/fingerprint-buckets.ts';
import {
  createPhotoFingerprintStore,
  maxPhotosOfBucket,
  readNumbers,
} from '../../src/adapters/storage/sql/fingerprint-photo-store.ts';
import { createTextFingerprintStore, maxTextsOfMark } from '../../src/adapters/storage/sql/fingerprint-store.ts';
import type { DB } from '../../src/adapters/storage/sql/types.core.ts';
import { openSqlite, type SqliteConnection } from '../../src/adapters/storage/sqlite/connection.ts';
import { applyMigrations } from '../../src/adapters/storage/sqlite/migrate.ts';
import { findCopied, fingerprintOf } from '../../src/domain/checks/copied-text.ts';
import { fingerprintFromGrey, samePhoto } from '../../src/domain/checks/repeated-photo.ts';
import { keptBucketsOf } from '../../src/domain/checks/repeated-photo-buckets.ts';
import { wardId } from '../../src/domain/ids.ts';

const at = new Date('2026-11-25T02:00:00Z');

let folder: string;
let core: SqliteConnection<DB>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fingerprints-'));
  const sqlitePath = join(folder, 'core.db');
  await applyMigrations({
    sqlitePath,
    schemaPath: schemaPath('core'),
    migrationsFolder: migrationsFolder('core'),
  });
  core = openSqlite<DB>(sqlitePath);
});
afterEach(() => {
  for (const table of ['text_band', 'text_fingerprint', 'photo_band', 'photo_fingerprint']) {
    core.handle.exec(`DELETE FROM ${table}`);
  }
});
afterAll(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

/** Words that occur in no other text: `aabc0 aabc1 …`, with a different prefix for each text. */
const words = (name: string, count: number, from = 0): string =>
  Array.from({ length: count }, (_, number) => `${name}${from + number}`).join(' ');

const textsOf = (ward = 'dong-lac') => createTextFingerprintStore(core.db, wardId(ward));
/** Bytes without a pattern, the same in every run. */
const noiseOf = (seed: number, length: number): Buffer =>
  Buffer.concat(
    Array.from({ length: Math.ceil(length / 64) }, (_, part) =>
      createHash('sha512').update(`${seed} ${part}`).digest(),
    ),
  ).subarray(0, length);

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex');
const photosOf = (ward = 'dong-lac') => createPhotoFingerprintStore(core.db, wardId(ward));
const rows = (table = 'text_band') => core.handle.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
const fullest = (table: string) =>
  core.handle.prepare(`SELECT max(n) FROM (SELECT count(*) n FROM ${table} GROUP BY bucket)`).pluck().get();
const longest = (table: string, column: string) =>
  core.handle.prepare(`SELECT max(length(${column})) FROM ${table}`).pluck().get();

describe('finding earlier texts', () => {
  it('Texts that share a part are found, those that share most first', async () => {
    const store = textsOf();
    await store.put('half', fingerprintOf(`${words('a', 60)} ${words('x', 60)}`), at);
    await store.put('third', fingerprintOf(`${words('a', 40, 60)} ${words('y', 90)}`), at);
    await store.put('other', fingerprintOf(words('z', 120)), at);
    const found = await store.near(fingerprintOf(words('a', 120)));
    expect(found.subjectIds).toEqual(['half', 'third']);
    expect(found.formMarks.size).toBe(0);
  });

  it('Only texts of the own ward are found', async () => {
    const text = fingerprintOf(words('a', 100));
    await textsOf('an-phu').put('theirs', text, at);
    expect((await textsOf().near(text)).subjectIds).toEqual([]);
    expect((await textsOf('an-phu').near(text)).subjectIds).toEqual(['theirs']);
  });

  it('The searched text itself is not found', async () => {
    const text = fingerprintOf(words('a', 100));
    await textsOf().put('mine', text, at);
    await textsOf().put('copy', text, at);
    expect((await textsOf().near(text, { except: 'mine' })).subjectIds).toEqual(['copy']);
  });

  it('A later fingerprint replaces the earlier one, and a removed one is not found', async () => {
    const store = textsOf();
    const [first, second] = [fingerprintOf(words('a', 100)), fingerprintOf(words('b', 100))];
    await store.put('item', first, at);
    await store.put('item', second, at);
    expect((await store.near(first)).subjectIds).toEqual([]);
    expect((await store.near(second)).subjectIds).toEqual(['item']);
    expect(rows()).toBe(second.marks.length);
    await store.remove('item');
    await store.remove('item');
    expect((await store.near(second)).subjectIds).toEqual([]);
    expect(rows()).toBe(0);
  });

  it('At most the requested number of texts is found', async () => {
    for (let number = 0; number < 12; number += 1) {
      await textsOf().put(`item-${number}`, fingerprintOf(words('a', 100)), at);
    }
    expect((await textsOf().near(fingerprintOf(words('a', 100)))).subjectIds).toHaveLength(8);
    expect((await textsOf().near(fingerprintOf(words('a', 100)), { limit: 3 })).subjectIds).toHaveLength(3);
  });

  it('Very short texts are not kept, and very long ones are found by any part', async () => {
    await textsOf().put('nothing', fingerprintOf('Họp tối nay'), at);
    const long = fingerprintOf(words('long', 20_000));
    await textsOf().put('long', long, at);
    expect(rows()).toBe(long.marks.length);
    expect((await textsOf().near(fingerprintOf(words('long', 100, 9_000)))).subjectIds).toEqual(['long']);
    expect((await textsOf().near(fingerprintOf(''))).subjectIds).toEqual([]);
  });
});

it('Rows of another ward, which a forged archive can put into any bucket, hide no copy', async () => {
  const text = fingerprintOf(words('a', 100));
  const other = words('b', 100);
  await textsOf('an-phu').put('theirs', fingerprintOf(other), at);
  const shift = BigInt(saltOfWard('dong-lac'));
  for (let number = 0; number < maxTextsOfMark + 2; number += 1) {
    const { lastInsertRowid: id } = core.handle
      .prepare(`INSERT INTO text_fingerprint (wardId, subjectId, marks, updatedAt) VALUES ('an-phu', ?, x'', 1)`)
      .run(`forged-${number}`);
    for (const mark of text.marks)
      core.handle
        .prepare('INSERT INTO text_band (bucket, fingerprintId) VALUES (?, ?)')
        .run((BigInt(mark) + shift) % 2n ** 48n, id);
  }
  await textsOf().put('ours', text, at);
  const found = await textsOf().near(text);
  expect(found.subjectIds).toEqual(['ours']);
  // No mark belongs to a form.
  expect(found.formMarks.size).toBe(0);
});

describe('a form shared by many texts', () => {
  const form = words('form', 80);
  const notice = (number: number) => `${form} ${words(`n${number}x`, 30)}`;
  const texts = new Map(Array.from({ length: 40 }, (_, number) => [`notice-${number}`, notice(number)]));
  const check = async (text: string) => {
    const { subjectIds, formMarks } = await textsOf().near(fingerprintOf(text));
    return findCopied(
      text,
      subjectIds.map((subjectId) => ({ subjectId, text: texts.get(subjectId) ?? '' })),
      formMarks,
    );
  };

  it('The form’s marks are stored for the first texts only, so that a search stays cheap', async () => {
    for (const [subjectId, text] of texts) await textsOf().put(subjectId, fingerprintOf(text), at);
    expect(fullest('text_band')).toBe(maxTextsOfMark);
  });

  it('Two texts on the same form are not copies, and a copy of the text’s own words is still found', async () => {
    for (const [subjectId, text] of texts) await textsOf().put(subjectId, fingerprintOf(text), at);
    expect(await check(notice(40))).toEqual([]);
    const [copied] = await check(`${form} ${words('n7x', 28)} hai chữ`);
    expect(copied?.subjectId).toBe('notice-7');
    expect(copied?.overlap).toBeGreaterThan(0.8);
  });
});

describe('finding earlier photos', () => {
  /** A pattern of brightness waves, different for each seed; `shift` moves the frame, as cropping does. */
  const photo = (seed: number, shift = 0): string => {
    const [width, height] = [240, 160];
    const light = (x: number, y: number) => {
      let sum = 128;
      for (let wave = 1; wave <= 12; wave += 1) {
        const turn = seed * wave * 2.399;
        sum += 30 * Math.sin(wave * 2.1 * (x * Math.cos(turn) + y * Math.sin(turn)) + turn * 3);
      }
      return Math.max(0, Math.min(255, sum));
    };
    const grey = Uint8Array.from({ length: width * height }, (_, index) =>
      light(
        shift + ((index % width) / width) * (1 - 2 * shift),
        shift + (Math.floor(index / width) / height) * (1 - 2 * shift),
      ),
    );
    return fingerprintFromGrey(grey, width, height);
  };

  it('A photo is found again, even cropped, and never one of another ward', async () => {
    for (let seed = 1; seed <= 20; seed += 1) await photosOf().put(hashOf(`photo-${seed}`), photo(seed), at);
    await photosOf('an-phu').put(hashOf('theirs'), photo(7), at);
    for (const asked of [photo(7), photo(7, 0.025)]) {
      const [first] = await photosOf().near(asked);
      expect(first).toBe(hashOf('photo-7'));
      expect(samePhoto(asked, photo(7)).same).toBe(true);
    }
    expect(await photosOf('an-phu').near(photo(7))).toEqual([hashOf('theirs')]);
    expect(await photosOf('an-phu').near(photo(99))).toEqual([]);
  });

  it('A photo is kept once with its latest fingerprint, and a removed one is not found', async () => {
    const store = photosOf();
    await store.put(hashOf('file'), photo(1), at);
    await store.put(hashOf('file'), photo(1), at);
    expect(longest('photo_fingerprint', 'bits')).toBeLessThanOrEqual(48);
    const kept = rows('photo_band');
    await store.put(hashOf('file'), photo(2), at);
    expect(await store.near(photo(1))).toEqual([]);
    expect(await store.near(photo(2))).toEqual([hashOf('file')]);
    expect(rows('photo_band')).toBeLessThanOrEqual(Number(kept) + 2);
    await store.remove(hashOf('file'));
    await store.remove(hashOf('file'));
    expect(rows('photo_band')).toBe(0);
    expect(rows('photo_fingerprint')).toBe(0);
  });

  it('A photo without content is not kept, and matches nothing', async () => {
    await photosOf().put(hashOf('grey'), photo(3), at);
    await photosOf().put(hashOf('grey'), '', at);
    expect(rows('photo_fingerprint')).toBe(0);
    expect(await photosOf().near('')).toEqual([]);
  });

  it('A search stays cheap although many photos resemble each other', async () => {
    for (let number = 0; number < maxPhotosOfBucket + 6; number += 1)
      await photosOf().put(hashOf(`f${number}`), photo(5), at);
    expect(fullest('photo_band')).toBe(maxPhotosOfBucket);
    expect(await photosOf().near(photo(5))).toHaveLength(16);
    expect(await photosOf().near(photo(5), 3)).toHaveLength(3);
  });

  it('Photos of the former schema are carried over with the same hashes and buckets', async () => {
    const before = mkdtempSync(join(tmpdir(), 'fingerprints-old-'));
    const place = { sqlitePath: join(before, 'core.db'), schemaPath: schemaPath('core') };
    cpSync(migrationsFolder('core'), join(before, 'migrations'), {
      recursive: true,
      filter: (path) => !path.includes('_0188_narrow_photos'),
    });
    await applyMigrations({ ...place, migrationsFolder: join(before, 'migrations') });
    const old = openSqlite<DB>(place.sqlitePath);
    const insert = old.handle.prepare('INSERT INTO photo_fingerprint VALUES (?, ?, ?, ?, ?)');
    const bands = old.handle.prepare('INSERT INTO photo_band VALUES (?, ?)');
    const text = photo(7);
    const numbers = keptBucketsOf(text);
    const six = Buffer.alloc(numbers.length * 6);
    for (const [index, number] of numbers.entries()) six.writeUIntBE(number, index * 6, 6);
    insert.run(1, 'dong-lac', hashOf('whole'), photo(3), 1);
    insert.run(2, 'dong-lac', hashOf('numbers'), six.toString('base64url'), 2);
    for (const number of numbers) bands.run((number + saltOfWard('dong-lac')) % 2 ** 48, 2);
    await old.close();

    await applyMigrations({ ...place, migrationsFolder: migrationsFolder('core') });
    const carried = openSqlite<DB>(place.sqlitePath);
    const store = createPhotoFingerprintStore(carried.db, wardId('dong-lac'));
    expect(await store.near(text)).toEqual([hashOf('numbers')]);
    const kept = carried.handle.prepare('SELECT bits FROM photo_fingerprint ORDER BY id').pluck().all() as Buffer[];
    expect(kept.map(readNumbers)).toEqual([keptBucketsOf(photo(3)), numbers]);
    await store.put(hashOf('numbers'), text, at);
    expect(carried.handle.prepare('SELECT max(id) FROM photo_fingerprint').pluck().get()).toBe(2);
    await store.remove(hashOf('numbers'));
    expect(carried.handle.prepare('SELECT count(*) FROM photo_band').pluck().get()).toBe(0);
    await carried.close();
    rmSync(before, { recursive: true });
  });

  it('A photo takes at most 300 bytes with its index', async () => {
    const count = 1_000;
    for (let seed = 0; seed < count; seed += 1) {
      const grey = noiseOf(seed, 24 * 24);
      await photosOf().put(hashOf(`many-${seed}`), fingerprintFromGrey(grey, 24, 24), at);
    }
    const bytes = core.handle
      .prepare("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'photo\\_%' ESCAPE '\\'")
      .pluck()
      .get();
    expect(Number(bytes) / count).toBeLessThanOrEqual(300);
  });
});
