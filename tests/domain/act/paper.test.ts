/** Buttons of papers and their rules agree: for every role and state, an act is offered exactly when the rule permits it. */
import { describe, expect, it } from 'vitest';
import { nothingInHand, type PaperActName, paperActs } from '../../../src/domain/act/paper.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { personId } from '../../../src/domain/ids.ts';
import type { PeriodFigures } from '../../../src/domain/period/figures.ts';
import { decideReport, type Report, type ReportCommand, reportStates } from '../../../src/domain/period/report.ts';
import { decideViolation, type Violation, violationStates } from '../../../src/domain/reward/violation.ts';
import { roles } from '../../../src/domain/roles.ts';
import { computeStatement } from '../../../src/domain/royalty/statement.ts';
import { decideStatement, type Statement, statementStates } from '../../../src/domain/royalty/statement-state.ts';
import { figures as sampleFigures, report as sampleReport } from '../../papers/samples.ts';

const now = new Date('2026-12-01T02:00:00Z');
const rowOf = (name: PaperActName) => {
  const row = paperActs.find((each) => each.name === name);
  if (!row) throw new Error(`no act ${name}`);
  return row;
};
const actorOf = (role: Actor['role'], status: Actor['status'] = 'active'): Actor => ({
  ...{ person: personId(`the-${role}`), name: role, role, status },
});

const content = computeStatement({
  ...{ month: '2026-11', firstDay: '2026-11-01', lastDay: '2026-11-30', paidOn: '2026-12-01' },
  ...{ items: [], payees: [], rates: { tables: [], salaries: [] }, ceilings: [], carriedIn: [], takenDown: [] },
  ...{ rolledOn: new Map(), taxRules: [], spent: { quarterVnd: 0, yearVnd: 0 } },
});
const statementIn = (state: Statement['state']): Statement => ({
  ...{ id: 's', month: '2026-11', version: 1, state, content, reason: null, computedAt: '', hash: null },
  ...{ checked: { person: 'the-standingDeputy', name: '', at: '' }, approved: null },
});

describe('acts on a statement', () => {
  it.each([
    ['checkStatement', { type: 'check' }],
    ['approveStatement', { type: 'approve', hash: 'h', override: null }],
    ['payStatement', { type: 'pay' }],
  ] as const)('%s is offered exactly when the rule permits it', (name, command) => {
    for (const role of roles)
      for (const state of statementStates) {
        const statement = statementIn(state);
        const actor = actorOf(role);
        const isOpen = rowOf(name).isOpen({ ...nothingInHand, statement }, actor, now);
        expect([role, state, isOpen]).toEqual([role, state, decideStatement(statement, command, { actor, now }).ok]);
      }
  });
});

const commands = {
  draftReport: { type: 'draft', figures: sampleFigures satisfies PeriodFigures, carried: [] },
  remarkReport: { type: 'remark', kind: 'limits', text: 'x' },
  submitReport: { type: 'submit' },
  approveReport: { type: 'approve', hash: 'h' },
  sendReport: { type: 'send' },
  directReport: { type: 'direct', text: 'x' },
  withdrawReport: { type: 'withdraw', text: 'x' },
} as const satisfies Partial<Record<PaperActName, ReportCommand>>;

describe('acts on a report', () => {
  it.each(Object.keys(commands) as (keyof typeof commands)[])(
    '%s is offered exactly when the rule permits it',
    (name) => {
      for (const role of roles)
        for (const state of reportStates) {
          const report: Report = { ...sampleReport, state };
          const actor = actorOf(role);
          const isOpen = rowOf(name).isOpen({ ...nothingInHand, report }, actor, now);
          expect([role, state, isOpen]).toEqual([role, state, decideReport(report, commands[name], { actor, now }).ok]);
        }
    },
  );
});

describe('acts on a violation', () => {
  const about = (state: Violation['state'], person = 'x'): Violation => ({
    ...{ id: 'v', person, clause: 'Điều 7', degree: 'minor', evidence: 'x', state, notedOn: '2026-11-01' },
    ...{ hearing: state === 'noted' ? null : { on: '2026-11-02', words: 'x' }, proposal: null, outcome: null },
  });

  it.each([
    ['hearViolation', { type: 'hear', on: '2026-11-03', words: 'x', by: 'x' }],
    ['proposeViolation', { type: 'propose', text: 'x' }],
    ['decideViolation', { type: 'decide', text: 'x' }],
    ['dropViolation', { type: 'drop', text: 'x' }],
  ] as const)('%s is offered exactly when the rule permits it, and never to the person concerned', (name, command) => {
    for (const role of roles)
      for (const state of violationStates) {
        const actor = actorOf(role);
        const isOpen = (violation: Violation) => rowOf(name).isOpen({ ...nothingInHand, violation }, actor, now);
        const of = about(state);
        expect([role, state, isOpen(of)]).toEqual([role, state, decideViolation(of, command, actor).ok]);
        expect(isOpen(about(state, actor.person))).toBe(false);
      }
  });
});

it('frozen people and citizens are offered no act of a paper; a contributor only confirms the regulation', () => {
  const thing = { ...nothingInHand, statement: statementIn('checked'), report: sampleReport };
  const offered = (actor: Actor) => paperActs.filter((row) => row.isOpen(thing, actor, now)).map(({ name }) => name);
  for (const role of roles) expect(offered(actorOf(role, 'frozen'))).toEqual([]);
  // Authors confirm that they have read the regulation (Art. 11).
  expect(offered(actorOf('contributor'))).toEqual(['readRegulation']);
  expect(offered(actorOf('citizen'))).toEqual([]);
});
