import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/actor.ts';
import {
  basisOf,
  estimateFrom,
  isAskedByPeople,
  keptProjection,
  mayCommit,
  projectedVnd,
  projectionIn,
  projectionOf,
} from '../../src/domain/budget/budget.ts';
import { personId } from '../../src/domain/ids.ts';
import {
  byClause,
  minutesLate,
  type PeriodFigures,
  permille,
  type TimedCase,
  timeSpent,
} from '../../src/domain/period/figures.ts';
import { basesOn } from '../../src/domain/period/legal-basis.ts';
import { around, before, contains, parsePeriod } from '../../src/domain/period/period.ts';
import {
  actionsIn,
  decideReport,
  evolveReport,
  type Report,
  type ReportCommand,
} from '../../src/domain/period/report.ts';
import { type Candidate, rank, usualPraise } from '../../src/domain/reward/ranking.ts';
import { decideViolation, type Violation } from '../../src/domain/reward/violation.ts';
import type { Role } from '../../src/domain/roles.ts';

const by = (role: Role, person: string = role): Actor => ({
  person: personId(person),
  name: person,
  role,
  status: 'active',
});
const now = new Date('2026-12-01T02:00:00Z');

describe('periods', () => {
  it.each([
    ['2026-02', '2026-02-01', '2026-02-28', '2026-01'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-01'],
    ['2026-01', '2026-01-01', '2026-01-31', '2025-12'],
    ['2026-Q4', '2026-10-01', '2026-12-31', '2026-Q3'],
    ['2026-q1', '2026-01-01', '2026-03-31', '2025-Q4'],
    ['2026', '2026-01-01', '2026-12-31', '2025'],
    ['2026-11-11..2026-11-20', '2026-11-11', '2026-11-20', '2026-11-01..2026-11-10'],
  ])('%s is from %s to %s, and follows %s', (text, firstDay, lastDay, previous) => {
    const period = parsePeriod(text);
    expect(period).toMatchObject({ firstDay, lastDay });
    expect(period && before(period).id).toBe(previous);
  });

  it.each([
    '',
    '2026-13',
    '2026-00',
    '26-11',
    '2026-Q5',
    '11/2026',
    '2026-11-20..2026-11-01',
    '2026-02-30..2026-03-01',
  ])('"%s" is no period', (text) => {
    expect(parsePeriod(text)).toBeNull();
  });

  it('include the quarter and the year of a month', () => {
    const november = parsePeriod('2026-11');
    expect(november && around(november)).toMatchObject({ quarter: { id: '2026-Q4' }, year: { id: '2026' } });
    expect(november && [contains(november, '2026-11-30'), contains(november, '2026-12-01')]).toEqual([true, false]);
  });
});

const timed = (given: Partial<TimedCase> = {}): TimedCase => ({
  code: 'DL-2611-0001',
  title: 'Tin',
  clause: 'news',
  startedOn: '2026-11-10',
  submittedAt: '2026-11-10T03:00:00.000Z',
  decidedAt: '2026-11-10T05:00:00.000Z',
  doneAt: '2026-11-10T05:00:00.000Z',
  dueAt: '2026-11-11T17:00:00.000Z',
  ...given,
});

describe('figures of a report', () => {
  it('give the share in time for each clause, without items that have no date', () => {
    const late = timed({
      code: 'DL-2611-0002',
      doneAt: '2026-11-12T17:00:00.000Z',
      decidedAt: '2026-11-12T16:00:00.000Z',
    });
    const [news] = byClause([timed(), late, timed({ dueAt: null })]);
    expect(news).toMatchObject({ onTimePermille: 500, late: [{ code: 'DL-2611-0002' }] });
    expect(timeSpent(late, '2026-11-09T17:00:00.000Z')).toEqual({
      withAuthorHours: 10,
      withBoardHours: 61,
      withPortalHours: 1,
    });
    // A quarter of an hour late must not count as on time.
    expect(minutesLate(timed({ doneAt: '2026-11-11T17:15:00.000Z' }))).toBe(15);
    expect(minutesLate(late)).toBe(24 * 60);
    expect(byClause([timed({ dueAt: null })])[0]?.onTimePermille).toBeNull();
    expect([permille(1, 3), permille(2, 3), permille(0, 0)]).toEqual([333, 667, null]);
  });
});

const figures = { period: '2026-11' } as PeriodFigures;
const about = { id: 'r1', kind: 'monthly', period: '2026-11' } as const;

function reported(...steps: readonly (readonly [ReportCommand, Actor])[]): Report {
  let report: Report | null = null;
  for (const [command, actor] of steps) {
    const decision = decideReport(report, command, { actor, now });
    if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
    for (const event of decision.events) report = evolveReport(report, event, about);
  }
  if (!report) throw new Error('no report');
  return report;
}
const draft: ReportCommand = { type: 'draft', figures, carried: [] };

describe('a report', () => {
  const approved = () => reported([draft, by('standingDeputy')], [{ type: 'approve', hash: 'h' }, by('head')]);
  const keyOf = (report: Report | null, command: ReportCommand, actor: Actor) => {
    const decision = decideReport(report, command, { actor, now });
    return decision.ok ? null : decision.issues[0]?.key;
  };

  it('cannot be changed after its approval', () => {
    expect(approved()).toMatchObject({ state: 'approved', hash: 'h' });
    expect(keyOf(approved(), draft, by('head'))).toBe('issue-report-state');
    expect(keyOf(approved(), { type: 'remark', kind: 'limits', text: 'x' }, by('head'))).toBe('issue-report-state');
  });

  it('takes the chairman’s directions, also as recorded by the head, and none after it was withdrawn', () => {
    const direct: ReportCommand = { type: 'direct', text: '- Mở lớp tập huấn\n2. Bài về khối 5 trước 15/12\n' };
    expect(keyOf(approved(), direct, by('deputy'))).toBe('issue-not-entitled');
    expect(keyOf(approved(), direct, by('head'))).toBeNull();
    expect(keyOf(approved(), direct, by('chairman'))).toBeNull();
    const gone = reported(
      [draft, by('head')],
      [{ type: 'approve', hash: 'h' }, by('head')],
      [{ type: 'withdraw', text: 'x' }, by('head')],
    );
    expect(keyOf(gone, direct, by('chairman'))).toBe('issue-report-withdrawn');
    expect(keyOf(null, direct, by('chairman'))).toBe('issue-no-report');
    expect(actionsIn(direct.text)).toEqual(['Mở lớp tập huấn', 'Bài về khối 5 trước 15/12']);
  });

  it('keeps its remarks when its figures are recomputed', () => {
    const report = reported(
      [draft, by('standingDeputy')],
      [{ type: 'remark', kind: 'limits', text: ' Ảnh ít ' }, by('deputy')],
      [draft, by('head')],
    );
    expect(report.remarks).toEqual({ limits: 'Ảnh ít' });
  });
});

describe('rewards and violations', () => {
  const candidate = (key: string, published: number): Candidate => ({
    key,
    name: key,
    kind: 'person',
    facts: { published, gradeA: 0, photos: 0, answers: 0, onTimePermille: 1000, returned: 0, violations: 0 },
  });

  it('candidates with equal points share a place, and who published nothing is left out', () => {
    const all = [['a', 2] as const, ['b', 5] as const, ['c', 2] as const, ['d', 0] as const, ['e', 1] as const];
    const ranking = rank(
      all.map(([key, published]) => candidate(key, published)),
      usualPraise.weights,
    );
    expect(ranking.map(({ key, place, pointsTenths }) => [key, place, pointsTenths])).toEqual([
      ['b', 1, 700],
      ['a', 2, 400],
      ['c', 2, 400],
      ['e', 4, 300],
    ]);
  });

  it('no proposal is made before the person was heard, and nobody handles their own violation', () => {
    const violation: Violation = {
      id: 'v1',
      person: 'lan',
      clause: 'art-7',
      degree: 'minor',
      evidence: 'DL-2611-0007',
      state: 'noted',
      notedOn: '2026-11-20',
      hearing: null,
      proposal: null,
      outcome: null,
    };
    const keyOf = (actor: Actor) => {
      const decision = decideViolation(violation, { type: 'propose', text: 'Nhắc nhở' }, actor);
      return decision.ok ? null : decision.issues[0]?.key;
    };
    expect(keyOf(by('head'))).toBe('issue-not-heard');
    expect(keyOf(by('head', 'lan'))).toBe('issue-not-entitled');
    expect(keyOf(by('member'))).toBe('issue-not-entitled');
  });
});

describe('budget and legal bases', () => {
  const line = {
    year: 2026,
    kind: 'royalty',
    name: 'Nhuận bút',
    estimateVnd: 50_000_000,
    basis: '',
    spentVnd: 40_000_000,
    committedVnd: 5_000_000,
  } as const;

  it('an expense above the approved figure is refused, with the amount that is left', () => {
    const approved = { amountVnd: 48_000_000, decision: '12/QĐ-UBND', on: '2026-01-10' };
    expect(mayCommit({ ...line, approved }, 3_000_000)).toEqual({ ok: true });
    expect(mayCommit({ ...line, approved }, 3_000_001)).toMatchObject({
      issues: [{ key: 'issue-budget-exceeded', facts: { left: '3.000.000' } }],
    });
    expect(mayCommit({ ...line, approved: null }, 1)).toMatchObject({ issues: [{ key: 'issue-budget-not-approved' }] });
  });

  it('the spending of eleven months is extrapolated to twelve', () => {
    expect(estimateFrom(44_000_000, 11)).toBe(48_000_000);
    expect(estimateFrom(44_000_001, 11)).toBe(48_100_000);
  });

  it.each([
    ['royalty', ['2026-10', '2026-11', '2026-11'], { way: 'statements', spentVnd: 40_000_000, months: 2 }, 240_000_000],
    ['management', [], { way: 'months', spentVnd: 40_000_000, months: 11 }, 43_700_000],
    ['royalty', ['2026-10', 'truy lĩnh'], { way: 'months', spentVnd: 40_000_000, months: 11 }, 43_700_000],
    ['operation', ['tên miền'], { way: 'months', spentVnd: 40_000_000, months: 11 }, 43_700_000],
    ['training', ['02 lớp'], { way: 'year', spentVnd: 40_000_000, months: 0 }, 40_000_000],
    ['equipment', ['máy ảnh'], { way: 'once', spentVnd: 40_000_000, months: 0 }, null],
  ] as const)('the spending on %s is projected by how it is paid: %j', (kind, paid, projection, asked) => {
    const made = projectionOf(
      { kind, spentVnd: 40_000_000 },
      11,
      paid.map((what) => ({ what })),
    );
    expect(made).toEqual(projection);
    expect(projectedVnd(made)).toBe(asked);
    expect(projectionIn(keptProjection(made))).toEqual(projection);
  });

  it('no spending gives no projection, and a basis written by a person stays as it is', () => {
    const made = projectionOf({ kind: 'royalty', spentVnd: 0 }, 11, []);
    expect([made.way, projectedVnd(made)]).toEqual(['none', null]);
    expect(projectionIn('báo giá ba nơi')).toBeNull();
    expect(basisOf({ basis: 'báo giá ba nơi' })).toBe('báo giá ba nơi');
    expect(isAskedByPeople({ estimateVnd: 5_000_000, basis: 'báo giá ba nơi' })).toBe(true);
    expect(isAskedByPeople({ estimateVnd: 5_000_000, basis: 'months:1/1' })).toBe(false);
    expect(isAskedByPeople({ estimateVnd: 5_000_000, basis: '11.000.000 / 11 × 12' })).toBe(false);
  });

  it('the bases in force on a day are listed, and those that were replaced', () => {
    const bases = [
      { name: 'NĐ 18/2014', from: '2014-06-01', until: '2026-08-31', replacedBy: 'NĐ 287/2026' },
      { name: 'NĐ 287/2026', from: '2026-09-01', until: null, replacedBy: null },
    ];
    expect(basesOn(bases, '2026-08-31').inForce.map(({ name }) => name)).toEqual(['NĐ 18/2014']);
    expect(basesOn(bases, '2026-11-27')).toMatchObject({
      inForce: [{ name: 'NĐ 287/2026' }],
      replaced: [{ name: 'NĐ 18/2014' }],
    });
  });
});
