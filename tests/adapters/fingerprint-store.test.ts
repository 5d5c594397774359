import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSqlite, type SqliteConnection } from '../../src/adapters/database/connection.ts';
import { createTextFingerprintStore, MAX_TEXTS_OF_MARK } from '../../src/adapters/database/fingerprint-store.ts';
import type { DB } from '../../src/adapters/database/types.core.ts';
import { findCopied, fingerprintOf } from '../../src/domain/checks/copied-text.ts';
import { wardId } from '../../src/domain/ids.ts';

const at = new Date('2026-11-25T02:00:00Z');
const tables = `
  CREATE TABLE text_fingerprint (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, wardId TEXT NOT NULL, subjectId TEXT NOT NULL,
    marks BLOB NOT NULL, updatedAt BIGINT NOT NULL, UNIQUE (wardId, subjectId));
  CREATE TABLE text_band (bucket BIGINT NOT NULL, fingerprintId INTEGER NOT NULL, PRIMARY KEY (bucket, fingerprintId));
`;

let folder: string;
let core: SqliteConnection<DB>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fingerprints-'));
  core = openSqlite<DB>(join(folder, 'core.db'));
  core.handle.exec(tables);
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true });
});

/** Words that no other text has: `aabc0 aabc1 …`, with a name for each text. */
const words = (name: string, count: number, from = 0): string =>
  Array.from({ length: count }, (_, number) => `${name}${from + number}`).join(' ');

const textsOf = (ward = 'dong-lac') => createTextFingerprintStore(core.db, wardId(ward));
const rows = () => core.handle.prepare<[], number>('SELECT count(*) FROM text_band').pluck().get();

describe('earlier texts', () => {
  it('are found by a text that shares a part with them, most shared first', async () => {
    const store = textsOf();
    await store.put('half', fingerprintOf(`${words('a', 60)} ${words('x', 60)}`), at);
    await store.put('third', fingerprintOf(`${words('a', 40, 60)} ${words('y', 90)}`), at);
    await store.put('other', fingerprintOf(words('z', 120)), at);
    const found = await store.near(fingerprintOf(words('a', 120)));
    expect(found.subjectIds).toEqual(['half', 'third']);
    expect(found.formMarks.size).toBe(0);
  });

  it('are those of the own ward only', async () => {
    const text = fingerprintOf(words('a', 100));
    await textsOf('an-phu').put('theirs', text, at);
    expect((await textsOf().near(text)).subjectIds).toEqual([]);
    expect((await textsOf('an-phu').near(text)).subjectIds).toEqual(['theirs']);
  });

  it('do not include the asked text itself', async () => {
    const text = fingerprintOf(words('a', 100));
    await textsOf().put('mine', text, at);
    await textsOf().put('copy', text, at);
    expect((await textsOf().near(text, { except: 'mine' })).subjectIds).toEqual(['copy']);
  });

  it('are kept as last put, and gone when removed', async () => {
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

  it('come in the number that was asked for', async () => {
    for (let number = 0; number < 12; number += 1) {
      await textsOf().put(`item-${number}`, fingerprintOf(words('a', 100)), at);
    }
    expect((await textsOf().near(fingerprintOf(words('a', 100)))).subjectIds).toHaveLength(8);
    expect((await textsOf().near(fingerprintOf(words('a', 100)), { limit: 3 })).subjectIds).toHaveLength(3);
  });

  it('with few words and very many words are kept too', async () => {
    await textsOf().put('nothing', fingerprintOf('Họp tối nay'), at);
    const long = fingerprintOf(words('long', 20_000));
    await textsOf().put('long', long, at);
    expect(rows()).toBe(long.marks.length);
    expect((await textsOf().near(fingerprintOf(words('long', 100, 9_000)))).subjectIds).toEqual(['long']);
    expect((await textsOf().near(fingerprintOf(''))).subjectIds).toEqual([]);
  });
});

describe('a form that many texts follow', () => {
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

  it('is kept for the first texts only, so that looking stays cheap', async () => {
    for (const [subjectId, text] of texts) await textsOf().put(subjectId, fingerprintOf(text), at);
    const most = core.handle
      .prepare('SELECT max(n) FROM (SELECT count(*) n FROM text_band GROUP BY bucket)')
      .pluck()
      .get();
    expect(most).toBe(MAX_TEXTS_OF_MARK);
  });

  it('makes no copy of the next one on the same form, and hides no copy of its own words', async () => {
    for (const [subjectId, text] of texts) await textsOf().put(subjectId, fingerprintOf(text), at);
    expect(await check(notice(40))).toEqual([]);
    const [copied] = await check(`${form} ${words('n7x', 28)} hai chữ`);
    expect(copied?.subjectId).toBe('notice-7');
    expect(copied?.overlap).toBeGreaterThan(0.8);
  });
});
