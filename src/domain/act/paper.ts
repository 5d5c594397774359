/**
 * Acts on papers that the board signs and keeps: statements, reports, budget, registers. Each row calls the rule of its noun. The
 * input of an act is one text with one field a line.
 */
import type { Actor } from '../actor.ts';
import { objectionToBudget } from '../budget/budget.ts';
import { type LocalDate, localDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { objectionToDefect } from '../period/defect.ts';
import { objectionToReport, type Report } from '../period/report.ts';
import { objectionToRule, type RuleProposal } from '../process/dated-rule.ts';
import { objectionToPraise, type Praise } from '../reward/praise.ts';
import { objectionToViolation, type Violation } from '../reward/violation.ts';
import { maySubmit, type Role } from '../roles.ts';
import { isFrozen, isOwnWork, needsReason, objectionToStatement, type Statement } from '../royalty/statement-state.ts';
import { type Act, actsOf } from './act.ts';

/** The papers that the rules examine; null: there is none yet. */
export interface PaperInHand {
  readonly statement: Statement | null;
  readonly report: Report | null;
  readonly violation: Violation | null;
  readonly praise: Praise | null;
  readonly rule: RuleProposal | null;
}

export const nothingInHand: PaperInHand = { statement: null, report: null, violation: null, praise: null, rule: null };

/** Acts that bind a statement to the records of its month. */
export const signsStatement = [
  ...(['checkStatement', 'ownCheckStatement', 'approveStatement', 'overrideStatement'] as const),
];

/**
 * The last day of the paper's period, if it would be signed before the period is over: later publications would be missing from
 * it. Null if the period is over.
 */
export function endsAfter(act: string, { report, statement }: PaperInHand, today: LocalDate): LocalDate | null {
  const isStatement = signsStatement.some((name) => name === act);
  const lastDay =
    act === 'approveReport' ? report?.figures.lastDay : isStatement ? statement?.content.lastDay : undefined;
  return lastDay !== undefined && today <= lastDay ? localDate(lastDay) : null;
}

type IsOpen = Act<PaperInHand, never>['isOpen'];

const where =
  (objection: (thing: PaperInHand, actor: Actor) => Issue | null): IsOpen =>
  (thing, actor) =>
    objection(thing, actor) === null;

const ofStatement = (type: Parameters<typeof objectionToStatement>[1]): IsOpen =>
  where(({ statement }, actor) => objectionToStatement(statement, type, actor));
type Bars = typeof needsReason;
/** An act without a reason, for actors to whom the condition does not apply; or with a reason, for actors to whom it applies. */
const plainly =
  (type: Parameters<typeof objectionToStatement>[1], bars: Bars, isBarred = false): IsOpen =>
  (thing, actor, now) =>
    ofStatement(type)(thing, actor, now) && thing.statement !== null && bars(thing.statement, actor) === isBarred;
const withReason = (type: Parameters<typeof objectionToStatement>[1], bars: Bars): IsOpen => plainly(type, bars, true);
const ofReport = (type: Parameters<typeof objectionToReport>[1]): IsOpen =>
  where(({ report }, actor) => objectionToReport(report, type, actor));
const ofViolation = (type: Parameters<typeof objectionToViolation>[1]): IsOpen =>
  where(({ violation }, actor) => objectionToViolation(violation, type, actor));
const ofRule = (step: Parameters<typeof objectionToRule>[1]): IsOpen =>
  where((thing, actor) => objectionToRule(thing.rule, step, actor));
const ofBudget = (type: Parameters<typeof objectionToBudget>[0]): IsOpen =>
  where((_, actor) => objectionToBudget(type, actor));

/** Roles that grade items, note tax facts, and follow up actions. */
export const graders = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];
export const clerks = ['standingDeputy', 'head', 'accountant'] as const satisfies readonly Role[];
export const followers = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

const isOneOf =
  (roles: readonly Role[]): IsOpen =>
  (_, actor) =>
    actor.status === 'active' && roles.includes(actor.role);

const actsOn = actsOf<PaperInHand, never>();
const statement = actsOn({ noun: 'statement' });
const report = actsOn({ noun: 'report' });
const budget = actsOn({ noun: 'budget' });
const violation = actsOn({ noun: 'violation' });
const defect = actsOn({ noun: 'defect' });
const praise = actsOn({ noun: 'praise' });
const rule = actsOn({ noun: 'rule' });

export const paperActs = [
  statement('computeStatement', 'st-compute', {
    line: 1,
    isOpen: (thing, actor, now) => ofStatement('compute')(thing, actor, now) && !isFrozen(thing.statement),
  }),
  statement('checkStatement', 'st-check', { needs: 'certainty', line: 2, isOpen: plainly('check', isOwnWork) }),
  statement('ownCheckStatement', 'st-own-check', { needs: 'words', line: 2, isOpen: withReason('check', isOwnWork) }),
  statement('approveStatement', 'st-approve', {
    ...{ needs: 'certainty', line: 3, isOpen: plainly('approve', needsReason) },
  }),
  statement('overrideStatement', 'st-override', {
    ...{ needs: 'words', line: 3, isOpen: withReason('approve', needsReason) },
  }),
  statement('payStatement', 'st-pay', { needs: 'certainty', line: 4, isOpen: ofStatement('pay') }),
  statement('renewStatement', 'st-renew', {
    needs: 'words',
    line: 5,
    isOpen: (thing, actor, now) => ofStatement('compute')(thing, actor, now) && isFrozen(thing.statement),
  }),
  statement('gradeItem', 'st-grade', { needs: 'words', line: 6, isOpen: isOneOf(graders) }),
  statement('shareItem', 'st-share', { needs: 'words', line: 6, isOpen: isOneOf(graders) }),
  statement('notePayee', 'st-payee', { needs: 'words', line: 6, isOpen: isOneOf(clerks) }),
  report('draftReport', 'rp-draft', { line: 1, isOpen: ofReport('draft') }),
  report('remarkReport', 'rp-remark', { needs: 'words', line: 2, isOpen: ofReport('remark') }),
  report('keepRemarks', 'rp-keep', { line: 2, isOpen: ofReport('keep') }),
  report('meetReport', 'rp-meet', { needs: 'words', line: 2, isOpen: ofReport('meet') }),
  report('submitReport', 'rp-submit', { line: 3, isOpen: ofReport('submit') }),
  report('approveReport', 'rp-approve', { needs: 'certainty', line: 3, isOpen: ofReport('approve') }),
  report('sendReport', 'rp-send', { line: 4, isOpen: ofReport('send') }),
  report('directReport', 'rp-direct', { needs: 'words', line: 4, isOpen: ofReport('direct') }),
  report('withdrawReport', 'rp-withdraw', { needs: 'words', line: 5, isOpen: ofReport('withdraw') }),
  // About another period than that of the report in hand.
  report('demandReport', 'rp-demand', {
    needs: 'words',
    line: 6,
    isOpen: (_, actor) => objectionToReport(null, 'demand', actor) === null,
  }),
  report('finishAction', 'rp-finish', { needs: 'words', isOpen: isOneOf(followers) }),
  budget('estimateBudget', 'bg-estimate', { line: 1, isOpen: ofBudget('estimate') }),
  budget('addBudget', 'bg-add', { needs: 'words', line: 1, isOpen: ofBudget('add') }),
  budget('sendBudget', 'bg-send', { needs: 'certainty', line: 2, isOpen: ofBudget('send') }),
  budget('approveBudget', 'bg-approve', { needs: 'words', line: 2, isOpen: ofBudget('approve') }),
  budget('commitBudget', 'bg-commit', { needs: 'words', line: 3, isOpen: ofBudget('commit') }),
  budget('spendBudget', 'bg-spend', { needs: 'words', line: 3, isOpen: ofBudget('spend') }),
  violation('noteViolation', 'vi-note', {
    needs: 'words',
    line: 1,
    isOpen: (_, actor) => objectionToViolation(null, 'note', actor) === null,
  }),
  violation('hearViolation', 'vi-hear', { needs: 'words', line: 2, isOpen: ofViolation('hear') }),
  // Only offered below the notice that informs the person: they may not read the register.
  violation('answerViolation', 'vi-answer', { needs: 'words', isOpen: ofViolation('answer') }),
  violation('proposeViolation', 'vi-propose', { needs: 'words', line: 2, isOpen: ofViolation('propose') }),
  violation('decideViolation', 'vi-decide', { needs: 'words', line: 3, isOpen: ofViolation('decide') }),
  violation('dropViolation', 'vi-drop', { needs: 'words', line: 3, isOpen: ofViolation('drop') }),
  defect('noteDefect', 'df-note', { needs: 'words', line: 1, isOpen: where((_, actor) => objectionToDefect(actor)) }),
  rule('proposeRule', 'rl-propose', { needs: 'words', line: 1, isOpen: ofRule('propose') }),
  rule('adoptRule', 'rl-adopt', { label: 'choice-apply', line: 2, isOpen: ofRule('adopt') }),
  rule('dropRule', 'rl-drop', { line: 2, isOpen: ofRule('drop') }),
  rule('readRegulation', 'rl-read', {
    label: 'choice-acknowledge',
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  }),
  praise('proposePraise', 'pr-propose', {
    line: 1,
    isOpen: where((thing, actor) => objectionToPraise(thing.praise, 'propose', actor)),
  }),
  praise('meetPraise', 'pr-meet', {
    needs: 'words',
    line: 2,
    isOpen: where((thing, actor) => objectionToPraise(thing.praise, 'meet', actor)),
  }),
  praise('settlePraise', 'pr-settle', {
    needs: 'words',
    line: 2,
    isOpen: where((thing, actor) => objectionToPraise(thing.praise, 'settle', actor)),
  }),
] as const satisfies readonly Act<PaperInHand, never>[];

export type PaperAct = (typeof paperActs)[number];
export type PaperActName = PaperAct['name'];
export type PaperPress = PaperAct['press'];
export type PaperNoun = PaperAct['noun'];
