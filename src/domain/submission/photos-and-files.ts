/** Photos and documents of an item: what is known of each, which of them go along, and in which order. */
import type { Finding } from '../checks/check.ts';
import type { FileId, PhotoId } from '../ids.ts';

/** The platform's handle of a picture or a document. */
export interface PhotoFile {
  readonly channel: string;
  readonly fileId: string;
  readonly uniqueId: string;
  readonly kind: 'photo' | 'document';
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
}

/** What is known of a stored picture. Widths are pixels of the public copies, ascending. */
export interface StoredPhotoFacts {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly placeholder: string;
  readonly takenAt: string | null;
  readonly hadLocation: boolean;
  /** Of fine detail, as the checks read it; older rows have none. */
  readonly sharpness?: number | null;
  /** Files of other items that show the same picture, as they were found when it came. */
  readonly sameAs?: readonly string[];
  /** Files of other items that show it in a mirror: likely the same picture. */
  readonly mirrorOf?: readonly string[];
  /** Files that stood in its place before it was blurred, or before that was taken back: the original, and each step. */
  readonly earlier?: readonly string[];
  /** The file that stood there last, with what a page needs of it: a mask by a thief's hand is taken back with it. */
  readonly before?: Pick<StoredPhotoFacts, 'width' | 'height' | 'widths' | 'placeholder'> & { readonly hash: string };
}

/** What became of a photo: waits for its bytes, is stored, or never will be. `hash` is SHA-256 of the original. */
export type PhotoFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredPhotoFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

/** How a picture or a document came. */
interface Attached {
  /** One file of one message, once. */
  readonly itemKey: string;
  /** The platform's order inside the chat, until somebody arranges them; the first photo is the cover. */
  readonly position: number;
  readonly messageKey: string;
  readonly file: PhotoFile;
  readonly dropped: boolean;
}

/** A photo of an item, as it came and as it is kept. */
export interface Photo extends Attached {
  readonly id: PhotoId;
  readonly albumKey: string | null;
  readonly fate: PhotoFate;
}

/** What is known of a stored document. `name` is for people; `pages` of a PDF only. */
export interface StoredFileFacts {
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  readonly name: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  /** Of the text that was read; 0: perhaps a scan. */
  readonly characters: number;
  /** Pixels of the picture of the first page. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Rules of secrecy that only the head may judge, found when the whole text was read. */
  readonly marks?: readonly string[];
  /** What the checks said of its text, then. */
  readonly findings?: readonly Finding[];
}

/** The same of a document. */
export type FileFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredFileFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

/** Every file that this part of an item is or was: what has to go when it goes. */
export const hashesOf = (fate: PhotoFate | FileFate): readonly string[] =>
  fate.state === 'stored' ? [fate.hash, ...('earlier' in fate.facts ? (fate.facts.earlier ?? []) : [])] : [];

/** A document of an item. Its text is kept beside it: it may be long, and few ask for it. */
export interface ItemFile extends Attached {
  readonly id: FileId;
  readonly fate: FileFate;
}

interface WithPhotos {
  readonly photos: readonly Photo[];
}

interface WithFiles {
  readonly files: readonly ItemFile[];
}

type Given = Pick<Photo | ItemFile, 'dropped' | 'fate' | 'position'>;

const inOrder = <Each extends Given>(given: readonly Each[]): readonly Each[] =>
  given.filter(({ dropped }) => !dropped).sort((a, b) => a.position - b.position);

/** On its way, or tried again later though its item goes on without it: see `later` of a refusal. */
export const isExpected = ({ fate }: Pick<Given, 'fate'>): boolean =>
  fate.state === 'todo' || (fate.state === 'failed' && fate.refusal === 'later');

/** What could not be taken is nobody's photo: it has no number, and none is kept free for it. */
export const isTaken = ({ fate }: Pick<Given, 'fate'>): boolean => fate.state === 'todo' || fate.state === 'stored';

/** What the author sent and did not take out, refused or not, in the platform's order. */
export const photosGiven = ({ photos }: WithPhotos): readonly Photo[] => inOrder(photos);

/** Documents likewise. */
export const filesGiven = ({ files }: WithFiles): readonly ItemFile[] => inOrder(files);

/** Words that an item has for its photos, by the photo's id. */
export interface UnderPhotos {
  /** A photo without one is shown without words. */
  readonly captions?: Readonly<Record<string, string>>;
  /** What a photo shows, for who does not see it. Read aloud, not printed. */
  readonly descriptions?: Readonly<Record<string, string>>;
}

/** What is said under a photo; '' while nothing is. */
export const captionOf = ({ captions }: UnderPhotos, { id }: Pick<Photo, 'id'>): string => captions?.[id] ?? '';

/** What is read aloud in a photo's place; '' while nobody described it. */
export const descriptionOf = ({ descriptions }: UnderPhotos, { id }: Pick<Photo, 'id'>): string =>
  descriptions?.[id] ?? '';

/** The photos in another order: those that are named first, at the places that there are. What is not named is taken out. */
export function arranged(photos: readonly Photo[], order: readonly string[]): readonly Photo[] {
  const kept = order.flatMap((id) => photos.find((photo) => photo.id === id && !photo.dropped) ?? []);
  const places = kept.map(({ position }) => position).sort((a, b) => a - b);
  // Two photos of one message may share a place.
  const distinct: number[] = [];
  for (const place of places) distinct.push(Math.max(place, (distinct.at(-1) ?? place - 1) + 1));
  return photos.map((photo) => {
    const at = kept.indexOf(photo);
    // What could not be taken has no number and stays where it is.
    if (at === -1) return photo.dropped || !isTaken(photo) ? photo : { ...photo, dropped: true };
    return { ...photo, position: distinct[at] ?? photo.position };
  });
}

/** Photos that go along, in the platform's order: there, or still to come. Everybody counts and numbers these. */
export const photosOf = (item: WithPhotos): readonly Photo[] => photosGiven(item).filter(isTaken);

/** Documents that go along, in the platform's order. */
export const filesOf = (item: WithFiles): readonly ItemFile[] => filesGiven(item).filter(isTaken);

/** Something is still on its way: publication waits for it. */
export const isWaitingForFiles = (item: WithPhotos & WithFiles): boolean =>
  [...photosOf(item), ...filesOf(item)].some(({ fate }) => fate.state === 'todo');
