/** A separate process with a timetable on a data folder: `ticking.ts FOLDER WARD MILLISECONDS`. Prints one line for each slot. */
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/adapters/clock.ts';
import { wardKey } from '../../src/adapters/keys.ts';
import { readWards } from '../../src/adapters/ward-file.ts';
import { openCore, unitOpener } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { createTimetable } from '../../src/schedule/timetable.ts';

const [dataDir = '', wards = '', forMs = '0'] = process.argv.slice(2);
const root = new URL('../..', import.meta.url).pathname;
const slotMs = 100;

const { DATABASE_URL: coreUrl, PORTAL_DATABASE_URL: portalUrl } = process.env;
const databases = coreUrl && portalUrl ? { core: coreUrl, portal: portalUrl } : null;
const core = await openCore({ root, dataDir, clock: systemClock, reach: nowhere, wards: [], databases });
const [ward] = readWards(wards);
if (!ward) throw new Error('the ward file is missing');
const nothing = () => undefined;
const tick = createTimetable({
  ward: ward.id,
  unitOfWork: core.unitOfWork,
  openUnit: unitOpener(core, systemClock, ward, wardKey(dataDir, ward.id), 'http://127.0.0.1'),
  routines: [
    {
      name: 'ticking',
      slotBefore: (now) => new Date(Math.floor(now.getTime() / slotMs) * slotMs),
      usefulForMs: 60_000,
      run: async ({ stores, now }, slot) =>
        stores.timeline.record('slot', slot.toISOString(), String(process.pid), now),
    },
  ],
  log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  now: () => systemClock.now(),
});
process.stdout.write('ready\n');
const end = Date.now() + Number(forMs);
while (Date.now() < end) {
  await tick();
  await sleep(7);
}
await core.media.close();
await core.close();
