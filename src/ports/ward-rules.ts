/** What the head may change while the program runs: special days, and dated versions of rules. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntryKind } from '../domain/calendar/ward-calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import type { DatedRule } from '../domain/process/dated-rule.ts';

/** A day that the calendar of the program does not know. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: EntryKind;
  /** The decision that says so. */
  readonly source: string;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Days on which a ward works or rests unlike the calendar says. */
export interface SpecialDayStore {
  put(day: SpecialDay): Promise<void>;
  remove(date: LocalDate): Promise<void>;
  list(): Promise<readonly SpecialDay[]>;
}

/** What may change from a day on. */
export type RuleKind = 'process' | 'undertaking' | 'answers' | DatedRule;

/** What the head may change. Each version holds from its day on, until a later one does. */
export interface WardRule {
  readonly kind: RuleKind;
  readonly version: string;
  readonly from: LocalDate;
  /** JSON; its shape depends on the kind. */
  readonly content: string;
  /** Null: the ward's file. */
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Versions of a ward’s rules: added, never changed. */
export interface WardRuleStore {
  /** False when this version is there already: versions are never changed. */
  put(rule: WardRule): Promise<boolean>;
  /** Taken out again: what a stolen account let hold. False when there is none. */
  remove(kind: RuleKind, version: string): Promise<boolean>;
  /** Oldest first. */
  list(kind: RuleKind): Promise<readonly WardRule[]>;
  /** The one that holds on this day. */
  on(kind: RuleKind, day: LocalDate): Promise<WardRule | null>;
}
