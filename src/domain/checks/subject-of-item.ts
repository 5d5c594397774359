/** Builds the subject of the checks from a stored item. */
import { localDateOf } from '../calendar/local-date.ts';
import type { Photo, StoredPhotoFacts } from '../submission/photos-and-files.ts';
import type { Reading } from '../submission/reading.ts';
import type { Due } from '../submission/submission.ts';
import type { AccentSource } from '../text/accents.ts';
import type {
  CheckedDocument,
  CheckedPhoto,
  CheckSubject,
  ChildrenDeclaration,
  SeenPhoto,
  SeenText,
  WardFacts,
} from './check.ts';
import { accentsFor } from './writing.ts';

/** The input from which the subject is built. */
export interface ItemToCheck {
  readonly reading: Reading;
  /** The photos of the item, in order. */
  readonly photos: readonly Photo[];
  readonly due: Pick<Due, 'at' | 'on'> | null;
  readonly submittedAt: Date | null;
  readonly now: Date;
  /** IANA name of the ward's zone. */
  readonly timeZone: string;
  readonly ward: WardFacts;
  readonly captionOf?: (photo: Photo) => string;
  readonly documents?: readonly CheckedDocument[];
  readonly paper?: CheckSubject['paper'];
  readonly children?: ChildrenDeclaration | null;
  readonly seenTexts?: readonly SeenText[];
  readonly seenPhotos?: readonly SeenPhoto[];
  readonly accents?: () => readonly AccentSource[];
}

/** Rows stored before sharpness was measured do not have it. */
type MeasuredFacts = StoredPhotoFacts & { readonly sharpness?: number | null };

const checkedPhoto = (photo: Photo, at: number, caption: string): CheckedPhoto => {
  const stored = photo.fate.state === 'stored' ? photo.fate : null;
  const facts: MeasuredFacts | null = stored?.facts ?? null;
  return {
    number: at + 1,
    width: facts?.width ?? null,
    height: facts?.height ?? null,
    sharpness: facts?.sharpness ?? null,
    hash: stored?.hash ?? null,
    takenAt: facts?.takenAt ?? null,
    caption,
    fileName: photo.file.name,
  };
};

/** The text to which `SeenText.passages` and the evidence of the body refer. */
export const bodyOf = (reading: Pick<Reading, 'paragraphs'>): string => reading.paragraphs.join('\n\n');

/** The subject of the checks for an item. */
export const subjectOfItem = (item: ItemToCheck): CheckSubject => ({
  title: item.reading.title,
  body: bodyOf(item.reading),
  category: item.reading.category,
  eventOn: item.reading.eventOn,
  source: item.reading.source,
  place: item.reading.place,
  credits: [...item.reading.authors, ...item.reading.photographers],
  due: item.due?.at && item.due.on ? { at: item.due.at, on: item.due.on } : null,
  submittedAt: item.submittedAt,
  now: item.now,
  timeZone: item.timeZone,
  today: localDateOf(item.now, item.timeZone),
  photos: item.photos.map((photo, at) => checkedPhoto(photo, at, item.captionOf?.(photo) ?? '')),
  documents: item.documents ?? [],
  paper: item.paper ?? null,
  children: item.children ?? null,
  ward: item.ward,
  seenTexts: item.seenTexts ?? [],
  seenPhotos: item.seenPhotos ?? [],
  withAccents: accentsFor({ title: item.reading.title, body: bodyOf(item.reading) }, item.accents ?? (() => [])),
});
