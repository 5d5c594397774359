/**
 * Dated rules apart from the process and the undertaking: rates, ceilings, base salary, tax, legal bases, deadlines, contact of
 * the office, text of the regulation. A version is proposed, its changes are reviewed, and an entitled person adopts it.
 */
import type { Actor } from '../actor.ts';
import type { DeadlineRules } from '../calendar/due-date.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import type { Sentence } from '../facts.ts';
import type { LegalBasis } from '../period/legal-basis.ts';
import type { NamedPerson } from '../plan/named.ts';
import { isBoard, type Role } from '../roles.ts';
import type { Ceiling } from '../royalty/ceiling.ts';
import { baseSalaries, inForce, type RateTable } from '../royalty/rates.ts';
import { type TaxRule, taxRules } from '../royalty/tax.ts';
import type { Ward } from '../ward.ts';
import { type OfficeRule, officeOfFile } from './office-words.ts';

export const datedRules = ['rates', 'ceilings', 'salary', 'tax', 'bases', 'deadlines', 'office', 'regulation'] as const;
/** Name of a rule that has versions with a first day. */
export type DatedRule = (typeof datedRules)[number];
/** Narrows a string from a URL or a file to a rule's name. */
export const isDatedRule = (value: string): value is DatedRule => datedRules.some((each) => each === value);

/** Content of a version of each rule, apart from its decision and first day. */
export interface RuleContents {
  readonly rates: Omit<RateTable, 'decision' | 'from'>;
  readonly ceilings: Omit<Ceiling, 'decision' | 'from'>;
  readonly salary: { readonly amountVnd: number };
  readonly tax: Omit<TaxRule, 'from'>;
  readonly bases: { readonly bases: readonly LegalBasis[] };
  readonly deadlines: { readonly deadlines: DeadlineRules };
  readonly office: OfficeRule;
  readonly regulation: { readonly text: string };
}
/** Content of a version of any of these rules. */
export type RuleContent = RuleContents[DatedRule];

/** A version of a rule, valid from a day. Earlier versions are kept for earlier cases. */
export interface RuleVersion<Kind extends DatedRule = DatedRule> {
  /** Number of the decision that it comes from. */
  readonly version: string;
  readonly from: string;
  readonly content: RuleContents[Kind];
}

/** A stored row of the ward's rules. */
interface RuleRow {
  readonly version: string;
  readonly from: string;
  readonly content: string;
}

type RuleWard = Pick<Ward, 'papers' | 'regulation' | 'processes' | 'contact' | 'reception' | 'filed'>;

/** The first day on which the ward's file applies. */
const firstDay = ({ processes }: RuleWard): string => processes.map(({ from }) => from).toSorted()[0] ?? '1970-01-01';

/** Versions that apply without being entered: the law as built into the program, and the ward's file. */
function knownAlready(kind: DatedRule, ward: RuleWard): readonly RuleVersion[] {
  switch (kind) {
    case 'salary':
      return baseSalaries.map(({ from, amountVnd }) => ({ version: '', from, content: { amountVnd } }));
    case 'tax':
      return taxRules.map(({ from, ...content }) => ({ version: '', from, content }));
    case 'bases':
      return [{ version: '', from: firstDay(ward), content: { bases: ward.papers?.bases ?? [] } }];
    case 'office':
      return [{ version: '', from: firstDay(ward), content: officeOfFile(ward) }];
    case 'regulation':
      return ward.regulation === null
        ? []
        : [{ version: '1', from: firstDay(ward), content: { text: ward.regulation } }];
    default:
      return [];
  }
}

/** All versions of a rule, oldest first, including those built in. */
export function versionsOf<Kind extends DatedRule>(
  kind: Kind,
  rows: readonly RuleRow[],
  ward: RuleWard,
): readonly RuleVersion<Kind>[] {
  const known: readonly { readonly version: string; readonly from: string; readonly content: unknown }[] = [
    ...knownAlready(kind, ward),
    ...rows.map(({ version, from, content }) => ({ version, from, content: JSON.parse(content) as unknown })),
  ];
  return known.toSorted((a, b) => a.from.localeCompare(b.from)) as readonly RuleVersion<Kind>[];
}

/** The version that applies on this day. Null if there is none. */
export const versionOn = <Kind extends DatedRule>(
  versions: readonly RuleVersion<Kind>[],
  day: string,
): RuleVersion<Kind> | null => inForce(versions, day);

/** A proposed version, until an entitled person has reviewed its changes and adopts it. */
export interface RuleProposal {
  readonly id: string;
  readonly kind: DatedRule;
  readonly version: string;
  readonly from: LocalDate;
  /** JSON of its content. */
  readonly content: string;
  /** Differences from the current version, for review before adoption. */
  readonly changes: readonly RuleChange[];
  /** Warnings for the person who adopts it. */
  readonly warnings: readonly Sentence[];
  /** Number of versions at the time of the proposal, so that the adopter sees what was adopted meanwhile. */
  readonly seen: number;
  readonly state: 'proposed' | 'adopted' | 'dropped';
  readonly by: NamedPerson;
}

/** A difference between two versions, as people read it. */
export interface RuleChange {
  readonly label: Sentence | string;
  /** Null: absent before, or absent after. */
  readonly before: Sentence | string | null;
  readonly after: Sentence | string | null;
}

/** Roles that may propose a version. The Chairman decides about money, the head about the process (Art. 8.1). */
const writers: readonly Role[] = ['standingDeputy', 'head', 'chairman', 'accountant'];
const adopters: readonly Role[] = ['head', 'chairman'];
/** Rates are approved by the Chairman (product §1); the head, whom they pay, can only propose them. */
export const adoptersOf = (kind: DatedRule): readonly Role[] => (kind === 'rates' ? ['chairman'] : adopters);

/** Why this person may not take this step now. Null: they may. @param proposal null for a new one */
export function objectionToRule(
  proposal: Pick<RuleProposal, 'state' | 'kind'> | null,
  step: 'propose' | 'adopt' | 'drop',
  actor: Actor,
): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (!(step === 'adopt' ? (proposal ? adoptersOf(proposal.kind) : adopters) : writers).includes(actor.role))
    return { key: 'issue-not-entitled' };
  if (step === 'propose') return null;
  if (!proposal) return { key: 'issue-not-found' };
  return proposal.state === 'proposed' ? null : { key: 'issue-rule-settled' };
}

/** Key under which a person's acknowledgement of a version of the regulation is stored, beside those of the undertaking. */
export const acknowledgementOf = (version: string): string => `regulation:${version}`;

/** True for roles that may read these rules: the board, the Chairman, the accountant. */
export const mayReadRules = (role: Role): boolean => isBoard(role) || role === 'chairman' || role === 'accountant';
