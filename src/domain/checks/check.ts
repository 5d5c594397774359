/**
 * What a check is given, and what it finds.
 *
 * Glossary: a *subject* is an item as people wrote it, with what is known of its photos and what look-ups outside found.
 * A *check* is a pure function from a subject to *findings*. A finding is data with evidence; its sentence is made where
 * it is shown. Only secrecy and a missing source stop sending: a warning never does.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import type { Facts } from '../facts.ts';
import type { CategoryId } from '../submission/categories/index.ts';
import type { Source } from '../submission/source.ts';
import type { SharedPassage } from './copied-text.ts';

/** Heaviest first. `block` stops sending, `hold` leaves it to the head, `warning` asks people to look, `note` tells. */
export const severities = ['block', 'hold', 'warning', 'note'] as const;
/** How heavy a finding is. */
export type Severity = (typeof severities)[number];

/** Which of the item's texts. */
export type TextPlace = 'title' | 'body' | 'caption' | 'document' | 'source' | 'place' | 'credit' | 'fileName';

/** A passage of a text of the item. */
export interface TextEvidence {
  readonly where: TextPlace;
  /** Which one: a photo's number for a caption, 1, 2, … for documents, file names and credits; 1 where there is one only. */
  readonly number: number;
  /** UTF-16 units in the text as it was given; `end` is not included. */
  readonly start: number;
  readonly end: number;
  /** What a masked copy would say instead. */
  readonly replacement?: string;
  /** The same passage in the other item's text. */
  readonly other?: { readonly code: string; readonly start: number; readonly end: number };
}

/** Which photo a finding is about. */
export interface PhotoEvidence {
  readonly where: 'photo';
  /** As shown to people: 1 is the first. */
  readonly number: number;
  /** The same picture in another item. */
  readonly other?: { readonly code: string; readonly number: number };
}

/** Where in the item a finding was made. */
export type Evidence = TextEvidence | PhotoEvidence;

/** Names a sentence of `locales/<locale>/check.ftl`. */
export type FindingKey = `check-${string}`;

/** Plain data: may be kept and sent as JSON. */
export interface Finding {
  readonly check: string;
  readonly key: FindingKey;
  readonly severity: Severity;
  readonly facts: Facts;
  readonly evidence: readonly Evidence[];
}

/** A rule that looks at an item. It finds and proposes; it changes nothing. */
export interface Check {
  /** Unique in the registry. */
  readonly id: string;
  readonly find: (subject: CheckSubject) => readonly Finding[];
}

/** What checks know of a photo: facts, never the picture. */
export interface CheckedPhoto {
  /** As shown to people: 1 is the first. */
  readonly number: number;
  /** Pixels of the upright original; null while it is not stored. */
  readonly width: number | null;
  readonly height: number | null;
  /** Variance of the Laplacian of the 480 pixels wide grey copy, values 0 to 255; null when it was not measured. */
  readonly sharpness: number | null;
  /** Of the bytes; null while it is not stored. */
  readonly hash: string | null;
  /** When the camera says it was taken: text that begins 'YYYY-MM-DD' or 'YYYY:MM:DD'. */
  readonly takenAt: string | null;
  readonly caption: string;
  readonly fileName: string | null;
}

/** What checks know of a document: its words. */
export interface CheckedDocument {
  readonly fileName: string | null;
  /** As extracted, with its line ends: a stamp is known by standing alone on its line. */
  readonly text: string;
}

/** Another item whose text shares much with this one, as the look-up found it. */
export interface SeenText {
  readonly code: string;
  readonly title: string;
  readonly publishedOn: LocalDate | null;
  /** Share of the shorter text that stands in both, 0 to 1, as `findCopied` counts it. */
  readonly overlap: number;
  /** Places in this item's body and in the other's. */
  readonly passages: readonly Pick<SharedPassage, 'mine' | 'theirs'>[];
}

/** A picture of another item that is the same as one of this item, as the look-up found it. */
export interface SeenPhoto {
  /** Number of this item's photo. */
  readonly number: number;
  readonly code: string;
  readonly title: string;
  /** Number of the other item's photo. */
  readonly otherNumber: number;
  /** True when it is the same in a mirror: likely, not certain. */
  readonly isMirrored?: boolean;
}

/** What the sender said about children in the pictures; null while nobody asked. */
export type ChildrenDeclaration = 'none-shown' | 'consent-held' | 'faces-hidden';

/** What the ward has made public itself: it is no one's private data. */
export interface WardFacts {
  /** Phone and account numbers of offices, however they are written. */
  readonly publicNumbers: readonly string[];
  readonly publicEmails: readonly string[];
  /** Offices, schools, relics: their addresses are public. */
  readonly publicPlaces: readonly string[];
}

/** A text without accents, as it would most likely read with them. */
export interface ProposedAccents {
  readonly title: string;
  /** Syllables of the whole that stay as they were typed. */
  readonly left: number;
}

/** Everything that a check may look at: the same subject gives the same findings. */
export interface CheckSubject {
  readonly title: string;
  /** Paragraphs with a blank line between them. */
  readonly body: string;
  readonly category: CategoryId;
  /** The ward's day of the event, signing, end or sending. */
  readonly eventOn: LocalDate | null;
  readonly source: Source | null;
  readonly place: string | null;
  /** Names under the item, as the writer gives them: authors, then photographers. */
  readonly credits: readonly string[];
  /** Legal due date of the item; null where there is none. */
  readonly due: { readonly on: LocalDate; readonly at: Date } | null;
  /** When it was sent; null for a draft, which is measured by `now`. */
  readonly submittedAt: Date | null;
  readonly now: Date;
  /** IANA name of the ward's zone. */
  readonly timeZone?: string;
  /** The ward's day of `now`. */
  readonly today: LocalDate;
  readonly photos: readonly CheckedPhoto[];
  readonly documents: readonly CheckedDocument[];
  /** Number and signer of a paper, as the portal will show them; none while its files are still on their way. */
  readonly paper?: { readonly documentNumber: string | null; readonly signer: string | null } | null;
  readonly children: ChildrenDeclaration | null;
  readonly ward: WardFacts;
  readonly seenTexts: readonly SeenText[];
  readonly seenPhotos: readonly SeenPhoto[];
  /** Null or nothing: the text has accents, or too little of them is sure. */
  readonly withAccents?: ProposedAccents | null;
}
