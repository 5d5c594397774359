/** Long-running work on the data folder stops between two slices when the process stops, however much is left. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFolderWork } from '../../src/compose/folder-work.ts';
import { EndOfProcess, type RunningJob } from '../../src/ports/queue.ts';
import type { WardRuntime } from '../../src/ward-runtime.ts';
import { silentLog } from '../support/world.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
beforeEach(async () => {
  ward = await openWard();
});
afterEach(() => ward.close());

const job = { id: 1, task: 'long', payload: {} } as RunningJob;

it.each(['reconcile', 'forget'])('The %s job stops when the process stops, also between two slices', async (task) => {
  const runtimes = [{ ward: ward.ward, openUnit: ward.open } as Partial<WardRuntime> as WardRuntime];
  const ending = new AbortController();
  const work = createFolderWork({
    core: ward.core,
    runtimes,
    clock: ward.clock,
    log: silentLog,
    ending: ending.signal,
  });
  expect(await work[task]?.(job)).toEqual({ kind: 'done' });
  // Enough old rows to need a second slice.
  await ward.turn(async ({ stores }) => {
    for (let at = 0; at < 80; at += 1) await stores.once(`old:${at}`, new Date('2020-01-01T00:00:00Z'), 1);
  });
  const running = work[task]?.(job);
  ending.abort();
  await expect(running).rejects.toThrow(EndOfProcess);
});
