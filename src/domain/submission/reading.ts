/** Reads a draft: what was said, completed by guesses, and what is missing. Pure; nothing is stored. */
import type { LocalDate } from '../calendar/local-date.ts';
import { findDate } from '../text/date-words.ts';
import { cleanText, cutAtWord, firstSentence, foldForSearch, splitParagraphs } from '../text/normalize.ts';
import { unmarkedStandfirst } from '../text/standfirst.ts';
import type { WardUnit } from '../ward.ts';
import type { CategoryId } from './categories/index.ts';
import { guessCategory, guessPlace, isHeadline, readLabels } from './guess.ts';
import { guessTypedDocument, nothingGuessed } from './guess-document.ts';
import type { Photo } from './photos-and-files.ts';
import { namesOf } from './share.ts';
import type { Source } from './source.ts';
import type { Content } from './submission.ts';

/** Slots that a draft can lack, in the order in which they are asked for. */
export type Slot = 'text' | 'eventOn' | 'source';
export const askedSlots = ['text', 'eventOn', 'source'] as const satisfies readonly Slot[];

/** An item as understood from its words: a preview shows it and a publication uses it. */
export interface Reading {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly category: CategoryId;
  readonly eventOn: LocalDate | null;
  /** Possible days, likeliest first; offered as buttons if `eventOn` is missing. */
  readonly eventGuesses: readonly LocalDate[];
  readonly place: string | null;
  readonly source: Source | null;
  /** Credited by the writer; empty means the sender. */
  readonly authors: readonly string[];
  readonly photographers: readonly string[];
  /** The credits as written, with shares. The portal shows only the names. */
  readonly credits: { readonly authors: readonly string[]; readonly photographers: readonly string[] };
  /** For a document: set by the board, or else read from the words. Null for other items. */
  readonly documentNumber: string | null;
  readonly signer: string | null;
  readonly missing: readonly Slot[];
}

/** What is needed to read an item besides its words. */
export interface ReadingContext {
  /** When it was sent: "hôm qua" is relative to it. */
  readonly saidAt: Date;
  readonly timeZone: string;
  readonly units: readonly WardUnit[];
}

/** Longest title proposed from a long sentence, in characters. */
const proposedTitleLength = 110;
/** The subject of a document is its name, so it may be longer than other titles, in characters. */
const paperTitleLength = 300;

/** A single sentence in its own message is not a headline, even if text follows. */
const isSentenceAlone = (part: string): boolean => !part.includes('\n') && isSentence(part);

/** People typing on a phone omit the full stop: a line that begins with a day, or is this long, is text and not a headline. */
const beginsWithDay =
  /^(?:(?:vao|luc|trong) )?(?:(?:sang|trua|chieu|toi|dem|hom|ngay) (?:nay|qua|kia|mai|\d)|(?:sang|trua|chieu|toi|dem) (?:ngay|thu|chu)|vua qua|moi day)\b/u;
const shortestTold = 8;
const longestHeadline = 22;

/** True for a sentence of the text, false for a headline. */
export const isSentence = (line: string): boolean => {
  const words = line.trim().split(/\s+/u).length;
  return (
    /[.!?…]["”)]?$/u.test(line.trim()) ||
    words > longestHeadline ||
    (words >= shortestTold && beginsWithDay.test(foldForSearch(line.trim())))
  );
};

/** @param hasHeadline false: the first line is text, whatever follows */
const titleAndBody = (
  explicit: string | null,
  lines: readonly string[],
  hasHeadline: boolean,
): { title: string; lines: readonly string[] } => {
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = (lines[at] ?? '').trim();
  const headline = first.replace(/[.:]$/u, '');
  const rest = lines.slice(at + 1);
  const hasMore = hasHeadline && rest.some((line) => line.trim() !== '');
  // A title taken from the first line is not repeated in the text.
  if (explicit) return { title: explicit, lines: hasMore && explicit === headline ? rest : lines };
  const standfirst = unmarkedStandfirst(first);
  if (standfirst === null && isHeadline(first) && hasMore) return { title: headline, lines: rest };
  const paper = guessTypedDocument(first).title;
  if (paper) return { title: cutAtWord(paper, paperTitleLength), lines };
  const proposed = firstSentence(standfirst ?? first).replace(/\.$/u, '');
  return { title: proposed.length <= proposedTitleLength ? proposed : cutAtWord(proposed, proposedTitleLength), lines };
};

const credited = (inWords: readonly string[], kept: readonly string[] = []): readonly string[] =>
  inWords.length > 0 ? inWords : kept;

/** Title, text and category of an item, without the days: finding those is the most expensive part of a reading. */
export const wordsOf = (content: Content) => {
  const parts = content.parts.map((part) => part.text.trim()).filter(Boolean);
  const text = cleanText(parts.join('\n'));
  const [first = ''] = parts;
  const labels = readLabels(text.split('\n'));
  const { title, lines } = titleAndBody(content.title ?? labels.title, labels.lines, !isSentenceAlone(first));
  const paragraphs = splitParagraphs(lines.join('\n'));
  return { text, labels, title, paragraphs, category: content.category ?? guessCategory(title, paragraphs.join(' ')) };
};

type Words = ReturnType<typeof wordsOf>;

const paperOf = ({ category, title, paragraphs }: Words) =>
  category === 'document' ? guessTypedDocument([title, ...paragraphs].join('\n')) : nothingGuessed;
const heardIn = ({ title, paragraphs }: Words, { saidAt, timeZone }: ReadingContext) =>
  findDate(`${title}. ${paragraphs.join(' ')}`, { now: saidAt, timeZone });
const sureDay = (heard: ReturnType<typeof heardIn>): LocalDate | null =>
  heard?.certainty === 'sure' ? heard.date : null;

/** The day and place of the event, searched in the words only if they were not given. */
export const dayAndPlaceOf = (content: Content, words: Words, context: ReadingContext) => ({
  eventOn: content.eventOn ?? paperOf(words).signedOn ?? sureDay(heardIn(words, context)),
  place: content.place ?? guessPlace(`${words.title} ${words.paragraphs.join(' ')}`, context.units),
});

/** @param content what was said; unknown slots are guessed, but an uncertain day is asked for */
export const readContent = (
  content: Content,
  photos: readonly Pick<Photo, 'id'>[],
  context: ReadingContext,
): Reading => {
  const words = wordsOf(content);
  const { text, labels, title, paragraphs, category } = words;
  const hasWords = /\p{L}/u.test(text);
  const paper = paperOf(words);
  const heard = heardIn(words, context);
  const eventOn = content.eventOn ?? paper.signedOn ?? sureDay(heard);
  const ownNumber: Source | null = paper.number === null ? null : { kind: 'document', detail: paper.number };
  const source = content.source ?? labels.source ?? ownNumber;
  const missing = askedSlots.filter(
    (slot) => (slot === 'text' && !hasWords) || (slot === 'eventOn' && !eventOn) || (slot === 'source' && !source),
  );
  const credits = {
    authors: credited(labels.authors, content.authors),
    photographers: photos.length > 0 ? credited(labels.photographers, content.photographers) : [],
  };
  return {
    title,
    paragraphs,
    category,
    eventOn,
    eventGuesses: heard ? [heard.date, ...heard.alternatives.filter((day) => day !== heard.date)] : [],
    place: content.place ?? guessPlace(`${title} ${paragraphs.join(' ')}`, context.units),
    source,
    authors: namesOf(credits.authors),
    photographers: namesOf(credits.photographers),
    credits,
    documentNumber: category === 'document' ? (content.documentNumber ?? paper.number) : null,
    signer: category === 'document' ? (content.signer ?? paper.signer) : null,
    missing,
  };
};
