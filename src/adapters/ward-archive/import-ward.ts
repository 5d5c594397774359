/**
 * Imports a ward into a folder. Every byte of the archive is verified before anything is written; files are written
 * first, and the core's rows last, in one transaction. After an interruption the ward does not exist yet, and the same
 * command repeats the import.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type WardId, wardId } from '../../domain/ids.ts';
import { type Row, type WardRowsWriter, type WardTable, wardlessTables } from '../../ports/ward-rows.ts';
import {
  type ArchiveManifest,
  ArchiveRefused,
  fromLine,
  keyName,
  manifestName,
  manifestShape,
  openKey,
  rowsName,
  sealOf,
  sha256Of,
} from './archive.ts';
import type { ExportRequest } from './export-ward.ts';
import { type BroughtFiles, bringFiles, type FilePlaces } from './import-files.ts';

export interface ImportRequest extends Pick<ExportRequest, 'wardsDir' | 'file' | 'schema'>, FilePlaces {
  /** The folder for the ward's key. */
  readonly dataDir: string;
  /** The bucket of this installation; archives of older versions name a bucket instead of containing the files. */
  readonly mediaIn: string | null;
  readonly writer: WardRowsWriter;
  /** Null gives the ward a new key; buttons, links, PINs and grants made with the old one become invalid. */
  readonly code: string | null;
  readonly now: Date;
}

export interface ImportReport extends BroughtFiles {
  readonly ward: WardId;
  readonly name: string;
  readonly head: string;
  readonly entries: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly hasKey: boolean;
  /** The ward's file: taken from the archive, identical, or kept because it differs. */
  readonly wardFile: 'written' | 'same' | 'kept';
}

interface Archive {
  readonly entries: ReadonlyMap<string, Entry>;
  stream(name: string): Promise<Readable>;
  text(name: string): Promise<string>;
  close(): void;
}

/** @throws ArchiveRefused before anything is changed */
export async function importWard(request: ImportRequest): Promise<ImportReport> {
  const archive = await openArchive(request.file);
  try {
    refuseBombs(archive);
    refuseWithoutRoom(request, archive);
    const manifest = await readManifest(archive);
    await refuseDamage(archive, manifest);
    const { wanted, found } = await sealOf(request.file);
    if (wanted !== found) throw new ArchiveRefused('the archive is damaged between its parts');
    await refuseUnfit(request, manifest);
    await refuseStrangers(request, archive, wardId(manifest.ward));
    const key = request.code === null ? null : openKey(await archive.text(keyName), request.code);
    return await bring(request, archive, manifest, key);
  } finally {
    archive.close();
  }
}

async function openArchive(file: string): Promise<Archive> {
  const options = { lazyEntries: true, autoClose: false, strictFileNames: true };
  const zip = await yauzl.openPromise(file, options).catch((error: unknown) => {
    throw new ArchiveRefused(`${file} is not a ward archive: ${String(error)}`, 'none');
  });
  const entries = new Map((await entriesOf(zip)).map((entry) => [entry.fileName, entry]));
  const stream = async (name: string): Promise<Readable> => {
    const entry = entries.get(name);
    if (!entry) throw new ArchiveRefused(`${name} is missing from the archive`);
    return zip.openReadStreamPromise(entry);
  };
  const text = async (name: string): Promise<string> => {
    const chunks = (await (await stream(name)).toArray()) as Buffer[];
    return Buffer.concat(chunks).toString('utf8');
  };
  return { entries, stream, text, close: () => zip.close() };
}

async function entriesOf(zip: ZipFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch (error) {
    throw new ArchiveRefused(`the archive's list of parts is damaged: ${String(error)}`);
  }
  return entries;
}

async function readManifest(archive: Archive): Promise<ArchiveManifest> {
  try {
    return manifestShape.parse(JSON.parse(await archive.text(manifestName)));
  } catch (error) {
    if (error instanceof ArchiveRefused) throw error;
    throw new ArchiveRefused(`${manifestName} of the archive is damaged, or of another program`);
  }
}

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
function refuseBombs({ entries }: Archive): void {
  for (const [name, { uncompressedSize }] of entries) {
    if (name.endsWith('.ndjson')) continue;
    if (uncompressedSize > (name === manifestName ? mostBytes.list : mostBytes.part))
      throw new ArchiveRefused(`${name} of the archive is too large: ${uncompressedSize} bytes`);
  }
}

/** Free disk space that is left to the databases of a server that runs meanwhile, in bytes. */
const leftFree = 256 * 1024 * 1024;

/** A full disk would stop every ward of the server. Files in a bucket need no room here. */
function refuseWithoutRoom({ media }: Pick<ImportRequest, 'media'>, { entries }: Archive): void {
  const free = media.freeBytes();
  if (free === null) return;
  const needed = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, leftFree);
  if (free < needed)
    throw new ArchiveRefused(
      `the archive needs ${Math.ceil(needed / 1e6)} MB of free disk, there are ${Math.floor(free / 1e6)}: free some first`,
    );
}

/** Reads and hashes every part; parts that the list does not name are refused. */
async function refuseDamage(archive: Archive, { files }: ArchiveManifest): Promise<void> {
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
async function refuseStrangers(
  { writer }: Pick<ImportRequest, 'writer'>,
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
  if (!check.isWhole())
    throw new ArchiveRefused('a row of the archive refers to one that is not in it: nothing was changed');
}

async function refuseUnfit(request: ImportRequest, manifest: ArchiveManifest): Promise<void> {
  const { schema, writer, mediaIn } = request;
  if (manifest.schema !== schema)
    throw new ArchiveRefused(
      `the archive was made by program ${manifest.program} with schema ${manifest.schema}, this one has ${schema}: bring both to one version first`,
    );
  if (await writer.isThere(wardId(manifest.ward)))
    throw new ArchiveRefused(`the ward ${manifest.ward} already exists here: nothing was changed`, 'here');
  if (manifest.mediaIn !== null && manifest.mediaIn !== mediaIn)
    throw new ArchiveRefused(`its photos and files are in ${manifest.mediaIn}: set MEDIA_URL to it first`);
}

const keyPath = (dataDir: string, ward: string): string => join(dataDir, 'keys', `${ward}.key`);

async function bring(
  request: ImportRequest,
  archive: Archive,
  manifest: ArchiveManifest,
  key: Uint8Array | null,
): Promise<ImportReport> {
  const { dataDir, wardsDir, writer, now } = request;
  const ward = wardId(manifest.ward);
  const brought = await bringFiles(archive, request);
  let wardFile: ImportReport['wardFile'] = 'written';
  const rows = await writer.put({
    ward,
    now,
    chainBegins: manifest.chain.begins,
    rowsOf: (table) => rowsIn(archive, table, ward),
    beforeCore: async () => {
      if (key) await putKey(keyPath(dataDir, ward), key);
      wardFile = await putSettings(archive, wardsDir, ward);
    },
  });
  const { name, chain } = manifest;
  return {
    ...{ ward, name, rows, ...brought, wardFile, head: chain.head, entries: chain.entries },
    hasKey: key !== null,
  };
}

/**
 * Rows of an import. A row that claims another ward is refused: it could add a role, an item or a payment there. Rows
 * without a ward belong to a fingerprint and move with it.
 */
async function* rowsIn(archive: Archive, table: WardTable, ward: WardId): AsyncGenerator<Row> {
  const name = rowsName(table);
  if (!archive.entries.has(name)) return;
  const column = table.database === 'core' ? 'wardId' : 'ward';
  for await (const line of linesIn(await archive.stream(name), name))
    if (line !== '') {
      const row = fromLine(line);
      if (!wardlessTables.includes(table.table) && row[column] !== ward)
        throw new ArchiveRefused(`${name} has a row of another ward: nothing was changed`);
      yield row;
    }
}

/** Characters of a row; the largest holds the text of a document, half a million. */
const longestLine = 16 * 1024 * 1024;

/**
 * Lines end with a line feed only. `node:readline` also splits at U+2028 and U+2029, which JSON may contain as they are.
 * @throws ArchiveRefused if a line is longer than any row
 */
async function* linesIn(stream: Readable, name: string): AsyncGenerator<string> {
  let pieces: string[] = [];
  let length = 0;
  stream.setEncoding('utf8');
  for await (const chunk of stream as AsyncIterable<string>) {
    const [first = '', ...lines] = chunk.split('\n');
    pieces.push(first);
    length += first.length;
    for (const next of lines) {
      yield pieces.join('');
      pieces = [next];
      length = next.length;
    }
    if (length > longestLine) throw new ArchiveRefused(`${name} of the archive has a line that is too long`);
  }
  yield pieces.join('');
}

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
