/**
 * On which day did it happen, as the writer tells it? (domain §1.6)
 *
 * Rules hear days of one kind each; here the best one is chosen: the way of writing that speaks most clearly, a time of
 * day at a date before all ("Sáng 23/02"), the beginning of the text before the rest, the earlier place before the later.
 * A doubt is a question with days to choose from, never a guess. What is no day ("ngõ 5/7", "lần thứ hai", "trước ngày
 * 31/5") is not heard at all.
 */
import type { LocalDate } from '../calendar/local-date.ts';
import { rememberLast } from '../remember.ts';
import {
  type DateRule,
  type HeardDate,
  type HeardText,
  hear,
  isInLead,
  isSameSentence,
  strengths,
} from './date-heard.ts';
import { lunarRules } from './date-lunar.ts';
import { relativeRules } from './date-relative.ts';
import { weekdayRule } from './date-weekday.ts';
import { dayOfMonthRule, isoRule, writtenRule } from './date-written.ts';

/** The day that a message speaks of, sure or to be asked about. */
export interface FoundDate {
  /** The day, or the best guess. */
  readonly date: LocalDate;
  /** The words that say so, as written. */
  readonly words: string;
  /** `ask`: show `alternatives` as buttons; do not take the day for granted. */
  readonly certainty: 'sure' | 'ask';
  /** Days to offer, the best first, `date` among them; empty when sure. */
  readonly alternatives: readonly LocalDate[];
}

/** When and where words were said. */
export interface DateContext {
  /** When the words were said: what "hôm qua" counts from. */
  readonly now: Date;
  /** IANA name of the ward's zone. */
  readonly timeZone: string;
}

/** Most days that are offered at once; more buttons nobody reads. */
const maxAlternatives = 7;

/** A card, its checks and the list it stands in read the same item, several times a message. */
const keptTexts = 32;

const rules: readonly DateRule[] = [...lunarRules, isoRule, writtenRule, dayOfMonthRule, weekdayRule, ...relativeRules];

const scoreOf = (heard: HeardText, { start, strength }: HeardDate): number =>
  strength + (isInLead(heard, start) ? 1 : 0);

/** Of overlapping words the longest are meant: "sáng thứ Sáu, 20/11" is one day, told three times. */
const withoutOverlaps = (dates: readonly HeardDate[]): readonly HeardDate[] => {
  const kept: HeardDate[] = [];
  // Rules stand in the order in which they are believed, and sorting keeps that order among equals.
  for (const one of dates.toSorted((a, b) => b.end - b.start - (a.end - a.start)))
    if (kept.every(({ start, end }) => one.end <= start || end <= one.start)) kept.push(one);
  return kept;
};

/**
 * The day of the event in a text, or null when none is told.
 * @param text as it came; accents, spaces and invisible signs are dealt with here
 * @throws RangeError for an invalid `now` or an unknown zone: those are ours, not the writer's
 */
export const findDate = (text: string, { now, timeZone }: DateContext): FoundDate | null =>
  foundIn(text, now.getTime(), timeZone);

const foundIn = rememberLast((text: string, nowMs: number, timeZone: string): FoundDate | null => {
  const heard = hear(text, new Date(nowMs), timeZone);
  const dates = withoutOverlaps(rules.flatMap((rule) => rule(heard)));
  const ranked = dates.toSorted((a, b) => scoreOf(heard, b) - scoreOf(heard, a) || a.start - b.start);
  const [best] = ranked;
  if (!best) return null;
  // Two days told as clearly in one sentence: "sáng 20/11 …, chiều 22/11 …".
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
