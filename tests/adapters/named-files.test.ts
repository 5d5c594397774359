/** Which files the rows need, read page by page, with any number of rows in between that no longer need a file. */
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { openStorageReader } from '../../src/adapters/storage/sqlite/storage.ts';
import { verifyFiles } from '../../src/compose/admin-files.ts';
import { wardId } from '../../src/domain/ids.ts';
import type { NamedFile, NamedFiles } from '../../src/ports/named-files.ts';
import type { StorageReader } from '../../src/ports/storage.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root } from '../support/world.ts';

const ward = wardId('dong-lac');
const hashOf = (at: number): string => createHash('sha256').update(String(at)).digest('hex');

let dataDir: string;
let reader: StorageReader;

beforeEach(async () => {
  dataDir = await newDataFolder();
  reader = await openStorageReader({ root, dataDir, clock: systemClock });
});
afterEach(async () => {
  await reader.close();
  rmSync(dataDir, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string | number>>;

/** Columns that are omitted but required get the value 0. */
function put(table: string, rows: readonly Row[]): void {
  const db = new Database(join(dataDir, 'core.db'));
  db.pragma('foreign_keys = OFF');
  const needed = db
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE "notnull" = 1 AND dflt_value IS NULL')
    .pluck()
    .all(table);
  db.transaction(() => {
    for (const row of rows) {
      const whole: Row = { ...Object.fromEntries(needed.map((name) => [name, 0])), ...row };
      const names = Object.keys(whole);
      db.prepare(
        `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map(() => '?').join()})`,
      ).run(...Object.values(whole));
    }
  })();
  db.close();
}

const photo = (at: number, submissionId: string): Row => ({
  ...{ id: `photo-${at}`, wardId: ward, submissionId, itemKey: `${at}`, file: '{}', state: 'stored', hash: hashOf(at) },
  stored: '{"widths":[480]}',
});
const item = (id: string, state: string): Row => ({ id, wardId: ward, code: id, state });

async function allOf(names: NamedFiles, limit: number): Promise<readonly NamedFile[]> {
  const found: NamedFile[] = [];
  for (let page = await names.page(ward, null, limit); page.length > 0; ) {
    found.push(...page);
    page = await names.page(ward, page.at(-1)?.hash ?? null, limit);
  }
  return found;
}

describe('the files that rows need', () => {
  it('Needed files are listed page by page, each once, although unneeded ones lie between them', async () => {
    put('submission', [item('out', 'published'), item('gone', 'withdrawn')]);
    const isNeeded = (at: number): boolean => at % 7 === 0;
    const all = Array.from({ length: 300 }, (_, at) => at);
    put(
      'submission_photo',
      all.map((at) => photo(at, isNeeded(at) ? 'out' : 'gone')),
    );
    const found = await allOf(reader.namedFiles, 5);
    expect(found.map(({ hash }) => hash)).toEqual(all.filter(isNeeded).map(hashOf).toSorted());
    expect(found[0]?.uses).toEqual([{ kind: 'photo', where: 'out', widths: [480] }]);
  });

  it('The ward’s pages are read once for all pages of the list', async () => {
    const files = Array.from({ length: 40 }, (_, number) => number);
    put(
      'section_file',
      files.map((number) => ({
        ...{ wardId: ward, number, slug: 'bo-may', file: '{"kind":"photo"}', state: 'stored' },
        ...{ hash: hashOf(1_000_000 + number), stored: '{}', by: 'x' },
      })),
    );
    put(
      'section_text',
      Array.from({ length: 60 }, (_, version) => ({
        ...{ wardId: ward, slug: 'bo-may', version, text: `[Sơ đồ ${'chữ '.repeat(1_500)}` },
      })),
    );
    put('submission', [item('out', 'published')]);
    put(
      'submission_photo',
      Array.from({ length: 600 }, (_, at) => photo(at, 'out')),
    );
    const timed = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now();
      await work();
      return performance.now() - began;
    };
    const once = await timed(async () => {
      for (const number of files) await reader.namedFiles.find(ward, hashOf(1_000_000 + number));
    });
    // Thirty pages.
    expect(await timed(() => allOf(reader.namedFiles, 20))).toBeLessThan(5 * once);
  });
});

it('verify-files continues after files that were deleted while it ran', async () => {
  const files = Array.from({ length: 500 }, (_, at) => hashOf(at)).toSorted();
  const named = (hash: string): NamedFile => ({ hash, uses: [{ kind: 'photo', where: 'DL-1', widths: [] }] });
  const names: NamedFiles = {
    page: async (_, after, limit) =>
      files
        .filter((hash) => hash > (after ?? ''))
        .slice(0, limit)
        .slice(1)
        .map(named),
    find: async (_, hash) => named(hash),
  };
  const asked = { ward: { id: ward }, dataDir, media: null } as unknown as Parameters<typeof verifyFiles>[0];
  const said = await verifyFiles(asked, names, ({ key, facts }) => `${key} ${facts?.files ?? ''}`).catch(
    (refusal: Error) => refusal.message,
  );
  // One file of the last page is gone, and no page follows it.
  expect(said).toContain('admin-files-flawed 497');
});
