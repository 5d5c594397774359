/**
 * Replaces a data folder by a snapshot. First every byte is copied and verified, then a mark is written, then folders
 * are renamed. An interruption before the mark changes nothing; after it, the next start completes the restore.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { putFile, syncFolder } from '../media/durable-file.ts';
import { damageOf, markRestored } from '../storage/sqlite/storage.ts';
import {
  BackupRefused,
  databaseNames,
  type FileEntry,
  fingerprintsOf,
  hashFile,
  isUpload,
  type Snapshot,
  snapshotsIn,
  uploadsFolder,
} from './manifest.ts';

const stagingFolder = '.restoring';
/** Written when everything staged is verified and durable: after it only renames remain. */
const provedMark = 'proved';
/**
 * Contains the name of the folder for the previous data, so that an interrupted restore continues with the same one.
 */
const asideMark = 'aside';
const beforeRestore = 'before-restore';
const folderMode = 0o700;
/** More codes than a ward issues on its busiest day. */
const codesPerDay = 1_000;
const dayMs = 86_400_000;
/** A started day counts as a whole day. */
const daysSince = (at: string, now: Date): number => Math.max(1, Math.ceil((now.getTime() - Date.parse(at)) / dayMs));
const placed = ['core.db', 'portal.db', 'media', uploadsFolder, 'keys'] as const;

export interface RestoreRequest {
  readonly dataDir: string;
  /** The time of the restore; codes that may have been issued since the backup are skipped. */
  readonly now: Date;
  /** A place of backups, or one of its snapshots. */
  readonly source: string;
  /** The setting that tells the next start that the data is a copy. */
  readonly toldBy: string;
  /** The migrations of this version of the program, by database. */
  readonly knownMigrations: Readonly<Record<(typeof databaseNames)[number], readonly string[]>>;
}

export interface RestoreReport {
  readonly snapshot: string;
  readonly at: string;
  /** Folder with the previous data; null if there was none. */
  readonly before: string | null;
  /**
   * File names of keys that this data needs and that are missing: buttons, links, PINs and grants made with them are
   * invalid.
   */
  readonly missingKeys: readonly string[];
  /** Those of the missing keys whose place is taken by another key. */
  readonly otherKeys: readonly string[];
  /**
   * The bucket with that day's photos and files, if they were not in the folder; null if they were part of the backup.
   */
  readonly mediaIn: string | null;
}

/**
 * Restores a backup. The caller holds the lock of the data folder.
 * @throws BackupRefused before anything is changed
 */
export async function restoreBackup(request: RestoreRequest): Promise<RestoreReport> {
  const { dataDir } = request;
  const snapshot = findSnapshot(request.source);
  refuseNewer(snapshot, request.knownMigrations);
  refuseWithoutRoom(snapshot, dataDir);
  const staging = join(dataDir, stagingFolder);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true, mode: folderMode });
  try {
    await stage(snapshot, staging);
    const { at } = snapshot.manifest;
    const skippedCodes = codesPerDay * daysSince(at, request.now);
    markRestored(join(staging, 'core.db'), { skippedCodes, setting: request.toldBy, at });
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw error;
  }
  await putFile(staging, asideMark, Buffer.from(freeAside(dataDir)));
  await putFile(staging, provedMark, Buffer.from(basename(snapshot.folder)));
  await syncFolder(staging);
  const before = finishRestore(dataDir);
  const here = fingerprintsOf(join(dataDir, 'keys'));
  const missingKeys = Object.entries(snapshot.manifest.keyFingerprints)
    .filter(([name, print]) => here[name] !== print)
    .map(([name]) => name);
  const { at, mediaIn = null } = snapshot.manifest;
  const otherKeys = missingKeys.filter((name) => here[name] !== undefined);
  return { snapshot: snapshot.folder, at, before, missingKeys, otherKeys, mediaIn };
}

/**
 * Renames the folders, right after a restore or at the next start. Called at every start; does nothing if nothing was
 * verified.
 * @returns the folder with the previous data; null if there was none, or nothing had to be done
 */
export function finishRestore(dataDir: string): string | null {
  const staging = join(dataDir, stagingFolder);
  if (!existsSync(staging)) return null;
  if (!existsSync(join(staging, provedMark))) {
    rmSync(staging, { recursive: true, force: true });
    return null;
  }
  const named = join(staging, asideMark);
  const aside = join(dataDir, existsSync(named) ? readFileSync(named, 'utf8') : beforeRestore);
  let hasBefore = false;
  for (const name of placed) {
    if (!existsSync(join(staging, name))) continue;
    for (const suffix of name.endsWith('.db') ? ['', '-wal', '-shm'] : ['']) {
      const current = join(dataDir, name + suffix);
      if (!existsSync(current)) continue;
      mkdirSync(aside, { recursive: true, mode: folderMode });
      rmSync(join(aside, name + suffix), { recursive: true, force: true });
      renameSync(current, join(aside, name + suffix));
      hasBefore = true;
    }
    renameSync(join(staging, name), join(dataDir, name));
  }
  rmSync(staging, { recursive: true, force: true });
  return hasBefore ? aside : null;
}

/** The data that an earlier restore set aside stays: it may be all that is left of a ward. */
function freeAside(dataDir: string): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? beforeRestore : `${beforeRestore}-${count}`;
    if (!existsSync(join(dataDir, name))) return name;
  }
}

function findSnapshot(source: string): Snapshot {
  const [newest] = snapshotsIn(source);
  if (newest) return newest;
  const own = snapshotsIn(dirname(source)).find(({ folder }) => basename(folder) === basename(source));
  if (own) return own;
  if (existsSync(join(source, 'backup.json')))
    throw new BackupRefused(
      `${source} was made by an earlier version of the program: restore it with that version, then start this one`,
    );
  throw new BackupRefused(`${source} is not a backup: it has no snapshot with a manifest.json`);
}

function refuseNewer({ manifest }: Snapshot, known: RestoreRequest['knownMigrations']): void {
  for (const name of databaseNames) {
    const strange = manifest.databases[name].migrations.find((migration) => !known[name].includes(migration));
    if (strange !== undefined)
      throw new BackupRefused(
        `the backup was made by program ${manifest.program}, which is newer than this one (${strange}): update first`,
      );
  }
}

function refuseWithoutRoom({ manifest }: Snapshot, dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: folderMode });
  const { bavail, bsize } = statfsSync(dataDir);
  const entries: readonly FileEntry[] = [...Object.values(manifest.databases), ...Object.values(manifest.media)];
  const needed = entries.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bavail * bsize < needed)
    throw new BackupRefused(
      `${dataDir} needs ${Math.ceil(needed / 1e6)} MB of free disk space: free some, or choose another DATA_DIR`,
    );
}

async function stage({ folder, manifest }: Snapshot, staging: string): Promise<void> {
  for (const name of databaseNames) {
    await copyProved(join(folder, `${name}.db`), join(staging, `${name}.db`), manifest.databases[name]);
    const damage = damageOf(join(staging, `${name}.db`));
    if (damage !== null) throw new BackupRefused(`${name}.db of the backup is damaged: ${damage}`);
  }
  mkdirSync(join(staging, 'media'), { mode: folderMode });
  for (const [path, entry] of Object.entries(manifest.media)) {
    refuseEscape(path);
    const target = isUpload(path) ? join(staging, path) : join(staging, 'media', path);
    await copyProved(join(dirname(folder), 'media', path), target, entry);
  }
  const keys = join(dirname(folder), 'keys', basename(folder));
  if (!manifest.hasKeys) return;
  mkdirSync(join(staging, 'keys'), { mode: folderMode });
  const prints = fingerprintsOf(keys);
  for (const [name, print] of Object.entries(manifest.keyFingerprints)) {
    refuseEscape(name);
    if (prints[name] !== print) throw new BackupRefused(`keys/${name} of the backup is damaged or missing`);
    await copyFile(join(keys, name), join(staging, 'keys', name));
  }
}

/** Verifies the hash of the copy, which detects a fault of either disk. */
async function copyProved(source: string, target: string, entry: FileEntry): Promise<void> {
  mkdirSync(dirname(target), { recursive: true, mode: folderMode });
  try {
    await copyFile(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new BackupRefused(`${source} is missing from the backup`);
  }
  if ((await hashFile(target)) !== entry.sha256) throw new BackupRefused(`${source} of the backup is damaged`);
}

/** The manifest may have been edited, so paths that leave the folder are refused. */
function refuseEscape(path: string): void {
  if (path.startsWith('/') || path.split(/[\\/]/u).some((part) => part === '..' || part === ''))
    throw new BackupRefused(`the manifest names ${path}, which is no file of a data folder`);
}
