import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { computeStatement, type StatementContent } from '../../src/domain/royalty/statement.ts';
import {
  canonicalText,
  changesBetween,
  decideStatement,
  evolveStatement,
  type Statement,
  type StatementCommand,
} from '../../src/domain/royalty/statement-state.ts';
import { aMonth, anEarning } from './royalty-builders.ts';

const now = new Date('2026-12-01T02:00:00Z');
const by = (role: Role, person: string = role): Actor => ({
  person: personId(person),
  name: person,
  role,
  status: 'active',
});

const content = computeStatement(aMonth({ items: [anEarning(1), anEarning(2)] }));
const compute = (given: StatementContent = content, reason: string | null = null): StatementCommand => ({
  type: 'compute',
  content: given,
  reason,
});
const approve = (override: string | null = null): StatementCommand => ({ type: 'approve', hash: 'abc', override });

function taken(...steps: readonly (readonly [StatementCommand, Actor])[]): Statement {
  let statement: Statement | null = null;
  for (const [command, actor] of steps) {
    const decision = decideStatement(statement, command, { actor, now });
    if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
    for (const event of decision.events) statement = evolveStatement(statement, event, `s${statement?.version ?? 0}`);
  }
  if (!statement) throw new Error('nothing was computed');
  return statement;
}

const standing = by('standingDeputy');
const head = by('head');
const frozen = () => taken([compute(), standing], [{ type: 'check' }, standing], [approve(), head]);
const refusal = (statement: Statement | null, command: StatementCommand, actor: Actor) => {
  const decision = decideStatement(statement, command, { actor, now });
  return decision.ok ? null : decision.issues[0]?.key;
};

describe('a statement', () => {
  it('is computed, checked by the standing deputy, approved by the head and paid', () => {
    expect(frozen()).toMatchObject({ state: 'approved', version: 1, hash: 'abc', approved: { person: 'head' } });
    expect(
      taken(
        [compute(), standing],
        [{ type: 'check' }, standing],
        [approve(), head],
        [{ type: 'pay' }, by('accountant')],
      ).state,
    ).toBe('paid');
  });

  it('is not approved unchecked, nor by who is paid by it, nor by who checked it', () => {
    const computed = taken([compute(), standing]);
    const checked = taken([compute(), standing], [{ type: 'check' }, standing]);
    expect(refusal(computed, approve(), head)).toBe('issue-statement-state');
    expect(refusal(checked, approve(), by('head', 'lan'))).toBe('issue-payee-approves');
    expect(refusal(checked, approve('Ban chỉ có một người'), by('head', 'lan'))).toBeNull();
    expect(refusal(checked, approve(), by('head', 'standingDeputy'))).toBe('issue-checker-approves');
    for (const role of ['contributor', 'member', 'deputy', 'accountant'] as const)
      expect(refusal(checked, approve(), by(role))).toBe('issue-not-entitled');
  });

  it('is not checked while an item of it cannot be paid', () => {
    const broken = computeStatement(aMonth({ items: [anEarning(1, { contributions: [] })] }));
    expect(refusal(taken([compute(broken), standing]), { type: 'check' }, standing)).toBe('issue-author-missing');
  });

  it('is not changed once it is frozen: with a reason a new version says what it changes', () => {
    expect(refusal(frozen(), compute(), standing)).toBe('issue-period-frozen');
    const less = computeStatement(aMonth({ items: [anEarning(1, { grade: 'C' }), anEarning(3)] }));
    const decision = decideStatement(frozen(), compute(less, 'Xếp lại loại'), { actor: head, now });
    const next = decision.ok && decision.events[0] ? evolveStatement(frozen(), decision.events[0], 's2') : null;
    expect(next).toMatchObject({ version: 2, state: 'computed', hash: null, reason: 'Xếp lại loại' });
    expect(changesBetween(content, less).map(({ code, beforeVnd, afterVnd }) => [code, beforeVnd, afterVnd])).toEqual([
      ['DL-2611-0001', 50_600, 25_300],
      ['DL-2611-0002', 50_600, 0],
      ['DL-2611-0003', 0, 50_600],
    ]);
  });

  it('has the same text to hash whatever the order of its keys', () => {
    expect(canonicalText({ b: 1, a: { d: [2], c: null } })).toBe(canonicalText({ a: { c: null, d: [2] }, b: 1 }));
  });
});
