/** The board's note about a unit of the ward (khối, school, union): its liaison, and the board member in charge of it. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { WardUnit } from '../ward.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

/** The liaison of a unit of the ward, and the board member in charge of it. */
export interface UnitNote {
  /** `unit:` with ward and name: one note for each unit. */
  readonly id: string;
  readonly name: string;
  readonly liaison: NamedPerson | null;
  readonly member: NamedPerson | null;
}

/** One note for each unit, identified by its name in the ward's file. */
export const unitNoteId = (ward: string, name: string): string => `unit:${ward}:${name}`;

/** Why this person may not edit notes about units. Null: they may. The keepers of the plan also keep its units. */
export function objectionToUnit(actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  return keepsPlan(actor) ? null : { key: 'issue-not-entitled' };
}

/** Short form of a unit's name for a button: a button holds 64 bytes, and accented letters take more than one. */
export const unitSubject = (name: string): string => foldForSearch(name).slice(0, longestSubject);
const longestSubject = 36;

/** The unit meant by the words: by name, by alias, or by a part of a name that is unique. */
export function unitNamed(units: readonly WardUnit[], said: string): WardUnit | null {
  const wanted = foldForSearch(said).trim();
  if (wanted === '') return null;
  const names = (unit: WardUnit) => [unit.name, ...unit.aliases].map((name) => foldForSearch(name));
  const exact = units.find((unit) => names(unit).includes(wanted));
  if (exact) return exact;
  const partly = units.filter((unit) => names(unit).some((name) => name.includes(wanted) || wanted.includes(name)));
  return partly.length === 1 ? (partly[0] ?? null) : null;
}
