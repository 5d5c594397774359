import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root } from '../support/root.ts';

it('Opening the databases loads neither the locale texts nor the word model', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'tin-phuong-no-texts-'));
  symlinkSync(join(root, 'prisma'), join(bare, 'prisma'));
  const dataDir = await newDataFolder();
  const core = await openCore({ root: bare, dataDir, clock: systemClock, reach: nowhere, wards: [] });
  expect(() => core.translator).toThrow('locales');
  expect(() => core.words).toThrow('words');
  await core.media.close();
  await core.close();
  for (const folder of [bare, dataDir]) rmSync(folder, { recursive: true, force: true });
});
