/**
 * The photos, documents and uploads of an archive. Originals are proved by their names, which are their hashes, and are
 * always stored, even if nothing can be made from them now, because this machine is busy or its reader refuses them. Copies,
 * extracted texts and first pages are proved by nothing, so they are not taken from the archive: the store makes them again
 * from the originals (`docs/decisions/0306-copies-in-an-archive-are-not-believed.md`).
 */
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { type FileToMake, fileToMake, mayPassLater, remakeTask } from '../../ports/files-to-make.ts';
import type { MediaStore, PhotoChange } from '../../ports/media.ts';
import type { Job } from '../../ports/queue.ts';
import type { Row } from '../../ports/ward-rows.ts';
import { maxAreas } from '../media/blur-areas.ts';
import { hashOfChange } from '../media/media-store.ts';
import { documentParts, parsePhotoMark, photoMark } from '../media/shelves.ts';
import type { WardFiles } from './ward-files.ts';

/** The parts of an archive by name, in the order of its list. */
export interface ArchiveParts {
  readonly entries: ReadonlyMap<string, unknown>;
  stream(name: string): Promise<Readable>;
  text(name: string): Promise<string>;
}

/** Where the files are stored. */
export interface FilePlaces {
  readonly media: WardFiles;
  readonly store: Pick<MediaStore, 'readPhoto' | 'remakeCopies' | 'remakeText' | 'readDocumentText'>;
}

export interface BroughtFiles {
  /** Files of the archive that were not here before. */
  readonly mediaFiles: number;
  /** Hashes of photos and documents that cannot be made from the originals of the archive. */
  readonly unmade: readonly string[];
  /** What was refused for a reason that may pass: a job makes it once the server runs. */
  readonly later: readonly FileToMake[];
}

/** Two photos at a time are decoded by one child. The main process holds none of them in memory. */
const together = 2;

const original = (hash: string): string => `media/originals/${hash.slice(0, 2)}/${hash}`;
const originalOfDocument = (hash: string): string =>
  `media/documents/${hash.slice(0, 2)}/${hash}/${documentParts.original}`;

/** Stores the files of an archive whose parts have been verified. A repeated call continues where the last one stopped. */
export async function bringFiles(parts: ArchiveParts, places: FilePlaces): Promise<BroughtFiles> {
  const { media, store } = places;
  let mediaFiles = 0;
  const derived = new Map<string, string[]>();
  for (const name of parts.entries.keys()) {
    const [, folder = '', hash] = /^media\/(copies|documents)\/[0-9a-f]{2}\/([0-9a-f]{64})\//u.exec(name) ?? [];
    const isOriginal = folder === 'documents' && name.endsWith(`/${documentParts.original}`);
    if (hash !== undefined) derived.set(`${folder}/${hash}`, [...(derived.get(`${folder}/${hash}`) ?? []), name]);
    if (name.startsWith('media/') && (hash === undefined || isOriginal))
      mediaFiles += Number(await media.put(name.slice('media/'.length), () => parts.stream(name)));
  }
  const unmade: string[] = [];
  const later: FileToMake[] = [];
  const heavy = new Map<string, string[]>();
  const work = async (waiting: Iterable<[string, string[]]>, isLast: boolean): Promise<void> => {
    for (const [place, names] of waiting) {
      const [folder = '', hash = ''] = place.split('/');
      const file = await fileOf(parts, { folder, hash });
      const isHere = (folder === 'copies' ? await store.readPhoto(hash) : await store.readDocumentText(hash)) !== null;
      const outcome = file && (await make(store, file));
      if (file && outcome === 'later' && isLast) later.push(file);
      else if (outcome === 'later') heavy.set(place, names);
      else if (isHere) continue;
      else if (outcome !== 'made') unmade.push(hash);
      else mediaFiles += names.filter((name) => !name.endsWith(`/${documentParts.original}`)).length;
    }
  };
  const all = derived.entries();
  await Promise.all(Array.from({ length: together }, () => work(all, false)));
  // What took too long beside another is tried once more, alone.
  await work(heavy.entries(), true);
  return { mediaFiles, unmade, later };
}

/**
 * True if the archive contains this file, or what the file is made of. A ward shows, unblurs and exports the files that its rows
 * name, so a row that names one of another ward here would open that to it.
 */
export async function isInArchive(parts: ArchiveParts, hash: string): Promise<boolean> {
  if (parts.entries.has(original(hash)) || parts.entries.has(originalOfDocument(hash))) return true;
  return (await fileOf(parts, { folder: 'copies', hash })) !== null;
}

/** What is to be made under this hash. Null if the archive does not say, or does not contain the original. */
async function fileOf(
  parts: ArchiveParts,
  { folder, hash }: { readonly folder: string; readonly hash: string },
): Promise<FileToMake | null> {
  if (folder === 'documents') return parts.entries.has(originalOfDocument(hash)) ? { kind: 'document', hash } : null;
  const mark = `media/copies/${hash.slice(0, 2)}/${hash}/${photoMark}`;
  if (!parts.entries.has(mark)) return null;
  const from = changeOf(parsePhotoMark(await parts.text(mark), hash)?.blurredFrom, hash);
  // Only from an original of this archive: another ward's photo may be private there.
  return from === null || !parts.entries.has(original(from.hash)) ? null : { kind: 'photo', hash, from };
}

/** What is stored already is not made again; only its date is renewed, so that no sweep removes it before its row is written. */
async function make(store: FilePlaces['store'], file: FileToMake): Promise<'made' | 'later' | 'never'> {
  const made = file.kind === 'document' ? await store.remakeText(file.hash) : await store.remakeCopies(file.from);
  return made.ok ? 'made' : mayPassLater(made.refusal) ? 'later' : 'never';
}

/**
 * True for a waiting job of an archive that would make something of an original that the archive does not contain, which may
 * be another ward's private photo, or something else than its name says.
 */
export function isForeignFileJob({ entries }: Pick<ArchiveParts, 'entries'>, row: Row): boolean {
  if (row.task !== remakeTask) return false;
  try {
    const file = fileToMake(JSON.parse(String(row.payload)) as Job['payload']);
    if (file.kind === 'document') return !entries.has(originalOfDocument(file.hash));
    const from = changeOf(file.from, file.hash);
    return from === null || !entries.has(original(from.hash));
  } catch {
    return true;
  }
}

const share = z.number().min(0).max(1);
const area = z.object({ x: share, y: share, width: share, height: share });
/** As `hashOfChange` reads it: the order of the fields belongs to the hash. */
const change = z.object({
  hash: z.string(),
  areas: z.array(area).max(maxAreas),
  crop: area.optional(),
});

/**
 * What the copies of this name show, and of which original.
 * @param said what a mark or a job says; undefined: the photo as it is
 * @returns null if it says something else than the name
 */
function changeOf(said: unknown, hash: string): (PhotoChange & { readonly hash: string }) | null {
  const read = change.safeParse(said ?? { hash, areas: [] });
  if (!read.success) return null;
  const { crop, ...rest } = read.data;
  const from = crop ? { ...rest, crop } : rest;
  const isWhole = from.areas.length === 0 && crop === undefined;
  return (isWhole ? from.hash : hashOfChange(from)) === hash ? from : null;
}
