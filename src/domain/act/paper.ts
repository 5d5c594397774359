/**
 * Acts on what the board signs and keeps: statements, reports, budget, registers. Each row asks the rule of its noun; what
 * is said with an act comes in one text, in parts of a line each.
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
import { isFrozen, isPaidBy, objectionToStatement, type Statement } from '../royalty/statement-state.ts';
import { type Act, never } from './act.ts';

/** What the rules look at; null: there is none yet. */
export interface PaperInHand {
  readonly statement: Statement | null;
  readonly report: Report | null;
  readonly violation: Violation | null;
  readonly praise: Praise | null;
  readonly rule: RuleProposal | null;
}

export const nothingInHand: PaperInHand = { statement: null, report: null, violation: null, praise: null, rule: null };

/** Signed before its period is over: what is published later is not in it. The last day of the period; null: it is over. */
export function endsAfter(act: string, { report, statement }: PaperInHand, today: LocalDate): LocalDate | null {
  const isStatement = act === 'checkStatement' || act === 'approveStatement' || act === 'overrideStatement';
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
const ofReport = (type: Parameters<typeof objectionToReport>[1]): IsOpen =>
  where(({ report }, actor) => objectionToReport(report, type, actor));
const ofViolation = (type: Parameters<typeof objectionToViolation>[1]): IsOpen =>
  where(({ violation }, actor) => objectionToViolation(violation, type, actor));
const ofRule = (step: Parameters<typeof objectionToRule>[1]): IsOpen =>
  where((thing, actor) => objectionToRule(thing.rule, step, actor));
const ofBudget = (type: Parameters<typeof objectionToBudget>[0]): IsOpen =>
  where((_, actor) => objectionToBudget(type, actor));

/** Who says what an item is worth, and how somebody is taxed. */
export const graders = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];
export const clerks = ['standingDeputy', 'head', 'accountant'] as const satisfies readonly Role[];
export const followers = ['deputy', 'standingDeputy', 'head'] as const satisfies readonly Role[];

const isOneOf =
  (roles: readonly Role[]): IsOpen =>
  (_, actor) =>
    actor.status === 'active' && roles.includes(actor.role);

const common = { letter: null, isSensitive: never, command: null, needs: 'nothing', line: null } as const;
const statement = { ...common, noun: 'statement' } as const;
const report = { ...common, noun: 'report' } as const;
const budget = { ...common, noun: 'budget' } as const;
const violation = { ...common, noun: 'violation' } as const;
const praise = { ...common, noun: 'praise' } as const;
const rule = { ...common, noun: 'rule' } as const;

export const paperActs = [
  {
    ...statement,
    name: 'computeStatement',
    label: 'choice-st-compute',
    press: 'st-compute',
    line: 1,
    isOpen: (thing, actor, now) => ofStatement('compute')(thing, actor, now) && !isFrozen(thing.statement),
  },
  {
    ...statement,
    name: 'checkStatement',
    label: 'choice-st-check',
    press: 'st-check',
    needs: 'certainty',
    line: 2,
    isOpen: ofStatement('check'),
  },
  {
    ...statement,
    name: 'approveStatement',
    label: 'choice-st-approve',
    press: 'st-approve',
    needs: 'certainty',
    line: 3,
    isOpen: (thing, actor, now) =>
      ofStatement('approve')(thing, actor, now) && thing.statement !== null && !isPaidBy(thing.statement, actor.person),
  },
  {
    ...statement,
    name: 'overrideStatement',
    label: 'choice-st-override',
    press: 'st-override',
    needs: 'words',
    line: 3,
    isOpen: (thing, actor, now) =>
      ofStatement('approve')(thing, actor, now) && thing.statement !== null && isPaidBy(thing.statement, actor.person),
  },
  {
    ...statement,
    name: 'payStatement',
    label: 'choice-st-pay',
    press: 'st-pay',
    needs: 'certainty',
    line: 4,
    isOpen: ofStatement('pay'),
  },
  {
    ...statement,
    name: 'renewStatement',
    label: 'choice-st-renew',
    press: 'st-renew',
    needs: 'words',
    line: 5,
    isOpen: (thing, actor, now) => ofStatement('compute')(thing, actor, now) && isFrozen(thing.statement),
  },
  {
    ...statement,
    name: 'gradeItem',
    label: 'choice-st-grade',
    press: 'st-grade',
    needs: 'words',
    line: 6,
    isOpen: isOneOf(graders),
  },
  {
    ...statement,
    name: 'notePayee',
    label: 'choice-st-payee',
    press: 'st-payee',
    needs: 'words',
    line: 6,
    isOpen: isOneOf(clerks),
  },
  {
    ...report,
    name: 'draftReport',
    label: 'choice-rp-draft',
    press: 'rp-draft',
    line: 1,
    isOpen: ofReport('draft'),
  },
  {
    ...report,
    name: 'remarkReport',
    label: 'choice-rp-remark',
    press: 'rp-remark',
    needs: 'words',
    line: 2,
    isOpen: ofReport('remark'),
  },
  {
    ...report,
    name: 'meetReport',
    label: 'choice-rp-meet',
    press: 'rp-meet',
    needs: 'words',
    line: 2,
    isOpen: ofReport('meet'),
  },
  {
    ...report,
    name: 'submitReport',
    label: 'choice-rp-submit',
    press: 'rp-submit',
    line: 3,
    isOpen: ofReport('submit'),
  },
  {
    ...report,
    name: 'approveReport',
    label: 'choice-rp-approve',
    press: 'rp-approve',
    needs: 'certainty',
    line: 3,
    isOpen: ofReport('approve'),
  },
  {
    ...report,
    name: 'sendReport',
    label: 'choice-rp-send',
    press: 'rp-send',
    line: 4,
    isOpen: ofReport('send'),
  },
  {
    ...report,
    name: 'directReport',
    label: 'choice-rp-direct',
    press: 'rp-direct',
    needs: 'words',
    line: 4,
    isOpen: ofReport('direct'),
  },
  {
    ...report,
    name: 'withdrawReport',
    label: 'choice-rp-withdraw',
    press: 'rp-withdraw',
    needs: 'words',
    line: 5,
    isOpen: ofReport('withdraw'),
  },
  {
    ...report,
    name: 'demandReport',
    label: 'choice-rp-demand',
    press: 'rp-demand',
    needs: 'words',
    line: 6,
    // Another period than the one in hand.
    isOpen: (_, actor) => objectionToReport(null, 'demand', actor) === null,
  },
  {
    ...report,
    name: 'finishAction',
    label: 'choice-rp-finish',
    press: 'rp-finish',
    needs: 'words',
    isOpen: isOneOf(followers),
  },
  {
    ...budget,
    name: 'estimateBudget',
    label: 'choice-bg-estimate',
    press: 'bg-estimate',
    line: 1,
    isOpen: ofBudget('estimate'),
  },
  {
    ...budget,
    name: 'addBudget',
    label: 'choice-bg-add',
    press: 'bg-add',
    needs: 'words',
    line: 1,
    isOpen: ofBudget('add'),
  },
  {
    ...budget,
    name: 'approveBudget',
    label: 'choice-bg-approve',
    press: 'bg-approve',
    needs: 'words',
    line: 2,
    isOpen: ofBudget('approve'),
  },
  {
    ...budget,
    name: 'commitBudget',
    label: 'choice-bg-commit',
    press: 'bg-commit',
    needs: 'words',
    line: 3,
    isOpen: ofBudget('commit'),
  },
  {
    ...budget,
    name: 'spendBudget',
    label: 'choice-bg-spend',
    press: 'bg-spend',
    needs: 'words',
    line: 3,
    isOpen: ofBudget('spend'),
  },
  {
    ...violation,
    name: 'noteViolation',
    label: 'choice-vi-note',
    press: 'vi-note',
    needs: 'words',
    line: 1,
    isOpen: (_, actor) => objectionToViolation(null, 'note', actor) === null,
  },
  {
    ...violation,
    name: 'hearViolation',
    label: 'choice-vi-hear',
    press: 'vi-hear',
    needs: 'words',
    line: 2,
    isOpen: ofViolation('hear'),
  },
  {
    ...violation,
    name: 'answerViolation',
    label: 'choice-vi-answer',
    press: 'vi-answer',
    needs: 'words',
    // Below the notice that tells them of it, and nowhere else: the register is not theirs to read.
    isOpen: ofViolation('answer'),
  },
  {
    ...violation,
    name: 'proposeViolation',
    label: 'choice-vi-propose',
    press: 'vi-propose',
    needs: 'words',
    line: 2,
    isOpen: ofViolation('propose'),
  },
  {
    ...violation,
    name: 'decideViolation',
    label: 'choice-vi-decide',
    press: 'vi-decide',
    needs: 'words',
    line: 3,
    isOpen: ofViolation('decide'),
  },
  {
    ...violation,
    name: 'dropViolation',
    label: 'choice-vi-drop',
    press: 'vi-drop',
    needs: 'words',
    line: 3,
    isOpen: ofViolation('drop'),
  },
  {
    ...common,
    noun: 'defect',
    name: 'noteDefect',
    label: 'choice-df-note',
    press: 'df-note',
    needs: 'words',
    line: 1,
    isOpen: where((_, actor) => objectionToDefect(actor)),
  },
  {
    ...rule,
    name: 'proposeRule',
    label: 'choice-rl-propose',
    press: 'rl-propose',
    needs: 'words',
    line: 1,
    isOpen: ofRule('propose'),
  },
  {
    ...rule,
    name: 'adoptRule',
    label: 'choice-apply',
    press: 'rl-adopt',
    line: 2,
    isOpen: ofRule('adopt'),
  },
  {
    ...rule,
    name: 'dropRule',
    label: 'choice-rl-drop',
    press: 'rl-drop',
    line: 2,
    isOpen: ofRule('drop'),
  },
  {
    ...rule,
    name: 'readRegulation',
    label: 'choice-acknowledge',
    press: 'rl-read',
    isOpen: (_, actor) => actor.status === 'active' && maySubmit(actor.role),
  },
  {
    ...praise,
    name: 'proposePraise',
    label: 'choice-pr-propose',
    press: 'pr-propose',
    line: 1,
    isOpen: where((thing, actor) => objectionToPraise(thing.praise, 'propose', actor)),
  },
  {
    ...praise,
    name: 'settlePraise',
    label: 'choice-pr-settle',
    press: 'pr-settle',
    needs: 'words',
    line: 2,
    isOpen: where((thing, actor) => objectionToPraise(thing.praise, 'settle', actor)),
  },
] as const satisfies readonly Act<PaperInHand, never>[];

export type PaperAct = (typeof paperActs)[number];
export type PaperActName = PaperAct['name'];
export type PaperPress = PaperAct['press'];
export type PaperNoun = PaperAct['noun'];
