/**
 * The input and the result of a check.
 *
 * Glossary: a *subject* is an item as people wrote it, with the known facts about its photos and the results of look-ups. A
 * *check* is a pure function from a subject to *findings*. A finding is data with evidence; its sentence is made where it is
 * shown. Only secrecy and a missing source prevent sending; a warning never does.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import type { Facts } from '../facts.ts';
import type { CategoryId } from '../submission/categories/index.ts';
import type { Source } from '../submission/source.ts';
import type { SharedPassage } from './copied-text.ts';

/**
 * Most severe first. `block` prevents sending, `hold` leaves the decision to the head, `warning` asks people to look, `note`
 * informs.
 */
export const severities = ['block', 'hold', 'warning', 'note'] as const;
/** The severity of a finding. */
export type Severity = (typeof severities)[number];

/** The kind of text within an item. */
export type TextPlace = 'title' | 'body' | 'caption' | 'document' | 'source' | 'place' | 'credit' | 'fileName';

/** A passage in a text of the item. */
export interface TextEvidence {
  readonly where: TextPlace;
  /** Which text: a photo's number for a caption; 1, 2, … for documents, file names and credits; 1 where there is only one. */
  readonly number: number;
  /** UTF-16 units in the text as it was given; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The replacement in a masked copy. */
  readonly replacement?: string;
  /** The same passage in the text of the other item. */
  readonly other?: { readonly code: string; readonly start: number; readonly end: number };
}

/** The photo that a finding is about. */
export interface PhotoEvidence {
  readonly where: 'photo';
  /** As shown to people: 1 is the first. */
  readonly number: number;
  /** The same picture in another item. */
  readonly other?: { readonly code: string; readonly number: number };
}

/** The place in the item to which a finding refers. */
export type Evidence = TextEvidence | PhotoEvidence;

/** Key of a sentence in `locales/<locale>/check.ftl`. */
export type FindingKey = `check-${string}`;

/** Plain data that can be stored and sent as JSON. */
export interface Finding {
  readonly check: string;
  readonly key: FindingKey;
  readonly severity: Severity;
  readonly facts: Facts;
  readonly evidence: readonly Evidence[];
}

/** A rule that inspects an item. It reports and proposes; it changes nothing. */
export interface Check {
  /** Unique in the registry. */
  readonly id: string;
  readonly find: (subject: CheckSubject) => readonly Finding[];
}

/** The facts about a photo that checks use, without the picture itself. */
export interface CheckedPhoto {
  /** As shown to people: 1 is the first. */
  readonly number: number;
  /** Pixels of the upright original; null while it is not stored. */
  readonly width: number | null;
  readonly height: number | null;
  /** Variance of the Laplacian of the 480 pixels wide grey copy, values 0 to 255; null when it was not measured. */
  readonly sharpness: number | null;
  /** Hash of the bytes; null while the photo is not stored. */
  readonly hash: string | null;
  /** The time recorded by the camera: text that begins with 'YYYY-MM-DD' or 'YYYY:MM:DD'. */
  readonly takenAt: string | null;
  readonly caption: string;
  readonly fileName: string | null;
}

/** The facts about a document that checks use: its text. */
export interface CheckedDocument {
  readonly fileName: string | null;
  /** As extracted, with its line ends, because a stamp is recognised by being alone on its line. */
  readonly text: string;
}

/** Another item whose text shares much with this one, as found by the look-up. */
export interface SeenText {
  readonly code: string;
  readonly title: string;
  readonly publishedOn: LocalDate | null;
  /** Share of the shorter text that occurs in both, 0 to 1, as computed by `findCopied`. */
  readonly overlap: number;
  /** Positions in this item's body and in the other's. */
  readonly passages: readonly Pick<SharedPassage, 'mine' | 'theirs'>[];
}

/** A picture in another item that equals one of this item, as found by the look-up. */
export interface SeenPhoto {
  /** Number of this item's photo. */
  readonly number: number;
  readonly code: string;
  readonly title: string;
  /** Number of the other item's photo. */
  readonly otherNumber: number;
  /** True when it equals the mirrored picture: likely the same, not certain. */
  readonly isMirrored?: boolean;
}

/** What the sender declared about children in the pictures; null before they were asked. */
export type ChildrenDeclaration = 'none-shown' | 'consent-held' | 'faces-hidden';

/** What the ward itself has published and is therefore not private data. */
export interface WardFacts {
  /** Phone and account numbers of offices, in any spelling. */
  readonly publicNumbers: readonly string[];
  readonly publicEmails: readonly string[];
  /** Offices, schools, historic sites: their addresses are public. */
  readonly publicPlaces: readonly string[];
}

/** The most likely version with accents of a text typed without them. */
export interface ProposedAccents {
  readonly title: string;
  /** Number of syllables in the whole text that stay as they were typed. */
  readonly left: number;
}

/** Everything that a check may use. The same subject always gives the same findings. */
export interface CheckSubject {
  readonly title: string;
  /** Paragraphs separated by a blank line. */
  readonly body: string;
  readonly category: CategoryId;
  /** The ward's local day of the event, signing, end or sending. */
  readonly eventOn: LocalDate | null;
  readonly source: Source | null;
  readonly place: string | null;
  /** Names under the item, as the writer gave them: authors, then photographers. */
  readonly credits: readonly string[];
  /** Legal due date of the item; null when it has none. */
  readonly due: { readonly on: LocalDate; readonly at: Date } | null;
  /** When it was sent; null for a draft, for which `now` is used instead. */
  readonly submittedAt: Date | null;
  readonly now: Date;
  /** IANA name of the ward's zone. */
  readonly timeZone?: string;
  /** The ward's local day at `now`. */
  readonly today: LocalDate;
  readonly photos: readonly CheckedPhoto[];
  readonly documents: readonly CheckedDocument[];
  /** Number and signer of a document, as the portal will show them; missing while its files are still being downloaded. */
  readonly paper?: { readonly documentNumber: string | null; readonly signer: string | null } | null;
  readonly children: ChildrenDeclaration | null;
  readonly ward: WardFacts;
  readonly seenTexts: readonly SeenText[];
  readonly seenPhotos: readonly SeenPhoto[];
  /** Null or missing: the text has accents, or too little of the proposal is certain. */
  readonly withAccents?: ProposedAccents | null;
}
