/**
 * Makes a snapshot of a data folder beside the running server: each database at one moment, then the files they refer
 * to. Files are written once and never changed, so a later backup into the same place copies only new ones.
 */
import { constants, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { nameOfTemp, putFile, syncFolder } from '../media/durable-file.ts';
import { snapshotDatabase, waitingUploadsIn } from '../storage/sqlite/storage.ts';
import { whyNoBackup } from './backup-place.ts';
import {
  BackupRefused,
  type DatabaseName,
  type FileEntry,
  fingerprintsOf,
  hashFile,
  isUpload,
  type Manifest,
  manifestFile,
  snapshotsIn,
  stampOf,
  uploadsFolder,
} from './manifest.ts';

const ownerOnly = 0o600;
const folderMode = 0o700;

export interface BackupRequest {
  readonly dataDir: string;
  /** A new or empty folder, or one with earlier backups. */
  readonly place: string;
  readonly at: Date;
  readonly program: string;
  /** The keys allow signing buttons and links, and reading the platforms' tokens. */
  readonly withKeys: boolean;
  /** The bucket that holds photos and files instead of the folder. It is not copied; the snapshot records its name. */
  readonly mediaIn?: string | null;
}

export interface BackupReport {
  readonly folder: string;
  readonly mediaFiles: number;
  readonly copiedFiles: number;
  readonly copiedBytes: number;
}

/** Makes a backup. @throws BackupRefused if the place contains something else */
export async function makeBackup(request: BackupRequest): Promise<BackupReport> {
  const { dataDir, place, at } = request;
  refuseOtherFolders(place);
  const why = whyNoBackup(place);
  if (why !== null) throw new BackupRefused(`${place} cannot be written: ${why}`);
  const [before] = snapshotsIn(place);
  const folder = freeFolder(place, stampOf(at));
  mkdirSync(folder, { mode: folderMode });
  try {
    // The core first: what is published in between is published again after a restore, which changes nothing.
    const core = await snapshotOf(dataDir, folder, 'core');
    const portal = await snapshotOf(dataDir, folder, 'portal');
    const waiting = waitingUploadsIn(join(folder, 'core.db'));
    const media = await copyMedia(dataDir, place, waiting, before?.manifest.media ?? {});
    if (request.withKeys) await copyKeys(dataDir, join(place, 'keys', basename(folder)));
    const manifest: Manifest = {
      format: 2,
      at: at.toISOString(),
      program: request.program,
      databases: { core, portal },
      media: media.entries,
      ...(request.mediaIn ? { mediaIn: request.mediaIn } : {}),
      keyFingerprints: { ...fingerprintsOf(join(dataDir, 'keys')) },
      hasKeys: request.withKeys,
    };
    // Written last: a snapshot without a manifest does not count.
    await putFile(folder, manifestFile, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
    await syncFolder(folder);
    await syncFolder(place);
    const mediaFiles = Object.keys(media.entries).length;
    return { folder, mediaFiles, copiedFiles: media.copiedFiles, copiedBytes: media.copiedBytes };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/**
 * Removes complete snapshots beyond the newest `keep`, and files that no snapshot refers to any more. Returns the
 * number of removed snapshots.
 */
export function pruneBackups(place: string, keep: number): number {
  const snapshots = snapshotsIn(place);
  const gone = snapshots.slice(Math.max(1, keep));
  for (const { folder } of gone) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(join(place, 'keys', basename(folder)), { recursive: true, force: true });
  }
  if (gone.length === 0) return 0;
  const named = new Set(snapshotsIn(place).flatMap(({ manifest }) => Object.keys(manifest.media)));
  for (const path of filesBelow(join(place, 'media')))
    if (!named.has(path)) rmSync(join(place, 'media', path), { force: true });
  return gone.length;
}

function refuseOtherFolders(place: string): void {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) throw new BackupRefused(`${place} is a file: choose a folder`);
  const strange = readdirSync(place).filter((name) => !/^(?:media|keys|\d{8}T\d{6}Z(?:-\d+)?)$/u.test(name));
  if (strange.length > 0)
    throw new BackupRefused(
      `${place} contains other files (${strange[0]}): choose a new folder, or an existing folder of backups`,
    );
}

/** Backups within the same second get a number. */
function freeFolder(place: string, stamp: string): string {
  for (let number = 1; ; number += 1) {
    const folder = join(place, number === 1 ? stamp : `${stamp}-${number}`);
    if (!existsSync(folder)) return folder;
  }
}

async function snapshotOf(dataDir: string, folder: string, name: DatabaseName) {
  const target = join(folder, `${name}.db`);
  const { migrations } = snapshotDatabase(join(dataDir, `${name}.db`), target);
  return { sizeBytes: statSync(target).size, sha256: await hashFile(target), migrations: [...migrations] };
}

/** @param waiting uploads that are not processed yet; no platform could deliver them again */
async function copyMedia(
  dataDir: string,
  place: string,
  waiting: ReadonlySet<string>,
  known: Readonly<Record<string, FileEntry>>,
) {
  const entries: Record<string, FileEntry> = {};
  let copiedFiles = 0;
  let copiedBytes = 0;
  const uploads = [...waiting].toSorted().map((id) => `${uploadsFolder}/${id}`);
  for (const path of [...filesBelow(join(dataDir, 'media')), ...uploads]) {
    const source = isUpload(path) ? join(dataDir, path) : join(dataDir, 'media', path);
    const target = join(place, 'media', path);
    const sizeBytes = statSync(source, { throwIfNoEntry: false })?.size;
    // Removed since the folder was listed: no snapshot needs it.
    if (sizeBytes === undefined) continue;
    const earlier = known[path];
    const isThere = statSync(target, { throwIfNoEntry: false })?.size === sizeBytes;
    if (earlier?.sizeBytes === sizeBytes && isThere) {
      entries[path] = earlier;
      continue;
    }
    if (!(await copyWhole(source, target))) continue;
    entries[path] = { sizeBytes, sha256: await hashFile(target) };
    copiedFiles += 1;
    copiedBytes += sizeBytes;
  }
  return { entries, copiedFiles, copiedBytes };
}

/**
 * Copies to a temporary name first, so that a file at its final name is complete. Returns false if the source is gone.
 */
async function copyWhole(source: string, target: string): Promise<boolean> {
  await mkdir(dirname(target), { recursive: true, mode: folderMode });
  const half = `${target}.copying`;
  try {
    await copyFile(source, half, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  await chmod(half, ownerOnly);
  await rename(half, target);
  return true;
}

async function copyKeys(dataDir: string, target: string): Promise<void> {
  mkdirSync(target, { recursive: true, mode: folderMode });
  for (const name of Object.keys(fingerprintsOf(join(dataDir, 'keys'))))
    await copyWhole(join(dataDir, 'keys', name), join(target, name));
}

/** Paths of the files below a folder, with `/`, without temporary files. */
function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && nameOfTemp(each.name) === null && !each.name.endsWith('.copying'))
    .map((each) => join(each.parentPath, each.name).slice(folder.length + 1))
    .toSorted();
}
