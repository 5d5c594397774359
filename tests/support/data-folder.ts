/**
 * A fresh data folder for a test, its databases migrated already: migrating takes longer than most tests. The migrated
 * pair is made once by whichever process needs it first, kept under a name that changes with the migrations, and copied.
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
  if (existsSync(place)) return place;
  const own = mkdtempSync(join(tmpdir(), 'tin-phuong-migrating-'));
  const core = await openCore({ root, dataDir: own, clock: systemClock, reach: nowhere, wards: [], mayMigrate: true });
  await core.media.close();
  await core.close();
  keep(own, place);
  return place;
}

function keep(own: string, place: string): void {
  try {
    renameSync(own, place);
  } catch {
    // Another process was faster: its folder is as good.
    rmSync(own, { recursive: true, force: true });
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
  if (!existsSync(place)) {
    const own = await newDataFolder();
    const { status, stderr } = await admin({ DATA_DIR: own }, 'demo', '--json');
    if (status !== 0) throw new Error(`the demo was not loaded: ${stderr}`);
    keep(own, place);
  }
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-'));
  cpSync(place, folder, { recursive: true });
  return folder;
}
