import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import { canonicalPieces, canonicalText } from '../../src/domain/canonical.ts';
import { personId } from '../../src/domain/ids.ts';
import type { Role } from '../../src/domain/roles.ts';
import { baseSalaries } from '../../src/domain/royalty/rates.ts';
import { computeStatement, type StatementContent } from '../../src/domain/royalty/statement.ts';
import {
  changesBetween,
  decideStatement,
  evolveStatement,
  type Statement,
  type StatementCommand,
  signerNotes,
  supportOf,
} from '../../src/domain/royalty/statement-state.ts';
import { aMonth, anEarning, aPayee, aRateTable } from './royalty-builders.ts';

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
const frozen = () => taken([compute(), head], [{ type: 'check' }, standing], [approve(), head]);
const refusal = (statement: Statement | null, command: StatementCommand, actor: Actor) => {
  const decision = decideStatement(statement, command, { actor, now });
  return decision.ok ? null : decision.issues[0]?.key;
};

describe('a statement', () => {
  it('is computed, checked by the standing deputy, approved by the head and paid', () => {
    expect(frozen()).toMatchObject({ state: 'approved', version: 1, hash: 'abc', approved: { person: 'head' } });
    const accountant = by('accountant');
    const paid = taken(
      [compute(), accountant],
      [{ type: 'check' }, standing],
      [approve(), head],
      [{ type: 'pay' }, accountant],
    );
    expect(paid).toMatchObject({ state: 'paid', content: { computedBy: { person: 'accountant' } } });
  });

  it('is approved neither unchecked, nor by a payee, nor by who checked it', () => {
    const computed = taken([compute(), head]);
    const checked = taken([compute(), head], [{ type: 'check' }, standing]);
    expect(refusal(computed, approve(), head)).toBe('issue-statement-state');
    expect(refusal(checked, approve(), by('head', 'lan'))).toBe('issue-payee-approves');
    expect(refusal(checked, approve('Ban chỉ có một người'), by('head', 'lan'))).toBeNull();
    expect(refusal(checked, approve(), by('head', 'standingDeputy'))).toBe('issue-checker-approves');
    for (const role of ['contributor', 'member', 'deputy', 'accountant'] as const)
      expect(refusal(checked, approve(), by(role))).toBe('issue-not-entitled');
  });

  it('is not checked by who computed it or their substitute, unless another computes it or a reason is given', () => {
    const own = taken([compute(), standing]);
    const check = (override: string | null): StatementCommand => ({ type: 'check', override });
    expect(refusal(own, check(null), standing)).toBe('issue-computer-checks');
    expect(refusal(own, check('  '), standing)).toBe('issue-computer-checks');
    const substitute = { ...by('standingDeputy', 'long'), replaces: personId('standingDeputy') };
    expect(refusal(own, check(null), substitute)).toBe('issue-computer-checks');
    expect(refusal(own, check(null), by('standingDeputy', 'long'))).toBeNull();
    const checked = taken([compute(), standing], [check('Kế toán nghỉ phép'), standing]);
    const notes = signerNotes(checked, {
      ...{ name: 'head', supportVnd: 0, isBarred: false, signer: { office: 'head', name: 'head' } },
    });
    expect(notes).toEqual([
      { key: 'paper-statement-own-check', facts: { name: 'standingDeputy', reason: 'Kế toán nghỉ phép' } },
    ]);
    // After another person recomputes it, it counts as that person's work.
    expect(refusal(taken([compute(), standing], [compute(), head]), check(null), standing)).toBeNull();
  });

  it('is not recomputed by the accountant once it is frozen', () => {
    expect(refusal(frozen(), compute(content, 'Sửa lại'), by('accountant'))).toBe('issue-not-entitled');
    expect(refusal(frozen(), compute(content, 'Sửa lại'), standing)).toBeNull();
  });

  it.each([
    ['a table with a number, graded by others', {}, '25/QĐ-UBND', null],
    ['an item that they graded', { gradedBy: 'head' }, '25/QĐ-UBND', 'issue-payee-approves'],
    ['a table that is a sample', {}, 'Quyết định mẫu về mức nhuận bút', 'issue-payee-approves'],
  ] as const)(
    'with support for the head under %s: whether the head or a substitute may approve it',
    (_, item, decision, issue) => {
      const payees = [aPayee('lan'), aPayee('head', { role: 'head', tax: 'official' })];
      const rates = { tables: [aRateTable({ decision })], salaries: baseSalaries };
      const supported = computeStatement(aMonth({ items: [anEarning(1, item)], payees, rates }));
      expect(supportOf(supported, 'head')).toBe(2530);
      const checked = taken([compute(supported), by('accountant')], [{ type: 'check' }, standing]);
      expect(refusal(checked, approve(), head)).toBe(issue);
      expect(refusal(checked, approve('Chủ tịch đi vắng'), head)).toBeNull();
      expect(refusal(checked, approve(), { ...by('head', 'long'), replaces: personId('head') })).toBe(issue);
      expect(refusal(checked, approve(), by('chairman'))).toBeNull();
    },
  );

  it('with a royalty of the head is not approved by the head’s substitute, under any table', () => {
    const payees = [aPayee('lan'), aPayee('head', { role: 'head', tax: 'official' })];
    const own = anEarning(1, { contributions: [{ payee: 'head', kind: 'text', share: null }] });
    const checked = taken(
      [compute(computeStatement(aMonth({ items: [own], payees }))), by('accountant')],
      [{ type: 'check' }, standing],
    );
    expect(refusal(checked, approve(), { ...by('head', 'long'), replaces: personId('head') })).toBe(
      'issue-payee-approves',
    );
    expect(refusal(checked, approve(), by('head', 'long'))).toBeNull();
  });

  it('from an older version without graders needs a reason for the head’s approval', () => {
    const payees = [aPayee('lan'), aPayee('head', { role: 'head', tax: 'official' })];
    const { graders: _, ...old } = computeStatement(aMonth({ items: [anEarning(1)], payees }));
    expect(refusal(taken([compute(old), by('accountant')], [{ type: 'check' }, standing]), approve(), head)).toBe(
      'issue-payee-approves',
    );
  });

  it('is not checked while an item of it cannot be paid', () => {
    const broken = computeStatement(aMonth({ items: [anEarning(1, { contributions: [] })] }));
    expect(refusal(taken([compute(broken), head]), { type: 'check' }, standing)).toBe('issue-author-missing');
  });

  it('is not changed once it is frozen: a new version with a reason lists the changes', () => {
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

  it('has one canonical text to hash, independent of the order of its keys', () => {
    expect(canonicalText({ b: 1, a: { d: [2], c: null } })).toBe('{"a":{"c":null,"d":[2]},"b":1}');
    for (const value of [content, {}, { b: [], a: [undefined, { z: 1, y: undefined }], c: undefined }])
      expect([...canonicalPieces(value)].join('')).toBe(canonicalText(value));
  });
});
