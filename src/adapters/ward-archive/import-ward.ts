/**
 * Imports a ward into a folder. Every byte of the archive is verified before anything is written; files are written
 * first, and the core's rows last, in one transaction. After an interruption the ward does not exist yet, and the same
 * command repeats the import.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type WardId, wardId } from '../../domain/ids.ts';
import { remakeJob } from '../../ports/files-to-make.ts';
import type { WardRowsWriter } from '../../ports/ward-rows.ts';
import { type ArchiveManifest, ArchiveRefused, keyName, openKey, sealOf, sha256Of } from './archive.ts';
import type { ExportRequest } from './export-ward.ts';
import { type BroughtFiles, bringFiles, type FilePlaces } from './import-files.ts';
import { type Archive, openArchive, readManifest, rowsIn } from './read-archive.ts';
import {
  bytesOfRows,
  type Disk,
  type Fitting,
  refuseBombs,
  refuseDamage,
  refuseStrangers,
  refuseUnfit,
  refuseWardFile,
  refuseWithoutRoom,
} from './refuse-archive.ts';

/** An attempt to use a data folder alone. */
type FolderLock = { readonly held: true; release(): void } | { readonly held: false; readonly reason: string };

export interface ImportRequest extends Pick<ExportRequest, 'wardsDir' | 'file'>, FilePlaces, Fitting {
  /** The folder for the ward's key. */
  readonly dataDir: string;
  readonly disk: Disk;
  /**
   * Takes the data folder, so that no server runs in it. Null if the rows are on PostgreSQL, where a server can write beside
   * an import.
   */
  readonly takeFolder: (() => FolderLock) | null;
  readonly writer: WardRowsWriter;
  /** Null gives the ward a new key; buttons, links, PINs and grants made with the old one become invalid. */
  readonly code: string | null;
  readonly now: Date;
}

/** The files of an archive, stored before or after its rows. */
export interface FilesReport extends Omit<BroughtFiles, 'later'> {
  readonly ward: WardId;
  readonly name: string;
  /** Hashes of files that the running server makes by a job. */
  readonly later: readonly string[];
}

export interface ImportReport extends FilesReport {
  readonly head: string;
  readonly entries: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly hasKey: boolean;
  /** The ward's file: taken from the archive, identical, or kept because it differs. */
  readonly wardFile: 'written' | 'same' | 'kept';
}

/** @throws ArchiveRefused before anything is changed; or later, if a server was started meanwhile, with nothing of the ward here */
export const importWard = (request: ImportRequest): Promise<ImportReport> =>
  withArchive(request.file, async (archive) => {
    holdFolder(request, archive)();
    refuseWithoutRoom(request.disk, request.media, archive);
    const manifest = await verified(request.file, archive);
    await refuseUnfit(request, manifest);
    await refuseStrangers(request, archive, wardId(manifest.ward));
    await refuseWardFile(archive, request.wardsDir, wardId(manifest.ward));
    const key = request.code === null ? null : openKey(await archive.text(keyName), request.code);
    return bring(request, archive, manifest, key);
  });

/**
 * Stores only the photos and documents of an archive: before its rows, beside a running server, or for a ward that is here
 * and lacks some.
 * @throws ArchiveRefused before anything is changed
 */
export const importFiles = (request: Omit<ImportRequest, 'code' | 'now' | 'takeFolder'>): Promise<FilesReport> =>
  withArchive(request.file, async (archive) => {
    refuseWithoutRoom({ ...request.disk, holdsRows: false }, request.media, archive);
    const manifest = await verified(request.file, archive);
    const ward = wardId(manifest.ward);
    if (!(await request.writer.isThere(ward))) await refuseUnfit(request, manifest);
    const { later, ...brought } = await bringFiles(archive, request);
    return { ward, name: manifest.name, ...brought, later: later.map(({ hash }) => hash) };
  });

async function withArchive<Result>(file: string, work: (archive: Archive) => Promise<Result>): Promise<Result> {
  const archive = await openArchive(file);
  try {
    refuseBombs(archive);
    return await work(archive);
  } finally {
    archive.close();
  }
}

async function verified(file: string, archive: Archive): Promise<ArchiveManifest> {
  const manifest = await readManifest(archive);
  await refuseDamage(archive, manifest);
  const { wanted, found } = await sealOf(file);
  if (wanted !== found) throw new ArchiveRefused('the archive is damaged between its parts');
  return manifest;
}

/**
 * Bytes of rows (as JSON, about 10,000 rows) that are written while a server waits. It waits for the whole transaction, and
 * after 5 s its own writes fail. At the rate of 331 MB in 287 s, measured on two cores at load 20, 4 MiB take 3.6 s.
 */
const mostBesideServer = 4 * 1024 * 1024;

/**
 * Keeps a server from starting in the folder until the returned function is called.
 * @throws ArchiveRefused if one runs here and would stand still while the rows are written
 */
function holdFolder({ takeFolder }: Pick<ImportRequest, 'takeFolder'>, archive: Archive): () => void {
  const lock = takeFolder?.();
  if (!lock) return () => {};
  if (lock.held) return () => lock.release();
  const bytes = bytesOfRows(archive);
  if (bytes > mostBesideServer)
    throw new ArchiveRefused(
      `${lock.reason} Nothing of the ward is here yet: ${Math.ceil(bytes / 1e6)} MB of rows cannot be written beside a server`,
      'server',
      { megabytes: Math.ceil(bytes / 1e6), process: /process (\d+)/u.exec(lock.reason)?.[1] ?? 'none' },
    );
  return () => {};
}

async function bring(
  request: ImportRequest,
  archive: Archive,
  manifest: ArchiveManifest,
  key: Uint8Array | null,
): Promise<ImportReport> {
  const { dataDir, wardsDir, writer, now } = request;
  const ward = wardId(manifest.ward);
  const { later, ...brought } = await bringFiles(archive, request);
  let wardFile: ImportReport['wardFile'] = 'written';
  // Files may take long, so the folder is held only now.
  const release = holdFolder(request, archive);
  try {
    const rows = await writer.put({
      ward,
      now,
      chainBegins: manifest.chain.begins,
      rowsOf: (table) => rowsIn(archive, table, ward),
      beforeCore: async () => {
        if (key) await putKey(keyPath(dataDir, ward), key);
        wardFile = await putSettings(archive, wardsDir, ward);
      },
      jobs: later.map((file) => remakeJob(file, now)),
    });
    const { name, chain } = manifest;
    return {
      ...{ ward, name, rows, ...brought, wardFile, head: chain.head, entries: chain.entries },
      later: later.map(({ hash }) => hash),
      hasKey: key !== null,
    };
  } finally {
    release();
  }
}

const keyPath = (dataDir: string, ward: string): string => join(dataDir, 'keys', `${ward}.key`);

/** An existing key was created by a start with the ward's file only, so nothing is signed with it yet. */
async function putKey(path: string, key: Uint8Array): Promise<void> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  rmSync(path, { force: true });
  writeFileSync(path, key, { mode: 0o600, flag: 'wx', flush: true });
}

/** Existing files are kept, because domains and contacts may have been changed when the folder was set up. */
async function putSettings(archive: Archive, wardsDir: string, ward: string): Promise<ImportReport['wardFile']> {
  const own = `${ward}.yaml`;
  let result: ImportReport['wardFile'] = 'written';
  for (const name of archive.entries.keys()) {
    if (!name.startsWith('ward/')) continue;
    const relative = name.slice('ward/'.length);
    // Only pages of the ward's own folder: others would appear on another ward's portal at its next start.
    if (relative !== own && !(relative.startsWith(`${ward}/`) && relative.endsWith('.md'))) continue;
    const path = join(wardsDir, relative);
    const text = await archive.text(name);
    if (existsSync(path)) {
      if (relative === own) result = sha256Of(readFileSync(path)) === sha256Of(text) ? 'same' : 'kept';
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text, { flush: true });
  }
  return result;
}
