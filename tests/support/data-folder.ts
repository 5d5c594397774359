/**
 * A fresh data folder for a test, its databases migrated already: migrating takes longer than most tests. The migrated
 * pair is made once by whichever process needs it first, kept under a name that changes with the migrations, and copied.
 */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
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
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../src/adapters/clock.ts';
import { openCore } from '../../src/compose/core.ts';
import { nowhere } from '../../src/ports/crash-point.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = ['core.db', 'portal.db'] as const;

function migrationsDigest(): string {
  const hash = createHash('sha256').update(root);
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
  try {
    renameSync(own, place);
  } catch {
    // Another process was faster: its pair is as good.
    rmSync(own, { recursive: true, force: true });
  }
  return place;
}

/** @returns the path of a new folder; the test removes it */
export async function newDataFolder(): Promise<string> {
  const pair = await migratedPair();
  const folder = mkdtempSync(join(tmpdir(), 'tin-phuong-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of files) copyFileSync(join(pair, name), join(folder, name));
  return folder;
}
