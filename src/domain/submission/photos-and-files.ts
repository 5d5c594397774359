/** Photos and documents of an item: the known facts of each, which of them are published, and in which order. */
import type { Finding } from '../checks/check.ts';
import type { FileId, PhotoId } from '../ids.ts';

/** The platform's reference to a picture or a document. */
export interface PhotoFile {
  readonly channel: string;
  readonly fileId: string;
  readonly uniqueId: string;
  readonly kind: 'photo' | 'document';
  readonly name: string | null;
  readonly mimeType: string | null;
  readonly sizeBytes: number | null;
}

/** Facts of a stored picture. Widths are pixels of the public copies, ascending. */
export interface StoredPhotoFacts {
  readonly width: number;
  readonly height: number;
  readonly widths: readonly number[];
  readonly placeholder: string;
  readonly takenAt: string | null;
  readonly hadLocation: boolean;
  /** Amount of fine detail, used by the checks. Absent in older rows. */
  readonly sharpness?: number | null;
  /** Files of other items that show the same picture, as found on arrival. */
  readonly sameAs?: readonly string[];
  /** Files of other items that show it mirrored: probably the same picture. */
  readonly mirrorOf?: readonly string[];
  /** Files used before it was blurred or the blurring was undone: the original, and each step. */
  readonly earlier?: readonly string[];
  /** The previous file with the facts that a page needs, so that a mask made from a stolen account can be undone. */
  readonly before?: Pick<StoredPhotoFacts, 'width' | 'height' | 'widths' | 'placeholder'> & { readonly hash: string };
}

/** State of a photo: waiting for its bytes, stored, or refused for good. `hash` is the SHA-256 of the original. */
export type PhotoFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredPhotoFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

/** A picture or a document as received. */
interface Attached {
  /** Identifies one file of one message. */
  readonly itemKey: string;
  /** The platform's order within the chat, until people rearrange them. The first photo is the cover. */
  readonly position: number;
  readonly messageKey: string;
  readonly file: PhotoFile;
  readonly dropped: boolean;
}

/** A photo of an item, as received and as stored. */
export interface Photo extends Attached {
  readonly id: PhotoId;
  readonly albumKey: string | null;
  readonly fate: PhotoFate;
}

/** Facts of a stored document. `name` is for display; `pages` only for PDF. */
export interface StoredFileFacts {
  readonly kind: 'pdf' | 'docx' | 'xlsx';
  readonly name: string;
  readonly sizeBytes: number;
  readonly pages: number | null;
  /** Characters of the extracted text; 0: perhaps a scan. */
  readonly characters: number;
  /** Size in pixels of the picture of the first page. */
  readonly picture: { readonly width: number; readonly height: number } | null;
  /** Secrecy rules that only the head may judge, found in the complete text. */
  readonly marks?: readonly string[];
  /** Findings of the checks on its text at that time. */
  readonly findings?: readonly Finding[];
}

/** State of a document, as `PhotoFate`. */
export type FileFate =
  | { readonly state: 'todo' }
  | { readonly state: 'stored'; readonly hash: string; readonly facts: StoredFileFacts }
  | { readonly state: 'refused' | 'failed'; readonly refusal: string };

/** All present and earlier files of this photo or document, which must be deleted with it. */
export const hashesOf = (fate: PhotoFate | FileFate): readonly string[] =>
  fate.state === 'stored' ? [fate.hash, ...('earlier' in fate.facts ? (fate.facts.earlier ?? []) : [])] : [];

/** A document of an item. Its text is stored separately, because it can be long and is rarely needed. */
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

/** True while the file is on its way, or will be retried later although its item continues without it (`later` of a refusal). */
export const isExpected = ({ fate }: Pick<Given, 'fate'>): boolean =>
  fate.state === 'todo' || (fate.state === 'failed' && fate.refusal === 'later');

/** True for files that count: a refused one gets no number, and none is reserved for it. */
export const isTaken = ({ fate }: Pick<Given, 'fate'>): boolean => fate.state === 'todo' || fate.state === 'stored';

/** Everything that the author sent and did not remove, including refused files, in the platform's order. */
export const photosGiven = ({ photos }: WithPhotos): readonly Photo[] => inOrder(photos);

/** As `photosGiven`, for documents. */
export const filesGiven = ({ files }: WithFiles): readonly ItemFile[] => inOrder(files);

/** Texts for an item's photos, by photo id. */
export interface UnderPhotos {
  /** A photo without a caption is shown without text. */
  readonly captions?: Readonly<Record<string, string>>;
  /** What the photo shows, for screen readers. Not printed. */
  readonly descriptions?: Readonly<Record<string, string>>;
}

/** The caption of a photo; '' if there is none. */
export const captionOf = ({ captions }: UnderPhotos, { id }: Pick<Photo, 'id'>): string => captions?.[id] ?? '';

/** The description for screen readers; '' if there is none. */
export const descriptionOf = ({ descriptions }: UnderPhotos, { id }: Pick<Photo, 'id'>): string =>
  descriptions?.[id] ?? '';

/** Rearranges photos: the named ones in this order, at the existing positions. Photos that are not named are removed. */
export function arranged(photos: readonly Photo[], order: readonly string[]): readonly Photo[] {
  const kept = order.flatMap((id) => photos.find((photo) => photo.id === id && !photo.dropped) ?? []);
  const places = kept.map(({ position }) => position).sort((a, b) => a - b);
  // Two photos of one message can have the same position.
  const distinct: number[] = [];
  for (const place of places) distinct.push(Math.max(place, (distinct.at(-1) ?? place - 1) + 1));
  return photos.map((photo) => {
    const at = kept.indexOf(photo);
    // A refused photo has no number and keeps its position.
    if (at === -1) return photo.dropped || !isTaken(photo) ? photo : { ...photo, dropped: true };
    return { ...photo, position: distinct[at] ?? photo.position };
  });
}

/** Published photos in the platform's order, stored or still on their way. Counts and numbers of photos always refer to these. */
export const photosOf = (item: WithPhotos): readonly Photo[] => photosGiven(item).filter(isTaken);

/** Published documents, in the platform's order. */
export const filesOf = (item: WithFiles): readonly ItemFile[] => filesGiven(item).filter(isTaken);

/** True while a file is on its way: publication waits for it. */
export const isWaitingForFiles = (item: WithPhotos & WithFiles): boolean =>
  [...photosOf(item), ...filesOf(item)].some(({ fate }) => fate.state === 'todo');
