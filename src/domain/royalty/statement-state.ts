/**
 * Life cycle of a statement: computed → checked by the standing deputy → approved by the head (frozen with its hash) → paid.
 * Frozen content never changes; a later change is a new version that lists its differences.
 */
import type { Actor } from '../actor.ts';
import { canonicalText } from '../canonical.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import type { Sentence } from '../facts.ts';
import type { KeptHead, PaperHead } from '../period/paper-head.ts';
import { shortPeriod } from '../period/period.ts';
import type { Signer } from '../period/report.ts';
import type { Role } from '../roles.ts';
import type { Payee, RoyaltyLine } from './item-lines.ts';
import { formatVnd, sumOf } from './money.ts';
import type { Payout, StatementContent } from './statement.ts';
import { type TaxedPayee, type TaxRule, taxOf } from './tax.ts';

export const statementStates = ['computed', 'checked', 'approved', 'paid', 'replaced', 'settled'] as const;
/** `settled`: it was paid, and a new version has replaced it. */
export type StatementState = (typeof statementStates)[number];

/** Who took a step of a statement, and when. */
export interface Signing extends Signer {
  /** The role in which they signed. Absent in statements from before it was stored. */
  readonly role?: Role;
}

/** One version of a month's royalties. `hash` is computed from the approved content; null before approval. */
export interface Statement {
  readonly id: string;
  readonly month: string;
  readonly version: number;
  readonly state: StatementState;
  readonly content: StatementContent;
  /** Why there is another version; its changes are listed against the earlier one. */
  readonly reason: string | null;
  readonly computedAt: string;
  /** `override`: the reason if the person who computed it also checked it. Absent in statements from before that was asked. */
  readonly checked: (Signing & { readonly override?: string | null }) | null;
  readonly approved: (Signing & KeptHead & { readonly override: string | null }) | null;
  readonly hash: string | null;
}

/** A step of a statement. `hash` identifies the content that the approver read. */
export type StatementCommand =
  | { readonly type: 'compute'; readonly content: StatementContent; readonly reason: string | null }
  | { readonly type: 'check'; readonly override?: string | null }
  | {
      readonly type: 'approve';
      readonly hash: string;
      readonly override: string | null;
      readonly paper?: PaperHead;
    }
  | { readonly type: 'pay' };

/** A step that was taken, and who signed it. */
export type StatementEvent = StatementCommand & { readonly by: Signing };

/** Who acts, and when. */
export interface StatementContext {
  readonly actor: Actor;
  readonly now: Date;
}

const whoMay = {
  compute: ['standingDeputy', 'head', 'accountant'],
  check: ['standingDeputy'],
  approve: ['head', 'chairman'],
  pay: ['head', 'accountant'],
} as const satisfies Record<StatementCommand['type'], readonly Actor['role'][]>;

/**
 * Checks the role only. Further conditions, such as a different person than the one who computed it, are checked in
 * `decideStatement`.
 */
export const mayDo = (role: Actor['role'], command: StatementCommand['type']): boolean =>
  (whoMay[command] as readonly Actor['role'][]).includes(role);

const from = { check: 'computed', approve: 'checked', pay: 'approved' } as const;

/** True from approval on: nothing in it changes, and a later change is a new version. */
export const isFrozen = (statement: Pick<Statement, 'state'> | null): boolean =>
  statement?.state === 'approved' || statement?.state === 'paid';

/** The support for the board's work that this person gets in it (Art. 9). */
export const supportOf = ({ management }: StatementContent, person: string): number =>
  sumOf(management.filter(({ payee }) => payee === person).map(({ amountVnd }) => amountVnd));

type Payable = Pick<Actor, 'person' | 'replaces'>;

/**
 * True if the support follows from a table with a number, and these people graded nothing of the sum that it is a percentage of.
 */
const followsFromTable = ({ graders, exceptions }: StatementContent, people: readonly string[]): boolean =>
  graders !== undefined &&
  !graders.some((one) => people.includes(one)) &&
  !exceptions.some(({ kind }) => kind === 'sample');

/**
 * Whether this person, or the person they substitute for, needs a reason to approve it: always for a line of their own; for
 * support only if they graded an item of the month or the table is a sample without a number (docs/decisions/0172).
 */
export function needsReason({ content }: Pick<Statement, 'content'>, { person, replaces }: Payable): boolean {
  const people: readonly string[] = replaces === undefined ? [person] : [person, replaces];
  if (content.lines.some(({ payee }) => people.includes(payee))) return true;
  return people.some((one) => supportOf(content, one) > 0) && !followsFromTable(content, people);
}

/** True if the person (or the one they substitute for) computed it and would check their own work. */
export const isOwnWork = ({ content }: Pick<Statement, 'content'>, { person, replaces }: Payable): boolean =>
  content.computedBy !== undefined && [person, replaces].some((one) => one === content.computedBy?.person);

/** Why this person may not do it now, regardless of the input. Null: they may. @param statement null: there is none */
export function objectionToStatement(
  statement: Statement | null,
  type: StatementCommand['type'],
  actor: Actor,
): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (!mayDo(actor.role, type)) return { key: 'issue-not-entitled' };
  if (type === 'compute')
    return actor.role === 'accountant' && isFrozen(statement) ? { key: 'issue-not-entitled' } : null;
  if (!statement) return { key: 'issue-no-statement' };
  const { month, state, checked } = statement;
  if (state !== from[type])
    return {
      key: 'issue-statement-state',
      facts: { month: shortPeriod(month), state: { key: `statement-state-${state}` } },
    };
  return type === 'approve' && checked?.person === actor.person ? { key: 'issue-checker-approves' } : null;
}

/** @param statement null if nothing was computed for the month */
export function decideStatement(
  statement: Statement | null,
  command: StatementCommand,
  { actor, now }: StatementContext,
): Decision<StatementEvent> {
  const objection = objectionToStatement(statement, command.type, actor);
  if (objection) return { ok: false, issues: [objection] };
  const by = { person: actor.person, name: actor.name, at: now.toISOString(), role: actor.role };
  if (command.type === 'compute') {
    if (isFrozen(statement) && !command.reason?.trim())
      return refused('issue-period-frozen', { month: shortPeriod(command.content.month) });
    return happened({ ...command, by });
  }
  const content = statement?.content;
  if (command.type === 'check') {
    const blocking = content?.exceptions.filter(({ blocks }) => blocks) ?? [];
    if (blocking.length > 0) return { ok: false, issues: blocking.map(({ issue }) => issue) };
    if (statement && isOwnWork(statement, actor) && !command.override?.trim()) return refused('issue-computer-checks');
  }
  if (command.type === 'approve' && statement && needsReason(statement, actor) && !command.override?.trim())
    return refused('issue-payee-approves');
  return happened({ ...command, by });
}

/** Applies an event. Computing a frozen month starts the next version; a version that was not approved is computed again. */
export function evolveStatement(statement: Statement | null, event: StatementEvent, id: string): Statement {
  if (event.type === 'compute') {
    const begins = isFrozen(statement);
    return {
      id: statement && !begins ? statement.id : id,
      month: event.content.month,
      version: (statement?.version ?? 0) + (statement && !begins ? 0 : 1),
      state: 'computed',
      content: { ...event.content, computedBy: { person: event.by.person, name: event.by.name } },
      reason: begins ? event.reason : (statement?.reason ?? null),
      computedAt: event.by.at,
      checked: null,
      approved: null,
      hash: null,
    };
  }
  if (!statement) throw new Error(`there is no statement to ${event.type}`);
  if (event.type === 'check')
    return { ...statement, state: 'checked', checked: { ...event.by, override: event.override ?? null } };
  if (event.type === 'pay') return { ...statement, state: 'paid' };
  const { hash, override, paper } = event;
  return { ...statement, state: 'approved', approved: { ...event.by, override, ...(paper && { paper }) }, hash };
}

/** Who signs or will sign, and the support they get in it. */
export interface Approver {
  readonly name: string;
  readonly supportVnd: number;
  /** They need a reason to approve it. */
  readonly isBarred: boolean;
  /** Whose name is printed below the statement: the head's, or the Chairman's if the head may not approve it. */
  readonly signer: { readonly office: 'head' | 'chairman'; readonly name: string | null };
  /** It was approved, but no longer matches its hash. */
  readonly isBroken?: boolean;
}

/**
 * What the next signer must see first: that a person approved, or would approve, their own payment, or checked their own work.
 */
export const signerNotes = ({ approved, checked }: Statement, approver: Approver): readonly Sentence[] => [
  ...(approver.isBroken ? [{ key: 'issue-hash-broken' }] : []),
  ...(approved?.override
    ? [{ key: 'paper-statement-override', facts: { name: approved.name, reason: approved.override } }]
    : []),
  ...(approver.supportVnd > 0
    ? [
        {
          key: approved ? 'statement-approved-by-supported' : 'statement-approver-supported',
          facts: {
            ...{ name: approver.name, amount: formatVnd(approver.supportVnd) },
            isBarred: approver.isBarred ? 'yes' : 'no',
          },
        },
      ]
    : []),
  ...(checked?.override
    ? [{ key: 'paper-statement-own-check', facts: { name: checked.name, reason: checked.override } }]
    : []),
];

/** A difference between two versions of a month. */
export interface LineChange {
  /** A line, or a payee's total support for the board's work, or their tax. */
  readonly what: 'line' | 'support' | 'tax';
  readonly key: string;
  readonly code: string;
  readonly payee: string;
  readonly name: string;
  readonly beforeVnd: number;
  readonly afterVnd: number;
}

const lineKey = ({ kind, key }: RoyaltyLine): string => `${kind}:${key}`;

/**
 * What a new version pays differently: first tax, which no line shows, then lines, then support. An absent amount counts as 0.
 */
export function changesBetween(before: StatementContent, after: StatementContent): readonly LineChange[] {
  const old = new Map(before.lines.map((line) => [lineKey(line), line]));
  const fresh = new Map(after.lines.map((line) => [lineKey(line), line]));
  const [was, is] = [before, after].map(({ payouts }) => new Map(payouts.map((each) => [each.payee.key, each])));
  const name = (payee: string): string => (is?.get(payee) ?? was?.get(payee))?.payee.name ?? '…';
  const ofPayees = (what: 'support' | 'tax', vnd: (payout?: Payout) => number): readonly LineChange[] =>
    [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].flatMap((payee) => {
      const [beforeVnd, afterVnd] = [vnd(was?.get(payee)), vnd(is?.get(payee))];
      if (beforeVnd === afterVnd) return [];
      return [{ what, key: `${what}:${payee}`, code: '', payee, name: name(payee), beforeVnd, afterVnd }];
    });
  const lines = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key): readonly LineChange[] => {
    const line = fresh.get(key) ?? old.get(key);
    const beforeVnd = old.get(key)?.paidVnd ?? 0;
    const afterVnd = fresh.get(key)?.paidVnd ?? 0;
    if (!line || beforeVnd === afterVnd) return [];
    const { payee, item } = line;
    return [{ what: 'line', key: line.key, code: item?.code ?? '', payee, name: name(payee), beforeVnd, afterVnd }];
  });
  return [
    ...ofPayees('tax', (payout) => payout?.taxVnd ?? 0),
    ...lines,
    ...ofPayees('support', (payout) => payout?.managementVnd ?? 0),
  ];
}

/**
 * What would be withheld differently if the frozen sums were paid on this day, because of a new commitment, a new year or a new
 * rule (Circular 111/2013 Art. 25, Decree 253/2026 Art. 50: the tax is that of the payment).
 */
export const taxChanges = (
  content: StatementContent,
  taxedAs: (payee: Payee) => TaxedPayee,
  { on, rules }: { readonly on: string; readonly rules: readonly TaxRule[] },
): readonly LineChange[] =>
  changesBetween(content, {
    ...content,
    payouts: content.payouts.map((payout) => ({
      ...payout,
      taxVnd: taxOf(payout.grossVnd, taxedAs(payout.payee), on, rules).taxVnd,
    })),
  });

/** The changes as sentences; more than `most` are counted. */
export function changeLines(changes: readonly LineChange[], most = 6): readonly Sentence[] {
  const lines = changes.slice(0, most).map(
    ({ what, code, name, beforeVnd, afterVnd }): Sentence => ({
      key: 'statement-change-line',
      facts: {
        ...{ what, code: code || 'none', name },
        ...{ before: formatVnd(beforeVnd), after: formatVnd(afterVnd) },
      },
    }),
  );
  return changes.length > most ? [...lines, { key: 'change-rest', facts: { count: changes.length - most } }] : lines;
}

/** The amounts still to be paid. For a new version of a month that was already paid: the difference. */
export const leftToPay = (
  { totals }: StatementContent,
  settled: StatementContent | null,
): { readonly royalty: number; readonly management: number } => ({
  royalty: totals.royaltyVnd - (settled?.totals.royaltyVnd ?? 0),
  management: totals.managementVnd - (settled?.totals.managementVnd ?? 0),
});

const problemsOf = ({ exceptions }: StatementContent): string =>
  canonicalText(exceptions.filter(({ kind }) => kind === 'problem'));

/** True if computing now would give another result, because a grade, an item, a rate, a share or a commitment has changed. */
export const isOutdated = (kept: StatementContent, now: StatementContent): boolean =>
  changesBetween(kept, now).length > 0 ||
  canonicalText(kept.management) !== canonicalText(now.management) ||
  problemsOf(kept) !== problemsOf(now);
