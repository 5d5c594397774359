/**
 * Checks that the store has the files that rows need. An original is verified byte for byte by its name, which is its
 * hash; copies and extracted data by the mark beside them, which records their sizes, and in a bucket byte for byte too,
 * by the hash that each object carries. Changes nothing.
 */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileUse, NamedFile } from '../../ports/named-files.ts';
import type { Bucket } from './bucket.ts';
import { BucketDamage } from './bucket-error.ts';
import { absentIsNull, isHash, namesIn } from './disk-files.ts';
import { hashOfChange } from './media-store.ts';
import {
  copyName,
  documentMark,
  documentParts,
  isPhotoFormat,
  parseDocumentMark,
  parsePhotoMark,
  photoMark,
} from './shelves.ts';

/** The files of a store by their relative path, on disk or in a bucket. */
export interface KeptFiles {
  /** Whether `open` verifies the bytes of every file. A folder has no hashes of copies and extracted data. */
  readonly carriesHashes: boolean;
  /** Null if absent. Reading to the end throws BucketDamage if a bucket returns other bytes than were stored. */
  open(path: string): Promise<AsyncIterable<Uint8Array> | null>;
  /** Sizes in bytes of the files directly in a folder, by name. */
  sizesIn(folder: string): Promise<ReadonlyMap<string, number>>;
}

/** A file that rows need and that is missing or damaged. */
export interface FileProblem {
  readonly path: string;
  readonly problem: 'missing' | 'damaged';
}

/** The files in `media` of a data folder. */
export function keptInFolder(dataDir: string): KeptFiles {
  const root = join(dataDir, 'media');
  return {
    carriesHashes: false,
    async open(path) {
      const handle = await absentIsNull(open(join(root, path)));
      return handle?.createReadStream() ?? null;
    },
    async sizesIn(folder) {
      const sizes = new Map<string, number>();
      for (const name of await namesIn(join(root, folder))) {
        const found = await absentIsNull(stat(join(root, folder, name)));
        if (found) sizes.set(name, found.size);
      }
      return sizes;
    },
  };
}

/**
 * The files in a bucket. Objects that another program copied there carry no hash: they are read, and not verified.
 * @throws BucketError if the bucket does not answer
 */
export function keptInBucket(bucket: Pick<Bucket, 'open' | 'list'>): KeptFiles {
  return {
    carriesHashes: true,
    open: bucket.open,
    async sizesIn(folder) {
      const sizes = new Map<string, number>();
      for await (const { key, sizeBytes } of bucket.list(`${folder}/`))
        sizes.set(key.slice(folder.length + 1), sizeBytes);
      return sizes;
    },
  };
}

interface Part {
  readonly name: string;
  readonly bytes: number | null;
}

const onShelf = (kind: string, hash: string): string => `${kind}/${hash.slice(0, 2)}/${hash}`;

/** @returns the problems of a file, for all rows that need it */
export async function problemsOf(kept: KeptFiles, { hash, uses }: NamedFile): Promise<readonly FileProblem[]> {
  // A damaged row may contain any text; nothing outside the store is opened.
  if (!isHash(hash)) return [{ path: onShelf('originals', hash), problem: 'missing' }];
  const flaws: FileProblem[] = [];
  const photos = uses.filter(({ kind }) => kind === 'photo');
  if (photos.length > 0) flaws.push(...(await flawsOfPhoto(kept, hash, photos)));
  if (photos.length < uses.length) flaws.push(...(await flawsOfDocument(kept, hash)));
  return flaws;
}

async function flawsOfPhoto(kept: KeptFiles, hash: string, uses: readonly FileUse[]): Promise<readonly FileProblem[]> {
  const folder = onShelf('copies', hash);
  const mark = await markIn(kept, `${folder}/${photoMark}`, (text) => parsePhotoMark(text, hash));
  if (typeof mark === 'string')
    return [
      { path: `${folder}/${photoMark}`, problem: mark },
      ...(await originalFlaws(kept, onShelf('originals', hash), hash, null)),
    ];
  const named = new Map(
    mark.copies.map(({ width, format, sizeBytes }): [string, number | null] => [copyName(width, format), sizeBytes]),
  );
  for (const width of uses.flatMap(({ widths }) => widths))
    for (const format of ['webp', 'jpeg'].filter(isPhotoFormat)) {
      const name = copyName(width, format);
      if (!named.has(name)) named.set(name, null);
    }
  const copies = await partFlaws(
    kept,
    folder,
    [...named].map(([name, bytes]) => ({ name, bytes })),
  );
  const from = mark.blurredFrom;
  // A changed photo's name follows from its original and the change, so another change has another name.
  if (from && hashOfChange(from) !== hash) return [{ path: `${folder}/${photoMark}`, problem: 'damaged' }, ...copies];
  const original = from?.hash ?? hash;
  return [...(await originalFlaws(kept, onShelf('originals', original), original, mark.sizeBytes)), ...copies];
}

async function flawsOfDocument(kept: KeptFiles, hash: string): Promise<readonly FileProblem[]> {
  const folder = onShelf('documents', hash);
  const mark = await markIn(kept, `${folder}/${documentMark}`, (text) => parseDocumentMark(text, hash));
  const original = await originalFlaws(
    kept,
    `${folder}/${documentParts.original}`,
    hash,
    typeof mark === 'string' ? null : mark.sizeBytes,
  );
  if (typeof mark === 'string') return [{ path: `${folder}/${documentMark}`, problem: mark }, ...original];
  const parts = [documentParts.text, ...(mark.picture ? [documentParts.picture] : [])];
  return [
    ...original,
    ...(await partFlaws(
      kept,
      folder,
      parts.map((name) => ({ name, bytes: null })),
    )),
  ];
}

async function markIn<Mark>(
  kept: KeptFiles,
  path: string,
  parse: (text: string) => Mark | null,
): Promise<Mark | FileProblem['problem']> {
  const pieces: Uint8Array[] = [];
  const read = await proved(kept, path, (piece) => pieces.push(piece));
  return read ?? parse(Buffer.concat(pieces).toString('utf8')) ?? 'damaged';
}

async function originalFlaws(
  kept: KeptFiles,
  path: string,
  hash: string,
  bytes: number | null,
): Promise<readonly FileProblem[]> {
  const digest = createHash('sha256');
  let count = 0;
  const problem = await proved(kept, path, (piece) => {
    digest.update(piece);
    count += piece.byteLength;
  });
  if (problem) return [{ path, problem }];
  return digest.digest('hex') === hash && (bytes ?? count) === count ? [] : [{ path, problem: 'damaged' }];
}

async function partFlaws(kept: KeptFiles, folder: string, parts: readonly Part[]): Promise<readonly FileProblem[]> {
  const sizes = await kept.sizesIn(folder);
  const flaws: FileProblem[] = [];
  for (const { name, bytes } of parts) {
    const path = `${folder}/${name}`;
    const size = sizes.get(name);
    if (size === undefined) flaws.push({ path, problem: 'missing' });
    else if ((bytes ?? size) !== size) flaws.push({ path, problem: 'damaged' });
    else if (kept.carriesHashes) {
      const problem = await proved(kept, path, () => {});
      if (problem) flaws.push({ path, problem });
    }
  }
  return flaws;
}

/** @returns null if the whole file was read */
async function proved(
  kept: KeptFiles,
  path: string,
  see: (piece: Uint8Array) => void,
): Promise<FileProblem['problem'] | null> {
  try {
    const pieces = await kept.open(path);
    if (!pieces) return 'missing';
    for await (const piece of pieces) see(piece);
    return null;
  } catch (error) {
    if (error instanceof BucketDamage || isUnreadable(error)) return 'damaged';
    throw error;
  }
}

/** The disk cannot read the data, or the path is not a file. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EIO' || error.code === 'EISDIR');
