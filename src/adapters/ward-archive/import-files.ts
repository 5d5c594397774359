/**
 * The photos, documents and uploads of an archive. Originals are proved by their names, which are their hashes, and are
 * always stored, even if nothing can be made from them now, because this machine is busy or its reader refuses them. Copies,
 * extracted texts and first pages are proved by nothing, so they are not taken from the archive: the store makes them again
 * from the originals (`docs/decisions/0306-copies-in-an-archive-are-not-believed.md`).
 */
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { MediaStore, PhotoChange, StoredPhoto } from '../../ports/media.ts';
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
  readonly store: Pick<MediaStore, 'readPhoto' | 'remakeCopies' | 'takeDocument' | 'readDocumentText'>;
}

export interface BroughtFiles {
  /** Files of the archive that were not here before. */
  readonly mediaFiles: number;
  /** Hashes of photos and documents that could not be made again from their originals. */
  readonly unmade: readonly string[];
}

/** Two photos at a time are decoded by one child. The main process holds none of them in memory. */
const together = 2;

const original = (hash: string): string => `media/originals/${hash.slice(0, 2)}/${hash}`;

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
  const heavy = new Map<string, string[]>();
  const work = async (waiting: Iterable<[string, string[]]>, isLast: boolean): Promise<void> => {
    for (const [place, names] of waiting) {
      const [folder = '', hash = ''] = place.split('/');
      const isHere = (folder === 'copies' ? await store.readPhoto(hash) : await store.readDocumentText(hash)) !== null;
      const made = isHere ? 'made' : await makeAgain(parts, places, { folder, hash, names });
      if (made === 'too-heavy' && !isLast) heavy.set(place, names);
      else if (made !== 'made') unmade.push(hash);
      else if (!isHere) mediaFiles += names.filter((name) => !name.endsWith(`/${documentParts.original}`)).length;
    }
  };
  const all = derived.entries();
  await Promise.all(Array.from({ length: together }, () => work(all, false)));
  // What took too long beside another is tried once more, alone: nothing but this import makes it from its original.
  await work(heavy.entries(), true);
  return { mediaFiles, unmade };
}

interface Derived {
  readonly folder: string;
  readonly hash: string;
  readonly names: readonly string[];
}

async function makeAgain(
  parts: ArchiveParts,
  { store }: FilePlaces,
  { folder, hash, names }: Derived,
): Promise<'made' | 'too-heavy' | 'refused'> {
  const wanted = folder === 'copies' ? photoMark : documentParts.original;
  const name = names.find((each) => each.endsWith(`/${wanted}`));
  if (name === undefined) return 'refused';
  if (folder === 'documents') return resultOf(await store.takeDocument(await parts.stream(name), null));
  const from = changeOf(parsePhotoMark(await parts.text(name), hash), hash);
  // Only from an original of this archive: another ward's photo may be private there.
  if (from === null || !parts.entries.has(original(from.hash))) return 'refused';
  const made = await store.remakeCopies(from);
  return made.ok && made.photo.hash !== hash ? 'refused' : resultOf(made);
}

const resultOf = (
  made: { readonly ok: true } | { readonly ok: false; readonly refusal: string },
): 'made' | 'too-heavy' | 'refused' => (made.ok ? 'made' : made.refusal === 'too-heavy' ? 'too-heavy' : 'refused');

const share = z.number().min(0).max(1);
const area = z.object({ x: share, y: share, width: share, height: share });
/** As `hashOfChange` reads it: the order of the fields belongs to the hash. */
const change = z.object({
  hash: z.string(),
  areas: z.array(area).max(maxAreas),
  crop: area.optional(),
});

/** What the copies of this name show, and of which original. Null if the mark says something else than its name. */
function changeOf(mark: StoredPhoto | null, hash: string): (PhotoChange & { readonly hash: string }) | null {
  if (mark === null) return null;
  if (mark.blurredFrom === undefined) return { hash, areas: [] };
  const read = change.safeParse(mark.blurredFrom);
  if (!read.success) return null;
  const { crop, ...rest } = read.data;
  const from = crop ? { ...rest, crop } : rest;
  return hashOfChange(from) === hash ? from : null;
}
