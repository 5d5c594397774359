/**
 * Prepares a text in which dates are searched, and defines what a found date is. Used by the rules in `date-relative.ts`,
 * `date-weekday.ts`, `date-written.ts` and `date-lunar.ts`; `date-words.ts` chooses among their results.
 *
 * People write with or without accents. A word with accents is matched in any text. A word without them ("toi qua" is "tối
 * qua", last night, or "tôi qua", I come by) is matched when the whole text has no accents, or when the word has only one
 * meaning.
 */
import {
  addDays,
  compareDates,
  daysBetween,
  type LocalDate,
  localDateOf,
  localHourOf,
} from '../calendar/local-date.ts';
import { rememberLast } from '../remember.ts';
import { cleanText, foldInPlace, sentencesOf } from './normalize.ts';

/** In UTF-16 units. Only this much of a longer text is read, because news gives its date at the beginning. */
const maxHeardLength = 10_000;

/** The most dates of one kind that are considered; a text with more is a list or a joke. */
export const maxFound = 20;

/** In UTF-16 units: the words around a date that decide what it is. */
const contextLength = 160;

/** In days: how far ahead events are announced. */
const announcedDays = 60;

/**
 * Share of accented letters up to which a text counts as written without accents; in ordinary Vietnamese it is over a fifth.
 */
const accentFreeShare = 0.1;

/** Number of sentences that usually contain the day of an event: a headline and the first sentence. */
const leadSentences = 2;

/** In days. A day and month this near in the future is an announcement; otherwise news reports on the past. */
const upcomingDays = 7;

/** In days. A day and month without a year that is further in the past is asked about. */
const recentDays = 60;

/** In days. For such a date, the next occurrence is offered first when it is this near. */
const approachingDays = 31;

/** In days. Dates with a year further away are births, laws and anniversaries, not events. */
export const plausibleDays = 400;

/** Capacity of the pattern cache: the rules have two dozen patterns, each with and without accents. */
const keptPatterns = 64;

/** A message prepared once for all date rules: three versions of equal length, so that offsets agree. */
export interface DateText {
  /** NFC, single spaces, no invisible characters. The other versions have the same length. */
  readonly text: string;
  readonly lower: string;
  readonly folded: string;
  readonly isAccentFree: boolean;
  readonly today: LocalDate;
  /** The hour in the ward's time zone, 0 to 23. */
  readonly hour: number;
  /** Start and end offsets of the sentences, in order. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

/** How strongly a way of writing suggests the day of the event. */
export const strengths = {
  /** "cuối tháng", "tuần trước". */
  vague: 1,
  /** "chào mừng 20/11", "từ ngày 1/7", "mùng 5": a day, but perhaps not that of the event. */
  weak: 2,
  /** "20/11", "hôm nay", "thứ Sáu". */
  plain: 3,
  /** "ngày 20/11", "hôm qua", "thứ Sáu tuần trước". */
  clear: 4,
  /** "sáng 20/11": a time of day with a date. */
  strong: 5,
} as const;

/** A day found by a rule, with the position of its words and how strongly it suggests the day of the event. */
export interface DateMatch {
  readonly date: LocalDate;
  /** Offsets of the words in `DateText.text`; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly strength: number;
  /** Days to ask about, the best first, including `date`; empty when there is no doubt. */
  readonly alternatives: readonly LocalDate[];
}

/** A rule finds dates of one kind, in any order. */
export type DateRule = (heard: DateText) => readonly DateMatch[];

const keepLength = (text: string, change: (character: string) => string): string =>
  Array.from(text, (character) => {
    const changed = change(character);
    return changed.length === character.length ? changed : character;
  }).join('');

/** Prepares a text for the date rules: cleaned, folded, and with the ward's local day at the time it was written. */
export const prepareForDates = (text: string, now: Date, timeZone: string): DateText => {
  const clean = cleanText(text.slice(0, maxHeardLength))
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/gu, '')
    .replace(/[^\S\n]+/gu, ' ');
  const folded = foldInPlace(clean);
  const lower = keepLength(clean, (character) => character.toLowerCase());
  const letters = clean.match(/\p{L}/gu)?.length ?? 0;
  const plain = Array.from(folded);
  const accented = Array.from(lower).filter((character, index) => character !== plain[index]).length;
  return {
    text: clean,
    lower,
    folded,
    isAccentFree: accented <= letters * accentFreeShare,
    today: localDateOf(now, timeZone),
    hour: localHourOf(now, timeZone),
    sentences: sentencesOf(clean),
  };
};

/** A pattern without accents. Escapes such as \p{L} keep their capitals. */
export const withoutAccents = (pattern: string): string =>
  pattern.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** One match of a pattern. Offsets refer to `DateText.text`. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** Groups of the pattern without accents; '' for a group that did not match. */
  readonly groups: readonly string[];
  /** As written, in lower case. */
  readonly words: string;
  /** True when it was written without the accents that it should have. */
  readonly isPlain: boolean;
}

/** Cached, because compiling the pattern costs more than searching a message with it. `matchAll` does not change its state. */
const wholeWords = rememberLast(
  (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'),
  keptPatterns,
);
const bareOf = rememberLast(withoutAccents, keptPatterns);

/**
 * All matches of a pattern as whole words.
 * @param pattern source of a regular expression in accented lower-case Vietnamese
 * @param plain when words without accents match: `always`, if they have only one meaning; `accent-free`, only in texts without
 *   accents
 */
export const findWords = (heard: DateText, pattern: string, plain: 'always' | 'accent-free'): readonly Found[] => {
  const understandsPlain = plain === 'always' || heard.isAccentFree;
  const bare = bareOf(pattern);
  const search = (source: string, isPlain: boolean): readonly Found[] =>
    Array.from(heard.lower.matchAll(wholeWords(source)), (match) => ({
      start: match.index,
      end: match.index + match[0].length,
      groups: match.slice(1).map((group: string | undefined) => foldInPlace(group ?? '')),
      words: match[0],
      isPlain,
    }));
  const exact = search(pattern, false).slice(0, maxFound);
  if (!understandsPlain || bare === pattern) return exact;
  const plainOnes = search(bare, true).slice(0, maxFound);
  return [...exact, ...plainOnes.filter(({ start }) => exact.every((one) => one.start !== start))];
};

const sentenceAt = (heard: DateText, at: number) =>
  heard.sentences.find(({ start, end }) => start <= at && at < end) ?? { start: 0, end: heard.text.length };

/** The last words of the sentence before a position, without accents. */
export const before = (heard: DateText, at: number): string =>
  heard.folded.slice(Math.max(sentenceAt(heard, at).start, at - contextLength), at);

/** The first words of the sentence after a match, without accents. */
export const after = (heard: DateText, start: number, end: number): string =>
  heard.folded.slice(end, Math.max(end, Math.min(sentenceAt(heard, start).end, end + contextLength)));

/** True in the first sentences, which usually contain the day of the event. */
export const isInLead = (heard: DateText, at: number): boolean =>
  heard.sentences.slice(0, leadSentences).some(({ start, end }) => start <= at && at < end);

/** True when both positions are in the same sentence. */
export const isSameSentence = (heard: DateText, a: number, b: number): boolean =>
  sentenceAt(heard, a).start === sentenceAt(heard, b).start;

/** True when the sentence is about the future. */
export const isAboutFuture = (heard: DateText, at: number): boolean => {
  const { start, end } = sentenceAt(heard, at);
  return /(?<!\p{L})(?:se|du kien|sap toi|sap)(?!\p{L})/u.test(heard.folded.slice(start, end));
};

/** "trước 17 giờ ngày …", "chậm nhất …", "đến hết …": a deadline, not the day of an event. */
export const isDeadline = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:truoc|cham nhat|muon nhat|han(?: cuoi| chot)?|den het|het|(?<!thu )sau)(?: la| vao| den)?(?: luc)?(?: \d{1,2} ?(?:gio|h|g|:) ?(?:\d{1,2})?(?: ?phut)?)?,?(?: (?:sang|trua|chieu|toi))?(?: ngay)?:? $/u.test(
    before(heard, at),
  );

/** True when "từ ngày" precedes the position: a period begins there. */
export const isAfterFrom = (heard: DateText, at: number): boolean =>
  /(?<!\p{L})(?:tu|ke tu|bat dau tu)(?: (?:sang|trua|chieu|toi|dem))?(?: ngay)? $/u.test(before(heard, at));

/** A chosen day, with the alternatives to ask about. */
export interface Resolved {
  readonly date: LocalDate;
  readonly alternatives: readonly LocalDate[];
}

/**
 * Chooses among recurring days (each year or month): the nearest in the past, because news reports on the past, unless one is a
 * few days ahead. If the past day is long ago, both it and the next one are asked about; the next one comes first when it is
 * near or the sentence is about the future.
 */
export const resolveRecurring = (
  days: readonly LocalDate[],
  today: LocalDate,
  speaksOfFuture: boolean,
): Resolved | null => {
  const sorted = [...new Set(days)].sort(compareDates);
  const past = sorted.findLast((day) => day <= today);
  const next = sorted.find((day) => day > today);
  if (next && (!past || daysBetween(today, next) <= Math.min(upcomingDays, daysBetween(past, today))))
    return { date: next, alternatives: [] };
  if (!past) return null;
  if (daysBetween(past, today) <= recentDays) return { date: past, alternatives: [] };
  // "Sáng 20/12 … sẽ khánh thành", written in November, does not mean last year.
  if (speaksOfFuture && next && daysBetween(today, next) <= announcedDays) return { date: next, alternatives: [] };
  const both = next ? [past, next] : [past];
  const isNextLikelier = speaksOfFuture || (next !== undefined && daysBetween(today, next) <= approachingDays);
  const ordered = isNextLikelier ? both.toReversed() : both;
  return { date: ordered[0] ?? past, alternatives: ordered };
};

/** A doubtful date with its alternatives: the best first, without repetitions. */
export const asking = (best: LocalDate, ...others: readonly LocalDate[]): Resolved => ({
  date: best,
  alternatives: [...new Set([best, ...others])],
});

/** A day without doubt. */
export const sure = (date: LocalDate): Resolved => ({ date, alternatives: [] });

/** The day a number of days from today. */
export const fromToday = (heard: DateText, days: number): LocalDate => addDays(heard.today, days);
