/**
 * A nearly full disk: webhooks are refused while there is still enough room to continue working, and the condition is reported.
 */
import { afterEach, expect, it } from 'vitest';
import { createMovableClock } from '../../src/adapters/clock.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { openCore } from '../../src/compose/core.ts';
import { createSystem } from '../../src/compose/system.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { root, silentLog } from '../support/world.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

it('On a full disk the server is not ready and reports the free space; it is ready again when there is room', async () => {
  const dataDir = await newDataFolder();
  const clock = createMovableClock();
  const wards = readWards(`${root}/wards`);
  const core = await openCore({ root, dataDir, clock, reach: nowhere, wards });
  let free = 10_000_000;
  const system = await createSystem({
    dataDir,
    wards,
    clock,
    log: silentLog,
    reach: nowhere,
    core,
    channels: {},
    publicUrl: null,
    localUrl: () => 'http://127.0.0.1:1',
    freeBytes: () => free,
  });
  closing.push(() => system.stop(1_000));
  await system.start();
  const ask = () => system.app.inject('/readyz');
  const full = await ask();
  expect(full.statusCode).toBe(503);
  expect(full.json()).toMatchObject({ ok: false, hasRoom: false, freeBytes: 10_000_000, database: true });
  expect((await system.app.inject('/metrics')).body).toContain('tin_phuong_disk_free_bytes 10000000');
  free = 10_000_000_000;
  expect((await ask()).statusCode).toBe(200);
});
