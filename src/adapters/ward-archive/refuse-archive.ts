/** What is verified before an archive changes anything. Each check throws ArchiveRefused. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type WardId, wardId } from '../../domain/ids.ts';
import type { WardRowsWriter } from '../../ports/ward-rows.ts';
import { isHash } from '../media/disk-files.ts';
import { problemsBeside } from '../ward-file.ts';
import { type ArchiveManifest, ArchiveRefused, keyName, manifestName } from './archive.ts';
import { isInArchive } from './import-files.ts';
import { type ProgramSchema, refuseOtherSchema } from './program-schema.ts';
import { type Archive, isRows, rowsIn } from './read-archive.ts';
import type { WardFiles } from './ward-files.ts';

const parts = [
  /^(?:core|portal)\/[a-z_]+\.ndjson$/u,
  /^media\/originals\/[0-9a-f]{2}\/[0-9a-f]{64}$/u,
  /^media\/(?:copies|documents)\/[0-9a-f]{2}\/[0-9a-f]{64}\/[\w-]+(?:\.\w+)?$/u,
  /^media\/uploads\/[0-9a-f]{32}$/u,
  /^ward\/(?:[a-z0-9-]+\/)?[a-z0-9-]+\.(?:yaml|md)$/u,
];
const isPartName = (name: string): boolean => name === keyName || parts.some((pattern) => pattern.test(name));

/**
 * Maximum bytes of a part that is read as a whole (more than any photo or document), and of a list (with a hundred
 * thousand of them).
 */
const mostBytes = { part: 64 * 1024 * 1024, list: 256 * 1024 * 1024 } as const;

/**
 * A few compressed bytes may expand beyond the memory. Rows are read line by line, so they are exempt here. The declared
 * sizes are reliable, because they are enforced while unpacking.
 */
export function refuseBombs({ entries }: Archive): void {
  for (const [name, { uncompressedSize }] of entries) {
    if (isRows(name)) continue;
    if (uncompressedSize > (name === manifestName ? mostBytes.list : mostBytes.part))
      throw new ArchiveRefused(`${name} of the archive is too large: ${uncompressedSize} bytes`);
  }
}

/** Bytes of all rows of the archive, as JSON. */
export const bytesOfRows = ({ entries }: Archive): number =>
  [...entries].reduce((sum, [name, { uncompressedSize }]) => sum + (isRows(name) ? uncompressedSize : 0), 0);

/** The disk of the data folder. */
export interface Disk {
  /** In bytes. */
  freeBytes(): number;
  /** Whether the databases are on it, too. */
  readonly holdsRows: boolean;
}

/** Free disk space that is left to the databases of a server that runs meanwhile, in bytes. */
const leftFree = 256 * 1024 * 1024;
/** Rows need room twice: SQLite keeps the pages of a transaction in its log, and then copies them into the file. */
const timesRows = 2;

/**
 * A full disk would stop every ward of the server. Counted are the rows, if the databases are on this disk, and files that
 * will be stored on it and are not there yet from an earlier attempt.
 */
export function refuseWithoutRoom(disk: Disk, media: Pick<WardFiles, 'needsRoom'>, archive: Archive): void {
  const files = [...archive.entries]
    .filter(([name]) => name.startsWith('media/') && media.needsRoom(name.slice('media/'.length)))
    .reduce((sum, [, { uncompressedSize }]) => sum + uncompressedSize, 0);
  const needed = files + (disk.holdsRows ? timesRows * bytesOfRows(archive) : 0);
  // An archive that takes nothing from this disk fits on it, however full it is.
  if (needed === 0) return;
  const [wanted, free] = [Math.ceil((needed + leftFree) / 1e6), Math.floor(disk.freeBytes() / 1e6)];
  if (free < wanted)
    throw new ArchiveRefused(
      `the archive needs ${wanted} MB of free disk, there are ${free}: free some first`,
      'room',
      {
        wanted,
        free,
      },
    );
}

/** Reads and hashes every part; parts that the list does not name are refused. */
export async function refuseDamage(archive: Archive, { files }: ArchiveManifest): Promise<void> {
  for (const name of archive.entries.keys())
    if (name !== manifestName && !(Object.hasOwn(files, name) && isPartName(name)))
      throw new ArchiveRefused(`${name} does not belong to the archive`);
  for (const [name, part] of Object.entries(files)) {
    const hash = createHash('sha256');
    try {
      for await (const chunk of await archive.stream(name)) hash.update(chunk as Buffer);
    } catch (error) {
      if (error instanceof ArchiveRefused) throw error;
      throw new ArchiveRefused(`${name} of the archive is damaged: ${String(error)}`);
    }
    const [, named = part.sha256] =
      /^media\/(?:originals|documents)\/..\/([0-9a-f]{64})(?:\/original)?$/u.exec(name) ?? [];
    if (named !== part.sha256) throw new ArchiveRefused(`the content of ${name} does not match its name`);
    if (hash.digest('hex') !== part.sha256) throw new ArchiveRefused(`${name} of the archive is damaged`);
  }
}

/** Reads every row before the first is written, so that a refusal leaves nothing behind. */
export async function refuseStrangers(
  { writer, media }: { readonly writer: Pick<WardRowsWriter, 'rowCheck'>; readonly media: Pick<WardFiles, 'pathsOf'> },
  archive: Archive,
  ward: WardId,
): Promise<void> {
  const check = await writer.rowCheck();
  for (const name of archive.entries.keys()) {
    const [, found, named] = /^(core|portal)\/([a-z_]+)\.ndjson$/u.exec(name) ?? [];
    if (named === undefined) continue;
    const table = { database: found === 'core' ? 'core' : 'portal', table: named } as const;
    for await (const row of rowsIn(archive, table, ward))
      if (!check.isOwn(table, row))
        throw new ArchiveRefused(`${name} has a row of another ward or of the server: nothing was changed`);
  }
  if (!(await check.isWhole()))
    throw new ArchiveRefused(
      'a row of the archive refers to one that is not in it or is of another ward: nothing was changed',
    );
  for (const hash of check.files()) {
    if (!isHash(hash) || (await isInArchive(archive, hash))) continue;
    for await (const _path of media.pathsOf(new Set([hash])))
      throw new ArchiveRefused(
        `a row of the archive names the file ${hash}, which is not in it and is here for another ward: nothing was changed`,
      );
  }
}

/** A ward's file that keeps the server from starting, or that takes the code or the domain of another ward, stops all wards. */
export async function refuseWardFile(archive: Archive, wardsDir: string, ward: WardId): Promise<void> {
  const name = `ward/${ward}.yaml`;
  // A file that is here already is kept.
  if (!archive.entries.has(name) || existsSync(join(wardsDir, `${ward}.yaml`))) return;
  const problems = problemsBeside(wardsDir, ward, await archive.text(name));
  if (problems.length > 0)
    throw new ArchiveRefused(
      `no ward would start with the ward's file: put a mended ${ward}.yaml into ${wardsDir} first. ${problems.join('; ')}`,
    );
}

/** What an archive must fit. */
export interface Fitting {
  readonly schema: ProgramSchema;
  /** Of this program, for the message. */
  readonly program: string;
  readonly isCarriedOver: (migration: string) => boolean;
  readonly writer: Pick<WardRowsWriter, 'isThere'>;
}

/** Another schema, a ward that is here already, or files that are not in the archive. */
export async function refuseUnfit(fitting: Fitting, manifest: ArchiveManifest): Promise<void> {
  const { schema, program, isCarriedOver, writer } = fitting;
  refuseOtherSchema(manifest, { ...schema, program }, isCarriedOver);
  if (await writer.isThere(wardId(manifest.ward)))
    throw new ArchiveRefused(`the ward ${manifest.ward} already exists here: nothing was changed`, 'here');
  if (manifest.mediaIn !== null)
    throw new ArchiveRefused(
      `its photos and files are not in it but in ${manifest.mediaIn}, where nothing proves that they are the ward's: export it again`,
    );
}
