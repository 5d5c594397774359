/**
 * A fresh data folder for a test with migrated databases. Migrating takes longer than most tests, so the first process that needs
 * the migrated pair makes it once; it is stored under a name that changes with the migrations, and is copied for each test.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import { admin } from './admin.ts';
import { root } from './root.ts';

const files = ['core.db', 'portal.db'] as const;

let digest: string | null = null;

/** Computed once in each process: migrations do not change while tests run. */
function migrationsDigest(): string {
  digest ??= digestOfMigrations();
  return digest;
}

function digestOfMigrations(): string {
  const hash = createHash('sha256').update(root);
  // This file determines how a new database is made.
  hash.update(readFileSync(join(root, 'src/adapters/storage/sqlite/up-to-date.ts')));
  for (const database of ['core', 'portal']) {
    const folder = join(root, 'prisma', database, 'migrations');
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (name.endsWith('.sql')) hash.update(name).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function migratedPair(): Promise<string> {
  const place = join(tmpdir(), `tin-phuong-migrated-${migrationsDigest()}`);
  await madeOnce(place, async () => {
    const own = mkdtempSync(join(tmpdir(), 'tin-phuong-migrating-'));
    const core = await openCore({
      root,
      dataDir: own,
      clock: systemClock,
      reach: nowhere,
      wards: [],
      mayMigrate: true,
    });
    await core.media.close();
    await core.close();
    return own;
  });
  return place;
}

/** No folder takes longer to make: after this time the process that held the lock must have been ended. */
const longestTurnMs = 180_000;

/**
 * Lets one process make the shared folder while the others wait. Three test processes start
 * at once; if each made it, it would cost three times the CPU time.
 * @param make returns a folder of its own, which is then moved to the place
 */
async function madeOnce(place: string, make: () => Promise<string>): Promise<void> {
  const turn = `${place}.turn`;
  while (!existsSync(place)) {
    if (!takes(turn)) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      continue;
    }
    try {
      if (!existsSync(place)) renameSync(await make(), place);
    } finally {
      rmSync(turn, { recursive: true, force: true });
    }
  }
}

/** Returns false when another process holds the lock. */
function takes(turn: string): boolean {
  try {
    mkdirSync(turn);
    return true;
  } catch {
    const begun = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - begun > longestTurnMs) rmSync(turn, { recursive: true, force: true });
    return false;
  }
}

/** Makes a folder with migrated databases. @returns its path; the test removes it */
export async function newDataFolder(place = tmpdir()): Promise<string> {
  const pair = await migratedPair();
  const folder = mkdtempSync(join(place, 'tin-phuong-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of files) copyFileSync(join(pair, name), join(folder, name));
  return folder;
}

/**
 * Makes a folder with the people and items of the demo. Decoding the demo photos takes seconds of CPU time, so it happens once
 * for all tests of a day (the demo's items were published "this week").
 * @returns the path of a new folder; the test removes it
 */
export async function newDemoFolder(): Promise<string> {
  const hash = createHash('sha256').update(migrationsDigest());
  for (const file of ['prisma/demo.ts', 'src/compose/demo-ward.ts', 'src/compose/demo-content.ts'])
    hash.update(readFileSync(join(root, file)));
  const name = hash.digest('hex').slice(0, 16);
  const place = join(tmpdir(), `tin-phuong-demo-${name}-${new Date().toISOString().slice(0, 10)}`);
  await madeOnce(place, async () => {
    const own = await newDataFolder();
    const { status, stderr } = await admin({ DATA_DIR: own }, 'demo', '--json');
    if (status !== 0) throw new Error(`the demo was not loaded: ${stderr}`);
    return own;
  });
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-'));
  cpSync(place, folder, { recursive: true });
  return folder;
}
