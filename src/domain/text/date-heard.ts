/**
 * A text made ready for hearing dates in it, and what a heard date is. Shared by the rules in `date-relative.ts`,
 * `date-weekday.ts`, `date-written.ts` and `date-lunar.ts`; `date-words.ts` chooses among what they hear.
 *
 * People write with accents or without. A word with accents is understood in any text. A word without them ("toi qua":
 * "tối qua", last night, or "tôi qua", I come by?) is understood when the whole text does without, or when it can mean
 * nothing else.
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

/** Texts longer than this are read up to here, in UTF-16 units: a date stands at the beginning of news. */
const maxHeardLength = 10_000;

/** Dates of one kind that are looked at; a text that has more is a list or a joke. */
export const maxFound = 20;

/** Words around a date that decide what it is, in UTF-16 units. */
const contextLength = 160;

/** So far ahead an event is announced, in days. */
const announcedDays = 60;

/** Share of accented letters up to which a text counts as written without accents; ordinary Vietnamese has over a fifth. */
const accentFreeShare = 0.1;

/** Sentences in which the day of an event is told: a headline and the first sentence. */
const leadSentences = 2;

/** A day and month this near in the future is an announcement; otherwise news reports on the past. In days. */
const upcomingDays = 7;

/** A day and month without a year that lies further back than this is asked about. In days. */
const recentDays = 60;

/** Of such a day, the next one is offered first when it is this near. In days. */
const approachingDays = 31;

/** Written years that lead further away than this are births, laws and jubilees, not events. In days. */
export const plausibleDays = 400;

/** The rules have two dozen patterns, each with and without accents. */
const keptPatterns = 64;

/** A message prepared once for all rules that hear dates: three spellings of equal length, so that places agree. */
export interface HeardText {
  /** NFC, single spaces, no invisible signs. All the others have its length. */
  readonly text: string;
  readonly lower: string;
  readonly folded: string;
  readonly isAccentFree: boolean;
  readonly today: LocalDate;
  /** On the ward's clock, 0 to 23. */
  readonly hour: number;
  /** Places where sentences start and end, in order. */
  readonly sentences: readonly { readonly start: number; readonly end: number }[];
}

/** How much a way of writing speaks for being the day of the event. */
export const strengths = {
  /** "cuối tháng", "tuần trước" */
  vague: 1,
  /** "chào mừng 20/11", "từ ngày 1/7", "mùng 5": a day, but perhaps not that of the event */
  weak: 2,
  /** "20/11", "hôm nay", "thứ Sáu" */
  plain: 3,
  /** "ngày 20/11", "hôm qua", "thứ Sáu tuần trước" */
  clear: 4,
  /** "sáng 20/11": a time of day at a date */
  strong: 5,
} as const;

/** A day that a rule has heard, where its words stand, and how much it speaks for being the day of the event. */
export interface HeardDate {
  readonly date: LocalDate;
  /** Place of the words in `HeardText.text`; `end` is not included. */
  readonly start: number;
  readonly end: number;
  readonly strength: number;
  /** Days to ask about, best first, `date` among them; empty when there is no doubt. */
  readonly alternatives: readonly LocalDate[];
}

/** A rule hears dates of one kind, in any order. */
export type DateRule = (heard: HeardText) => readonly HeardDate[];

const keepLength = (text: string, change: (character: string) => string): string =>
  Array.from(text, (character) => {
    const changed = change(character);
    return changed.length === character.length ? changed : character;
  }).join('');

/** A text prepared for the rules of dates: cleaned, folded, and what is today in the ward when it was said. */
export const hear = (text: string, now: Date, timeZone: string): HeardText => {
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

/** A pattern as it looks without accents. Escapes such as \p{L} keep their capitals. */
export const withoutAccents = (pattern: string): string =>
  pattern.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');

/** One find of a pattern in a heard text. Places count in `HeardText.text`. */
export interface Found {
  readonly start: number;
  readonly end: number;
  /** Groups of the pattern, accent-free; '' where a group took no part. */
  readonly groups: readonly string[];
  /** As written, lower case. */
  readonly words: string;
  /** Written without accents where accents were due. */
  readonly isPlain: boolean;
}

/** Kept, because making it ready costs more than searching a message with it. Matching leaves it as it was. */
const wholeWords = rememberLast(
  (source: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'gu'),
  keptPatterns,
);
const bareOf = rememberLast(withoutAccents, keptPatterns);

/**
 * All places of whole words in the text.
 * @param pattern source of a regular expression in accented lower-case Vietnamese
 * @param plain when words without accents are understood: `always`, where they can mean nothing else; `accent-free`, in
 * texts that do without
 */
export const findWords = (heard: HeardText, pattern: string, plain: 'always' | 'accent-free'): readonly Found[] => {
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

const sentenceAt = (heard: HeardText, at: number) =>
  heard.sentences.find(({ start, end }) => start <= at && at < end) ?? { start: 0, end: heard.text.length };

/** What stands before a place in its sentence, accent-free; the last words of it. */
export const before = (heard: HeardText, at: number): string =>
  heard.folded.slice(Math.max(sentenceAt(heard, at).start, at - contextLength), at);

/** What stands after words in their sentence, accent-free; the first words of it. */
export const after = (heard: HeardText, start: number, end: number): string =>
  heard.folded.slice(end, Math.max(end, Math.min(sentenceAt(heard, start).end, end + contextLength)));

/** True in the first sentences, where the day of the event is told. */
export const isInLead = (heard: HeardText, at: number): boolean =>
  heard.sentences.slice(0, leadSentences).some(({ start, end }) => start <= at && at < end);

/** Both places stand in one sentence. */
export const isSameSentence = (heard: HeardText, a: number, b: number): boolean =>
  sentenceAt(heard, a).start === sentenceAt(heard, b).start;

/** Does the sentence speak of what is to come? */
export const isAboutFuture = (heard: HeardText, at: number): boolean => {
  const { start, end } = sentenceAt(heard, at);
  return /(?<!\p{L})(?:se|du kien|sap toi|sap)(?!\p{L})/u.test(heard.folded.slice(start, end));
};

/** "trước 17 giờ ngày …", "chậm nhất …", "đến hết …": a day by which, not on which. */
export const isDeadline = (heard: HeardText, at: number): boolean =>
  /(?<!\p{L})(?:truoc|cham nhat|muon nhat|han(?: cuoi| chot)?|den het|het|(?<!thu )sau)(?: la| vao| den)?(?: luc)?(?: \d{1,2} ?(?:gio|h|g|:) ?(?:\d{1,2})?(?: ?phut)?)?,?(?: (?:sang|trua|chieu|toi))?(?: ngay)?:? $/u.test(
    before(heard, at),
  );

/** "từ ngày" stands before it: a stretch begins there. */
export const isAfterFrom = (heard: HeardText, at: number): boolean =>
  /(?<!\p{L})(?:tu|ke tu|bat dau tu)(?: (?:sang|trua|chieu|toi|dem))?(?: ngay)? $/u.test(before(heard, at));

/** A chosen day with the doubts about it. */
export interface Resolved {
  readonly date: LocalDate;
  readonly alternatives: readonly LocalDate[];
}

/**
 * Which of the days that come round (every year, every month) is meant: the nearest in the past, because news reports on
 * the past, unless one is a few days ahead. A day long past is asked about, together with the next one, which comes first
 * when it is near or the sentence speaks of the future.
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
  // "Sáng 20/12 … sẽ khánh thành", said in November: nobody means last year.
  if (speaksOfFuture && next && daysBetween(today, next) <= announcedDays) return { date: next, alternatives: [] };
  const both = next ? [past, next] : [past];
  const isNextLikelier = speaksOfFuture || (next !== undefined && daysBetween(today, next) <= approachingDays);
  const ordered = isNextLikelier ? both.toReversed() : both;
  return { date: ordered[0] ?? past, alternatives: ordered };
};

/** `days` as alternatives of a doubtful date: the best first, none twice. */
export const asking = (best: LocalDate, ...others: readonly LocalDate[]): Resolved => ({
  date: best,
  alternatives: [...new Set([best, ...others])],
});

/** A day that nothing is asked about. */
export const sure = (date: LocalDate): Resolved => ({ date, alternatives: [] });

/** Days counted from today. */
export const fromToday = (heard: HeardText, days: number): LocalDate => addDays(heard.today, days);
