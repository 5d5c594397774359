/** What was acknowledged is in the files themselves at that moment: a power cut right after the 200 loses nothing (case 30). */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { newDataFolder } from '../support/data-folder.ts';
import { openWard } from '../usecases/core.ts';

it('each delivery is there in a copy of the files that is made the moment it is acknowledged', async () => {
  const ward = await openWard();
  const copies = await newDataFolder();
  try {
    for (let count = 1; count <= 25; count += 1) {
      await ward.core.storage.urgent((doors) =>
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
      // Nothing is closed, nothing is moved into the file: as the disk would be found.
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
});
