/** Settings that the head can change while the program runs: special days, and dated versions of rules. */
import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntryKind } from '../domain/calendar/ward-calendar.ts';
import type { PersonId } from '../domain/ids.ts';
import type { DatedRule } from '../domain/process/dated-rule.ts';

/** A special day that the program's built-in calendar does not have. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: EntryKind;
  /** The decision that orders it. */
  readonly source: string;
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Days on which a ward works or rests differently from the calendar. */
export interface SpecialDayStore {
  put(day: SpecialDay): Promise<void>;
  remove(date: LocalDate): Promise<void>;
  list(): Promise<readonly SpecialDay[]>;
}

/** Rules that have dated versions. */
export type RuleKind = 'process' | 'undertaking' | 'answers' | DatedRule;

/** A version of a rule that the head can change. It applies from its day until a later version does. */
export interface WardRule {
  readonly kind: RuleKind;
  readonly version: string;
  readonly from: LocalDate;
  /** JSON. Its shape depends on the kind. */
  readonly content: string;
  /** Null: from the ward's file. */
  readonly by: PersonId | null;
  readonly at: Date;
}

/** Versions of a ward's rules. New versions are added; existing ones do not change. */
export interface WardRuleStore {
  /** False if this version exists already: versions do not change. */
  put(rule: WardRule): Promise<boolean>;
  /** Removes a version, for example one entered through a stolen account. False if it does not exist. */
  remove(kind: RuleKind, version: string): Promise<boolean>;
  /** Oldest first. */
  list(kind: RuleKind): Promise<readonly WardRule[]>;
  /** The version that applies on this day. */
  on(kind: RuleKind, day: LocalDate): Promise<WardRule | null>;
}
