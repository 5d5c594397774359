/**
 * Acknowledged data is in the files at that moment: a power failure right after the 200 loses nothing. A power failure during a
 * write, at any position, keeps all data acknowledged before and leaves no partial write (case 30).
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { newDataFolder } from '../support/data-folder.ts';
import { connectionsOf, onPostgres } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const receive = (ward: OpenWard, count: number) =>
  ward.core.storage.urgent((doors) =>
    doors.receive(
      ward.ward.id,
      [
        {
          ...{ channel: 'telegram', externalId: `tg:1:${count}`, lane: 'tg:1', priority: 5, kind: 'message' },
          ...{ occurredAt: ward.clock.now(), payload: '{}' },
        },
      ],
      ward.clock.now(),
    ),
  );

it.skipIf(onPostgres())(
  'A copy of the files taken at the moment of acknowledgement contains the delivery',
  async () => {
    const ward = await openWard();
    const copies = await newDataFolder();
    try {
      for (let count = 1; count <= 25; count += 1) {
        await receive(ward, count);
        // Copies the files without closing or checkpointing the database, as the disk would be found.
        const folder = join(copies, String(count));
        mkdirSync(folder);
        for (const name of ['core.db', 'core.db-wal'])
          if (existsSync(join(ward.dataDir, name))) copyFileSync(join(ward.dataDir, name), join(folder, name));
        const copy = new Database(join(folder, 'core.db'));
        expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
        expect(copy.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(count);
        expect(copy.prepare("SELECT count(*) FROM job WHERE task = 'turn'").pluck().get()).toBe(count);
        copy.close();
      }
    } finally {
      await ward.close();
    }
  },
);

it.skipIf(onPostgres())(
  'A log cut at or inside any write contains all deliveries acknowledged until then',
  async () => {
    const ward = await openWard();
    const place = join(await newDataFolder(), 'cut.db');
    try {
      const { handle } = connectionsOf(ward.core).core;
      handle.pragma('wal_checkpoint(TRUNCATE)');
      const [file, log] = ['core.db', 'core.db-wal'].map((name) => join(ward.dataDir, name)) as [string, string];
      const acknowledgedAt: number[] = [];
      for (let count = 1; count <= 12; count += 1) {
        await receive(ward, count);
        acknowledgedAt.push(statSync(log).size);
      }
      const before = readFileSync(file);
      const written = readFileSync(log);
      // https://www.sqlite.org/fileformat2.html#walformat: a header of 32 bytes, then frames of 24 bytes and a page.
      const frame = 24 + Number(handle.pragma('page_size', { simple: true }));
      const cuts = Array.from({ length: (written.length - 32) / frame + 1 }, (_, at) => 32 + at * frame);
      expect(cuts.length).toBeGreaterThan(acknowledgedAt.length * 3);
      for (const cut of cuts.flatMap((at) => [at, at + frame / 2]).filter((at) => at <= written.length)) {
        writeFileSync(place, before);
        writeFileSync(`${place}-wal`, written.subarray(0, cut));
        const copy = new Database(place);
        expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
        const kept = acknowledgedAt.filter((at) => at <= cut).length;
        const counted = copy.prepare(
          "SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM job WHERE task = 'turn')",
        );
        expect(counted.raw().get()).toEqual([kept, kept]);
        copy.close();
      }
    } finally {
      await ward.close();
    }
  },
);
