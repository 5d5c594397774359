/**
 * Finds the day of the event in a text (domain §1.6).
 *
 * Each rule finds days of one kind; this module chooses the best: the clearest way of writing first, above all a time of day
 * with a date ("Sáng 23/02"), then the beginning of the text, then the earlier position. In doubt the bot asks with days to
 * choose from and never guesses. Numbers and words that are not the day of an event ("ngõ 5/7", "lần thứ hai", "trước ngày
 * 31/5") are ignored.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { rememberLast } from '../remember.ts';
import { lunarRules } from './date-lunar.ts';
import { relativeRules } from './date-relative.ts';
import {
  type DateMatch,
  type DateRule,
  type DateText,
  isInLead,
  isSameSentence,
  prepareForDates,
  strengths,
} from './date-text.ts';
import { weekdayRule } from './date-weekday.ts';
import { dayOfMonthRule, isoRule, writtenRule } from './date-written.ts';

/** The day that a message mentions, certain or to be asked about. */
export interface FoundDate {
  /** The day, or the best guess. */
  readonly date: LocalDate;
  /** The words that name it, as written. */
  readonly words: string;
  /** `ask`: show `alternatives` as buttons and do not assume the day. */
  readonly certainty: 'sure' | 'ask';
  /** Days to offer, the best first, including `date`; empty when certain. */
  readonly alternatives: readonly LocalDate[];
}

/** The time and the zone in which a text was written. */
export interface DateContext {
  /** When the text was written: "hôm qua" counts from here. */
  readonly now: Date;
  /** IANA name of the ward's zone. */
  readonly timeZone: string;
}

/** The most days offered at once; people do not read more buttons. */
const maxAlternatives = 7;

/** Capacity of the cache: a card, its checks and the list that contains it read the same item several times per message. */
const keptTexts = 32;

const rules: readonly DateRule[] = [...lunarRules, isoRule, writtenRule, dayOfMonthRule, weekdayRule, ...relativeRules];

const scoreOf = (heard: DateText, { start, strength }: DateMatch): number =>
  strength + (isInLead(heard, start) ? 1 : 0);

/** Of overlapping matches the longest is kept: "sáng thứ Sáu, 20/11" is one day, given three times. */
const withoutOverlaps = (dates: readonly DateMatch[]): readonly DateMatch[] => {
  const kept: DateMatch[] = [];
  // The rules are in order of priority, and sorting keeps that order among equals.
  for (const one of dates.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one);
  return kept;
};

/**
 * The day of the event in a text, or null when it names none.
 * @param text as received; accents, spaces and invisible characters are handled here
 * @throws RangeError for an invalid `now` or an unknown zone, which are errors of the program and not of the writer
 */
export const findDate = (text: string, { now, timeZone }: DateContext): FoundDate | null =>
  foundIn(text, now.getTime(), timeZone);

const foundIn = rememberLast((text: string, nowMs: number, timeZone: string): FoundDate | null => {
  const heard = prepareForDates(text, new Date(nowMs), timeZone);
  const dates = withoutOverlaps(rules.flatMap((rule) => rule(heard)));
  const ranked = dates.toSorted((a, b) => scoreOf(heard, b) - scoreOf(heard, a) || a.start - b.start);
  const [best] = ranked;
  if (!best) return null;
  // Two days given equally clearly in one sentence: "sáng 20/11 …, chiều 22/11 …".
  const rivals = ranked.filter(
    (one) =>
      one.date !== best.date &&
      one.strength === best.strength &&
      one.strength >= strengths.plain &&
      isSameSentence(heard, one.start, best.start),
  );
  const alternatives = [...new Set([best.date, ...best.alternatives, ...rivals.map(({ date }) => date)])];
  const isSure = best.alternatives.length === 0 && rivals.length === 0;
  return {
    date: best.date,
    words: heard.text.slice(best.start, best.end).trim(),
    certainty: isSure ? 'sure' : 'ask',
    alternatives: isSure ? [] : alternatives.slice(0, maxAlternatives),
  };
}, keptTexts);
