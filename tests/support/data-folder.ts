/**
 * A fresh data folder for a test, its databases migrated already: migrating takes longer than most tests. The migrated
 * pair is made once by the process that needs it first, kept under a name that changes with the migrations, and copied.
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

/** Of this process: migrations do not change while tests run. */
function migrationsDigest(): string {
  digest ??= digestOfMigrations();
  return digest;
}

function digestOfMigrations(): string {
  const hash = createHash('sha256').update(root);
  // How a new file is made.
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

/** Longer nothing takes to be made: whoever had the turn was ended. */
const longestTurnMs = 180_000;

/**
 * One process makes what all of them begin with, and the others wait: three of them begin at once, and making it three times
 * takes three times the processor.
 * @param make gives a folder of its own, which is moved to the place
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

/** False: another process has the turn. */
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

/** @returns the path of a new folder; the test removes it */
export async function newDataFolder(place = tmpdir()): Promise<string> {
  const pair = await migratedPair();
  const folder = mkdtempSync(join(place, 'tin-phuong-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of files) copyFileSync(join(pair, name), join(folder, name));
  return folder;
}

/**
 * A folder with the people and items of the demo: their photos take seconds of processor, and are decoded once for all tests
 * of a day (its items were published "this week").
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
