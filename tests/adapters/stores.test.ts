import { rmSync } from 'node:fs';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { storeContract } from '../support/contracts/store.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { storyDatabases } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { root } from '../support/world.ts';

storeContract('the database', async () => {
  const dataDir = await newDataFolder();
  const core = await openCore({
    root,
    dataDir,
    clock: { now: () => new Date('2026-11-25T02:00:00Z') },
    reach: nowhere,
    wards: [],
    databases: await storyDatabases(),
  });
  return {
    unitOfWork: core.unitOfWork,
    outbox: () => rowsOf(core).selectFrom('outbox').select(['id', 'wardId', 'status']).orderBy('id').execute(),
    jobs: async () => (await rowsOf(core).selectFrom('job').select('key').execute()).map(({ key }) => key),
    close: async () => {
      await core.media.close();
      await core.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
});
