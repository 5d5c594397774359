/**
 * Exports a ward: its rows, its files by hash, its settings and its encrypted key. Parts are streamed one after the
 * other.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { WardId } from '../../domain/ids.ts';
import type { WardRowsReader } from '../../ports/ward-rows.ts';
import { syncFolder } from '../media/durable-file.ts';
import {
  type ArchiveManifest,
  type ArchivePart,
  ArchiveRefused,
  archiveFormat,
  emptySeal,
  keyName,
  manifestName,
  rowsName,
  sealKey,
  sealOf,
  toLine,
} from './archive.ts';
import { newestOf, type ProgramSchema } from './program-schema.ts';
import type { WardFiles } from './ward-files.ts';

export interface ExportRequest {
  readonly ward: WardId;
  readonly name: string;
  readonly rows: WardRowsReader;
  /** Its photos and documents; they are exported too, from a folder or a bucket. */
  readonly media: WardFiles;
  readonly wardsDir: string;
  readonly file: string;
  /** Encrypts the ward's key. */
  readonly code: string;
  readonly key: Uint8Array;
  readonly at: Date;
  readonly program: string;
  readonly schema: ProgramSchema;
  readonly chain: ArchiveManifest['chain'];
}

export interface ExportReport {
  readonly file: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly mediaFiles: number;
  readonly bytes: number;
}

/** Lines are written in chunks of this many characters; one chunk per line is four times slower. */
const chunkLength = 65_536;

/** Pictures and archives are compressed already. */
const isPacked = (name: string): boolean => name.startsWith('media/') && !name.endsWith('.json');

type Add = (name: string, source: AsyncIterable<Uint8Array>) => Promise<void>;

/** @throws ArchiveRefused if the file already exists */
export async function exportWard(request: ExportRequest): Promise<ExportReport> {
  const { ward, rows, wardsDir, file, at } = request;
  if (existsSync(file)) throw new ArchiveRefused(`${file} already exists`);
  const half = `${file}.part`;
  const zip = new ZipFile();
  const target = createWriteStream(half, { mode: 0o600 });
  const written = finished((zip.outputStream as Readable).pipe(target));
  written.catch(() => {}); // reported below
  const files: Record<string, ArchivePart> = {};
  const counts: Record<string, number> = {};
  const add: Add = async (name, source) => {
    const hash = createHash('sha256');
    let bytes = 0;
    const counted = async function* () {
      for await (const chunk of source) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        yield chunk;
      }
    };
    const stream = Readable.from(counted());
    zip.addReadStream(stream, name, { mtime: at, compress: !isPacked(name) });
    await finished(stream);
    files[name] = { sha256: hash.digest('hex'), bytes };
  };
  try {
    let mediaFiles = 0;
    const named = await rows.read(ward, async (snapshot) => {
      for (const table of rows.tables) {
        let count = 0;
        const lines = async function* () {
          let waiting = '';
          for await (const row of snapshot.rowsOf(table)) {
            count += 1;
            waiting += toLine(row);
            if (waiting.length < chunkLength) continue;
            yield Buffer.from(waiting);
            waiting = '';
          }
          yield Buffer.from(waiting);
        };
        await add(rowsName(table), lines());
        counts[table.table] = count;
      }
      return { hashes: await snapshot.mediaOf(), uploads: await snapshot.uploadsOf() };
    });
    const { media } = request;
    for (const paths of [media.pathsOf(named.hashes), media.waiting(named.uploads)])
      for await (const path of paths) {
        await add(`media/${path}`, media.read(path));
        mediaFiles += 1;
      }
    for (const name of settingFiles(wardsDir, ward)) await add(`ward/${name}`, createReadStream(join(wardsDir, name)));
    await add(keyName, one(sealKey(request.key, request.code)));
    const { name, program, schema, chain } = request;
    const made = { program, schema: schema.hash, migrations: newestOf(schema) };
    const manifest: ArchiveManifest = {
      ...{ format: archiveFormat, ward, name, at: at.toISOString(), ...made, chain, mediaIn: null, files },
    };
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest)}\n`), manifestName, { mtime: at });
    zip.end({ forceZip64Format: false, comment: emptySeal });
    await written;
    await durable(half, file);
    return { file, rows: counts, mediaFiles, bytes: statSync(file).size };
  } catch (error) {
    target.destroy();
    rmSync(half, { force: true });
    throw error;
  }
}

async function* one(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

async function durable(half: string, file: string): Promise<void> {
  const { wanted, at } = await sealOf(half);
  const handle = await open(half, 'r+');
  await handle.write(wanted, at, 'latin1');
  await handle.sync();
  await handle.close();
  await rename(half, file);
  await syncFolder(dirname(file));
}

/** The ward's file and the first texts of its pages. */
function settingFiles(wardsDir: string, ward: string): readonly string[] {
  const folder = join(wardsDir, ward);
  const pages = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];
  return [
    ...(existsSync(join(wardsDir, `${ward}.yaml`)) ? [`${ward}.yaml`] : []),
    ...pages.map((name) => join(ward, name)),
  ];
}

/** The ward's key, unencrypted; it was created at the ward's first start. */
export const readKey = (dataDir: string, ward: string): Uint8Array =>
  readFileSync(join(dataDir, 'keys', `${ward}.key`));
