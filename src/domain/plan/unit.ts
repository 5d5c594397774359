/** What the board notes of a unit of the ward (khối, school, union): who speaks for it, and who of the board looks after it. */
import type { Actor } from '../actor.ts';
import type { Issue } from '../decision.ts';
import { foldForSearch } from '../text/normalize.ts';
import type { WardUnit } from '../ward.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

/** Who speaks for a unit of the ward, and who of the board looks after it. */
export interface UnitNote {
  /** `unit:` and its name: one note a unit. */
  readonly id: string;
  readonly name: string;
  readonly liaison: NamedPerson | null;
  readonly member: NamedPerson | null;
}

/** One note a unit: a unit is known by its name, which the ward's file gives. */
export const unitNoteId = (ward: string, name: string): string => `unit:${ward}:${name}`;

/** Why somebody may not note anything of a unit; null: they may. The plan and its units have the same keepers. */
export function objectionToUnit(actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  return keepsPlan(actor) ? null : { key: 'issue-not-entitled' };
}

/** What a button carries of a unit: a button holds 64 bytes, and a name with accents more than it looks. */
export const unitSubject = (name: string): string => foldForSearch(name).slice(0, longestSubject);
const longestSubject = 36;

/** The unit that somebody means: its name, an alias, or a part that only one has. */
export function unitNamed(units: readonly WardUnit[], said: string): WardUnit | null {
  const wanted = foldForSearch(said).trim();
  if (wanted === '') return null;
  const names = (unit: WardUnit) => [unit.name, ...unit.aliases].map((name) => foldForSearch(name));
  const exact = units.find((unit) => names(unit).includes(wanted));
  if (exact) return exact;
  const partly = units.filter((unit) => names(unit).some((name) => name.includes(wanted) || wanted.includes(name)));
  return partly.length === 1 ? (partly[0] ?? null) : null;
}
