/**
 * Rules with a day and a decision beside the process and the undertaking: rates, ceilings, base salary, tax, legal bases,
 * deadlines, how the office is reached, the regulation's text. A version is proposed, its difference is read, and somebody entitled lets it hold.
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
/** A rule of which versions with a first day are kept, by its name. */
export type DatedRule = (typeof datedRules)[number];
/** For a name out of an address or a file, where it may be any text. */
export const isDatedRule = (value: string): value is DatedRule => datedRules.some((each) => each === value);

/** What a version of each says, beside its decision and its first day. */
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
/** What one version of any of them says. */
export type RuleContent = RuleContents[DatedRule];

/** A rule from a day on; earlier versions stay, for what happened under them. */
export interface RuleVersion<Kind extends DatedRule = DatedRule> {
  /** The number of the decision that it comes from. */
  readonly version: string;
  readonly from: string;
  readonly content: RuleContents[Kind];
}

/** What a row of the ward's rules is to somebody who reads it. */
interface RuleRow {
  readonly version: string;
  readonly from: string;
  readonly content: string;
}

type RuleWard = Pick<Ward, 'papers' | 'regulation' | 'processes' | 'contact' | 'reception' | 'filed'>;

/** The day from which the ward's file speaks. */
const firstDay = ({ processes }: RuleWard): string => processes.map(({ from }) => from).toSorted()[0] ?? '1970-01-01';

/** What holds though nobody entered it: the law that the program knows, and the ward's file. */
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

/** All versions of a rule, oldest first; of a kind that is known. */
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

/** Null: none governs this day. */
export const versionOn = <Kind extends DatedRule>(
  versions: readonly RuleVersion<Kind>[],
  day: string,
): RuleVersion<Kind> | null => inForce(versions, day);

/** A new version, until somebody entitled has read its difference and lets it hold. */
export interface RuleProposal {
  readonly id: string;
  readonly kind: DatedRule;
  readonly version: string;
  readonly from: LocalDate;
  /** JSON of its content. */
  readonly content: string;
  /** What it makes different: read before it holds. */
  readonly changes: readonly RuleChange[];
  /** What whoever adopts it has to know. */
  readonly warnings: readonly Sentence[];
  /** How many versions there were when it was written down: whoever adopts sees what was adopted meanwhile. */
  readonly seen: number;
  readonly state: 'proposed' | 'adopted' | 'dropped';
  readonly by: NamedPerson;
}

/** What another version makes different, as people read it. */
export interface RuleChange {
  readonly label: Sentence | string;
  /** Null: it was not there, or is not there any more. */
  readonly before: Sentence | string | null;
  readonly after: Sentence | string | null;
}

/** Who writes a new version down; the Chairman decides about money, the head about the process (Art. 8.1). */
const writers: readonly Role[] = ['standingDeputy', 'head', 'chairman', 'accountant'];
const adopters: readonly Role[] = ['head', 'chairman'];
/** Rates are approved by the Chairman (product §1): the head, who is paid by them, writes them down. */
export const adoptersOf = (kind: DatedRule): readonly Role[] => (kind === 'rates' ? ['chairman'] : adopters);

/** Why this step can't be taken by this person now; null: it can. @param proposal null for a new one */
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

/** Under this name somebody's acknowledgement of a version of the regulation is kept beside those of the undertaking. */
export const acknowledgementOf = (version: string): string => `regulation:${version}`;

/** Who reads these rules at all: the board, the Chairman, the accountant. */
export const mayReadRules = (role: Role): boolean => isBoard(role) || role === 'chairman' || role === 'accountant';
