import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { personId } from '../../src/domain/ids.ts';
import { balancesOf, balanceTotals } from '../../src/domain/royalty/balance.ts';
import { ceilingRules, underCeiling } from '../../src/domain/royalty/ceiling.ts';
import { type Contribution, type Earning, weightsOf } from '../../src/domain/royalty/item-lines.ts';
import { formatMilli, formatPermille, formatVnd, partOf, shareOut, sumOf } from '../../src/domain/royalty/money.ts';
import { genres, grades, inForce, origins } from '../../src/domain/royalty/rates.ts';
import type { Payout } from '../../src/domain/royalty/statement.ts';
import { computeStatement, type StatementInput } from '../../src/domain/royalty/statement.ts';
import { taxOf } from '../../src/domain/royalty/tax.ts';
import { contributionsOf } from '../../src/domain/submission/contribution.ts';
import { formatShare, joinedCredits, objectionToShares, shareIn } from '../../src/domain/submission/share.ts';
import { aCeiling, aMonth, anEarning, aPayee, aRateTable } from './royalty-builders.ts';
import { aContent } from './submission-builders.ts';

const keys = (input: StatementInput) => computeStatement(input).exceptions.map(({ issue }) => issue.key);
const one = (item: Earning, given: Partial<StatementInput> = {}) =>
  computeStatement(aMonth({ items: [item], ...given }));

describe('money', () => {
  it('is written with dots for thousands and a comma for decimals', () => {
    expect([formatVnd(1_234_000), formatVnd(-50_600), formatVnd(999), formatMilli(50), formatMilli(1000)]).toEqual([
      '1.234.000',
      '-50.600',
      '999',
      '0,05',
      '1',
    ]);
    expect([formatPermille(975), formatPermille(1000), formatPermille(0)]).toEqual(['97,5', '100', '0']);
  });

  it('is rounded half away from zero', () => {
    expect([partOf(5, 1, 2), partOf(-5, 1, 2), partOf(4, 1, 3)]).toEqual([3, -3, 1]);
  });

  it('is divided by any weights without losing a đồng', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5_000_000_000, max: 5_000_000_000 }),
        fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 40 }).filter((weights) => weights.some((w) => w > 0)),
        (total, weights) => {
          const parts = shareOut(total, weights);
          expect(sumOf(parts)).toBe(total);
          const sum = sumOf(weights);
          for (const [at, part] of parts.entries())
            expect(Math.abs(part - (total * (weights[at] ?? 0)) / sum)).toBeLessThan(1.01);
        },
      ),
    );
  });
});

describe('rates', () => {
  it.each([
    ['2026-06-30', 46_800],
    ['2026-07-01', 50_600],
  ])('pay a news item published on %s with %i đồng', (publishedOn, amount) => {
    expect(one(anEarning(1, { publishedOn })).lines).toMatchObject([{ owedVnd: amount, decision: '25/QĐ-UBND' }]);
  });

  it('use the table of the day of publication when one begins in the middle of a month, and report it', () => {
    const tables = [aRateTable(), aRateTable({ decision: '90/QĐ-UBND', from: '2026-11-15', unitPercent: 20 })];
    const items = [anEarning(1, { publishedOn: '2026-11-14' }), anEarning(2, { publishedOn: '2026-11-15' })];
    const input = aMonth({ items, rates: { ...aMonth().rates, tables } });
    expect(computeStatement(input).lines.map(({ owedVnd }) => owedVnd)).toEqual([50_600, 101_200]);
    expect(keys(input)).toContain('issue-two-rates');
  });

  it('pay nothing without a valid table, and report the item', () => {
    const rates = { ...aMonth().rates, tables: [aRateTable({ until: '2026-11-09' })] };
    const statement = one(anEarning(1), { rates });
    expect(statement.lines).toEqual([]);
    expect(statement.exceptions[0]).toMatchObject({ blocks: true, issue: { key: 'issue-rate-missing' } });
    expect(inForce([aRateTable({ until: '2026-11-09' })], '2026-11-09')).not.toBeNull();
  });

  it('pay at most three pictures, half to an official, and half for compiled text', () => {
    const photo: Contribution = { payee: 'minh', kind: 'photo', share: null };
    const text: Contribution = { payee: 'lan', kind: 'text', share: null };
    const contributions = [text, photo, photo, photo, photo];
    expect(one(anEarning(1, { contributions })).lines.map(({ owedVnd }) => owedVnd)).toEqual([50_600, 37_950]);
    expect(one(anEarning(1, { origin: 'compiled' })).lines[0]?.owedVnd).toBe(25_300);
    const payees = [aPayee('lan', { tax: 'official' }), aPayee('minh')];
    expect(one(anEarning(1), { payees }).lines[0]?.owedVnd).toBe(25_300);
  });

  it('pay nothing for editing, nor for reposted documents', () => {
    const contributions: Contribution[] = [
      { payee: 'lan', kind: 'text', share: null },
      { payee: 'minh', kind: 'edit', share: null },
    ];
    expect(one(anEarning(1, { contributions })).lines.map(({ payee }) => payee)).toEqual(['lan']);
    expect(one(anEarning(1, { genre: 'document' })).lines).toEqual([]);
  });
});

describe('bad input', () => {
  it('an item whose shares do not sum to a hundred is reported and not paid', () => {
    const contributions: Contribution[] = [
      { payee: 'lan', kind: 'text', share: 6000 },
      { payee: 'minh', kind: 'text', share: 3000 },
    ];
    const statement = one(anEarning(1, { contributions }));
    expect(statement.totals.owedVnd).toBe(0);
    expect(statement.exceptions).toMatchObject([
      { blocks: true, issue: { key: 'issue-shares-do-not-sum', facts: { code: 'DL-2611-0001', sum: '90' } } },
    ]);
  });

  it('an item whose author has no name is reported', () => {
    expect(keys(aMonth({ items: [anEarning(1)], payees: [aPayee('lan', { name: ' ' })] }))).toEqual([
      'issue-author-missing',
    ]);
  });

  it('a month without items is reported', () => {
    expect(keys(aMonth())).toEqual(['issue-no-items']);
  });

  it('a month of 2,000 items is computed', () => {
    const items = Array.from({ length: 2000 }, (_, nth) => anEarning(nth + 1));
    expect(computeStatement(aMonth({ items })).totals).toMatchObject({ items: 2000, owedVnd: 2000 * 50_600 });
  });
});

describe('ceilings', () => {
  const items = [
    anEarning(1, { grade: 'C', publishedOn: '2026-11-01' }),
    anEarning(2, { grade: 'A', publishedOn: '2026-11-02' }),
    anEarning(3, { grade: 'B', publishedOn: '2026-11-03' }),
  ];
  // 25,300 + 126,500 + 50,600 = 202,400
  const paid = (given: Parameters<typeof aCeiling>[0], spent = { quarterVnd: 0, yearVnd: 0 }) =>
    computeStatement(aMonth({ items, ceilings: [aCeiling(given)], spent }));

  it('reduce all payments in proportion', () => {
    const statement = paid({ monthVnd: 101_200, rule: 'proRata' });
    expect(statement.lines.map(({ paidVnd }) => paidVnd)).toEqual([12_650, 63_250, 25_300]);
    expect(statement.totals).toMatchObject({ cutVnd: 101_200, carriedVnd: 0 });
    expect(keys(aMonth({ items, ceilings: [aCeiling({ monthVnd: 101_200 })] }))).toContain('issue-ceiling-hit');
  });

  it('pay the better grades first', () => {
    expect(paid({ monthVnd: 150_000, rule: 'byGrade' }).lines.map(({ paidVnd }) => paidVnd)).toEqual([
      0, 126_500, 23_500,
    ]);
  });

  it('roll over what is left to the next month', () => {
    const statement = paid({ monthVnd: 100_000, rule: 'rollOver' });
    expect(statement.lines.map(({ paidVnd }) => paidVnd)).toEqual([25_300, 74_700, 0]);
    expect(statement.carriedOut.map(({ owedVnd }) => owedVnd)).toEqual([51_800, 50_600]);
    const next = computeStatement(aMonth({ month: '2026-12', carriedIn: statement.carriedOut }));
    expect(next.totals.royaltyVnd).toBe(102_400);
  });

  it('do not count again what later months have paid of a rolled-over amount', () => {
    const first = paid({ monthVnd: 100_000, rule: 'rollOver' });
    const next = computeStatement(aMonth({ month: '2026-12', carriedIn: first.carriedOut }));
    const rolledOn = new Map(next.lines.map(({ key, paidVnd }) => [key, paidVnd]));
    const again = computeStatement(aMonth({ items, rolledOn }));
    expect([first, next, again].map(({ totals }) => totals.royaltyVnd)).toEqual([100_000, 102_400, 100_000]);
    expect(again.carriedOut.map(({ owedVnd }) => owedVnd)).toEqual([51_800, 50_600]);
    expect(again.totals).toMatchObject({ owedVnd: 202_400, cutVnd: 0, carriedVnd: 102_400 });
  });

  it('apply the lowest of month, quarter and year', () => {
    const statement = paid(
      { monthVnd: 190_000, quarterVnd: 500_000, yearVnd: 900_000 },
      { quarterVnd: 400_000, yearVnd: 0 },
    );
    expect(statement.totals.royaltyVnd).toBe(100_000);
  });

  it('pay nothing, with a report, if the ceiling is below what is already spent', () => {
    const statement = paid({ yearVnd: 100_000 }, { quarterVnd: 0, yearVnd: 150_000 });
    expect(statement.totals.royaltyVnd).toBe(0);
    expect(statement.exceptions.map(({ issue }) => issue.key)).toContain('issue-ceiling-spent');
  });

  it('neither create nor lose a đồng under any rule', () => {
    const asking = fc.record({ amountVnd: fc.nat(5_000_000), grade: fc.constantFrom(...grades) });
    fc.assert(
      fc.property(
        fc.array(asking, { maxLength: 50 }),
        fc.nat(100_000_000),
        fc.constantFrom(...ceilingRules),
        (lines, room, rule) => {
          const granted = underCeiling(lines, room, rule);
          for (const [at, each] of granted.entries()) {
            expect(each.paidVnd + each.carriedVnd + each.cutVnd).toBe(lines[at]?.amountVnd);
            expect(Math.min(each.paidVnd, each.carriedVnd, each.cutVnd)).toBeGreaterThanOrEqual(0);
          }
          const owed = sumOf(lines.map(({ amountVnd }) => amountVnd));
          expect(sumOf(granted.map(({ paidVnd }) => paidVnd))).toBe(Math.min(owed, room));
        },
      ),
    );
  });
});

describe('an item that is withdrawn after payment', () => {
  const before = computeStatement(aMonth({ items: [anEarning(1)] }));

  it('is deducted from the author’s next payment', () => {
    const statement = computeStatement(
      aMonth({ month: '2026-12', items: [anEarning(2), anEarning(3)], takenDown: before.lines }),
    );
    expect(statement.lines.map(({ kind, paidVnd }) => [kind, paidVnd])).toEqual([
      ['withdrawn', -50_600],
      ['royalty', 50_600],
      ['royalty', 50_600],
    ]);
    expect(statement.payouts[0]).toMatchObject({ grossVnd: 50_600 });
    expect(statement.exceptions[0]?.issue.key).toBe('issue-line-taken-back');
  });

  it('leaves a debt if the author’s next payment is smaller', () => {
    const statement = computeStatement(aMonth({ month: '2026-12', takenDown: before.lines }));
    expect(statement.payouts[0]).toMatchObject({ grossVnd: 0, netVnd: 0 });
    expect(statement.carriedOut).toMatchObject([{ kind: 'debt', payee: 'lan', owedVnd: -50_600 }]);
    const next = computeStatement(
      aMonth({ month: '2027-01', carriedIn: statement.carriedOut, items: [anEarning(4, { grade: 'A' })] }),
    );
    expect(next.payouts[0]?.grossVnd).toBe(126_500 - 50_600);
  });
});

describe('tax', () => {
  it.each([
    [1_999_999, '2026-06-30', 0],
    [2_000_000, '2026-06-30', 200_000],
    [4_999_999, '2026-07-01', 0],
    [5_000_000, '2026-07-01', 500_000],
  ])('of %i đồng paid on %s is %i', (gross, day, tax) => {
    expect(taxOf(gross, aPayee('lan'), day).taxVnd).toBe(tax);
  });

  it('is not withheld from officials, units, and people with a commitment for the year', () => {
    const gross = 6_000_000;
    expect(taxOf(gross, aPayee('a', { tax: 'official' }), '2026-12-05')).toEqual({ taxVnd: 0, reason: 'withSalary' });
    expect(taxOf(gross, aPayee('a', { tax: 'unit' }), '2026-12-05').taxVnd).toBe(0);
    expect(taxOf(gross, aPayee('a', { commitmentYear: 2026 }), '2026-12-05').reason).toBe('commitment');
    expect(taxOf(gross, aPayee('a', { commitmentYear: 2025 }), '2026-12-05').taxVnd).toBe(600_000);
    expect(taxOf(gross, aPayee('a', { tax: 'nonResident' }), '2026-12-05').taxVnd).toBe(1_200_000);
  });

  it('is computed on the whole payment, not on each item', () => {
    const items = Array.from({ length: 99 }, (_, nth) => anEarning(nth + 1));
    expect(computeStatement(aMonth({ items })).payouts[0]).toMatchObject({
      grossVnd: 5_009_400,
      taxVnd: 500_940,
      netVnd: 4_508_460,
    });
  });
});

describe('support for the board', () => {
  const board = [
    aPayee('head', { role: 'head', tax: 'official' }),
    aPayee('standing', { role: 'standingDeputy', tax: 'official' }),
    aPayee('m1', { role: 'member', tax: 'official' }),
    aPayee('m2', { role: 'office', tax: 'official' }),
    aPayee('lan'),
  ];

  it('is a fifth of the royalties, divided by role, and the part of an absent role is reported', () => {
    const statement = computeStatement(aMonth({ items: [anEarning(1), anEarning(2)], payees: board }));
    expect(statement.management.map(({ payee, amountVnd }) => [payee, amountVnd])).toEqual([
      ['head', 5060],
      ['standing', 7084],
      ['m1', 2024],
      ['m2', 2024],
    ]);
    expect(statement.exceptions).toMatchObject([
      { issue: { key: 'issue-support-undistributed', facts: { percent: 20 } } },
    ]);
  });
});

const contribution = (payees: readonly string[]): fc.Arbitrary<Contribution> =>
  fc.record({
    payee: fc.constantFrom(...payees),
    kind: fc.constantFrom('text' as const, 'photo' as const, 'edit' as const),
    share: fc.option(fc.integer({ min: 1, max: 10_000 }), { nil: null, freq: 3 }),
  });

const earning = fc
  .record({
    nth: fc.integer({ min: 1, max: 9999 }),
    genre: fc.constantFrom(...genres),
    grade: fc.constantFrom(...grades),
    origin: fc.constantFrom(...origins),
    publishedOn: fc.constantFrom('2026-06-30', '2026-07-01', '2026-11-02', '2026-11-30'),
    contributions: fc.array(contribution(['lan', 'minh', 'head', 'x']), { maxLength: 6 }),
  })
  .map(({ nth, ...given }) => anEarning(nth, given));

it('lines add up to totals, and totals to payouts, for any month', () => {
  const payees = [
    aPayee('lan'),
    aPayee('minh', { tax: 'nonResident' }),
    aPayee('head', { role: 'head', tax: 'official' }),
  ];
  const month = fc.record({
    items: fc.uniqueArray(earning, { maxLength: 30, selector: ({ id }) => id }),
    monthVnd: fc.option(fc.nat(3_000_000), { nil: null }),
    rule: fc.constantFrom(...ceilingRules),
    officialsPercent: fc.constantFrom(0, 33, 50, 100),
  });
  fc.assert(
    fc.property(month, ({ items, monthVnd, rule, officialsPercent }) => {
      const rates = { ...aMonth().rates, tables: [aRateTable({ officialsPercent })] };
      const earlier = computeStatement(aMonth({ items: items.slice(0, 5), payees, rates }));
      const { lines, totals, payouts, carriedOut, management } = computeStatement(
        aMonth({
          items: items.slice(5),
          payees,
          rates,
          ceilings: [aCeiling({ monthVnd, rule })],
          takenDown: earlier.lines,
        }),
      );
      const debt = sumOf(carriedOut.filter(({ kind }) => kind === 'debt').map(({ owedVnd }) => owedVnd));
      expect(totals.owedVnd).toBe(sumOf(lines.filter(({ owedVnd }) => owedVnd > 0).map(({ owedVnd }) => owedVnd)));
      expect(totals.owedVnd + totals.negativeVnd).toBe(totals.royaltyVnd + totals.cutVnd + totals.carriedVnd);
      expect(totals.royaltyVnd + totals.managementVnd).toBe(totals.grossVnd + debt);
      expect(totals.managementVnd).toBe(sumOf(management.map(({ amountVnd }) => amountVnd)));
      expect(totals.grossVnd).toBe(totals.taxVnd + totals.netVnd);
      expect(totals.netVnd).toBe(sumOf(payouts.map(({ netVnd }) => netVnd)));
      for (const amount of [...lines.map(({ paidVnd }) => paidVnd), ...Object.values(totals)])
        expect(Number.isSafeInteger(amount)).toBe(true);
      for (const { netVnd } of payouts) expect(netVnd).toBeGreaterThanOrEqual(0);
      // Each payee's sums equal their own lines and their own support.
      for (const { payee, royaltyVnd, managementVnd, grossVnd } of payouts) {
        const own = lines.filter((line) => line.payee === payee.key).map(({ paidVnd }) => paidVnd);
        const support = management.filter((line) => line.payee === payee.key).map(({ amountVnd }) => amountVnd);
        expect([royaltyVnd, managementVnd]).toEqual([sumOf(own), sumOf(support)]);
        expect(grossVnd).toBe(Math.max(0, royaltyVnd + managementVnd));
      }
      const paid = sumOf(lines.filter(({ owedVnd }) => owedVnd > 0).map(({ paidVnd }) => paidVnd));
      if (monthVnd !== null) expect(paid).toBe(Math.min(monthVnd, totals.owedVnd));
    }),
  );
});

it('the whole of a text and of each photo is paid to the last đồng, for any division of the credits', () => {
  const split = fc
    .array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 8 })
    .map((cuts) => [0, ...new Set(cuts), 10_000].sort((a, b) => a - b))
    .map((cuts) => cuts.slice(1).map((cut, at) => cut - (cuts[at] ?? 0)));
  const names = Array.from({ length: 9 }, (_, at) => `Người ${String.fromCodePoint(65 + at)}`);
  const written = (share: number, at: number): string =>
    `${names[at]} ${Math.trunc(share / 100)},${String(share % 100).padStart(2, '0')}%`;
  fc.assert(
    fc.property(split, fc.constantFrom(...genres), fc.constantFrom(...grades), (parts, genre, grade) => {
      const credits = parts.map(written);
      expect(objectionToShares(credits)).toBeNull();
      const content = aContent({ parts: [{ of: 'm', text: `Khối 4 trồng cây\nTin: ${credits.join(', ')}` }] });
      const read = contributionsOf(
        { content: { ...content, authors: credits }, photos: [], authorId: personId('p1') },
        [],
        [],
      );
      expect(read.map(({ share }) => share)).toEqual(parts);
      const contributions = read.map(({ name, kind, share }) => ({ payee: name, kind, share }));
      const payees = names.map((name) => aPayee(name));
      const whole = one(
        anEarning(1, { genre, grade, contributions: [{ payee: names[0] ?? '', kind: 'text', share: null }] }),
        { payees },
      );
      const divided = one(anEarning(1, { genre, grade, contributions }), { payees });
      expect(divided.exceptions).toEqual(whole.exceptions);
      expect(divided.totals.royaltyVnd).toBe(whole.totals.royaltyVnd);
      for (const { payee, owedVnd } of divided.lines) {
        // Equal shares get equal sums to the last đồng, however they were rounded to ten-thousandths.
        const share = (weightsOf(parts)[names.indexOf(payee)] ?? 0) / 1_000_000;
        expect(Math.abs(owedVnd - (whole.totals.royaltyVnd * share) / 10_000)).toBeLessThan(1);
      }
      // If the shares are a hundredth of a percent short of the whole, they are rejected.
      const [first = 0, ...rest] = parts;
      if (first > 1) expect(objectionToShares([first - 1, ...rest].map(written))?.key).toBe('issue-shares-said');
    }),
  );
});

it('equal shares differ by one đồng at most, in any notation', () => {
  const names = Array.from({ length: 9 }, (_, at) => `Người ${String.fromCodePoint(65 + at)}`);
  const payees = names.map((name) => aPayee(name, { name }));
  const kindOf = fc.constantFrom('text' as const, 'photo' as const);
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 9 }), fc.constantFrom(...grades), kindOf, (count, grade, kind) => {
      const authors = names.slice(0, count);
      const people = authors.map((name) => ({ id: personId(name), name }));
      const photos = kind === 'photo' ? authors : ['Ông Nguồn'];
      const content = { ...aContent({}), authors: kind === 'text' ? authors : ['Ông Nguồn'], photographers: photos };
      const kept = contributionsOf({ content, photos: [], authorId: personId('p1') }, people, [])
        .filter((each) => each.kind === kind)
        .map(({ name, share }) => ({ payee: name, kind, share }));
      const byRemainder = shareOut(
        10_000,
        authors.map(() => 1),
      ).map((share, at) => ({
        ...{ payee: authors[at] ?? '', kind, share },
      }));
      for (const parts of [kind === 'text' ? kept : byRemainder, byRemainder]) {
        expect(sumOf(parts.map(({ share }) => share))).toBe(10_000);
        const text = { payee: 'Người I', kind: 'text', share: null } as const;
        const contributions = kind === 'text' ? parts : [text, ...parts, ...parts];
        const { lines } = one(anEarning(1, { genre: 'reportage', grade, contributions }), { payees });
        const amounts = lines.filter(({ part }) => part === kind).map(({ owedVnd }) => owedVnd);
        expect(amounts).toHaveLength(count);
        expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('unequal shares are kept as they were stated', () => {
  expect(weightsOf([5001, 4999])).toEqual([5_001_000_000, 4_999_000_000]);
  expect(weightsOf([3334, 3333, 3333])).toEqual(weightsOf([null, null, null]));
});

it('credits of merged reports keep their proportions and sum to a whole', () => {
  expect(joinedCredits([['Lan', 'Minh'], ['Hoa'], ['Lan']])).toEqual(['Lan', 'Minh', 'Hoa']);
  expect(joinedCredits([['Lan 60%', 'Minh 40%'], ['Hoa']])).toEqual(['Lan 40%', 'Minh 26,67%', 'Hoa 33,33%']);
  expect(joinedCredits([['Lan 60%', 'Minh 40%'], ['Minh']])).toEqual(['Lan 40%', 'Minh 60%']);
  const report = fc.array(fc.integer({ min: 1, max: 9_999 }), { minLength: 1, maxLength: 4 }).map((weights) => {
    const parts = shareOut(10_000, weights);
    return parts.map((share, at) => `Người ${at} ${formatShare(share)}%`);
  });
  fc.assert(
    fc.property(fc.array(report, { minLength: 1, maxLength: 5 }), (reports) => {
      const joined = joinedCredits(reports).map(shareIn);
      expect(sumOf(joined.map(({ share }) => share ?? 0))).toBe(10_000);
    }),
  );
});

describe('versions of a month', () => {
  it('together pay what the newest version grants, to each payee and in total', () => {
    const version = fc.array(
      fc.record({ key: fc.constantFrom('lan', 'hung', 'ha', 'long'), netVnd: fc.nat(9_000_000) }),
      {
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), (versions) => {
        const left = new Map<string, number>();
        let settled: { readonly payouts: Payout[] } | null = null;
        for (const each of versions) {
          const unique = [...new Map(each.map((one) => [one.key, one])).values()];
          const content = { payouts: unique.map(({ key, netVnd }) => ({ payee: aPayee(key), netVnd }) as Payout) };
          const balances = balancesOf(content, settled);
          const sums = balanceTotals(balances);
          expect(sums.netVnd).toBe(sums.paidVnd + sums.payVnd - sums.takeBackVnd);
          expect(sums.paidVnd).toBe([...left.values()].reduce((all, one) => all + one, 0));
          for (const { payee, dueVnd } of balances) left.set(payee.key, (left.get(payee.key) ?? 0) + dueVnd);
          for (const { payee, netVnd } of content.payouts) expect(left.get(payee.key)).toBe(netVnd);
          settled = content;
        }
      }),
    );
  });
});
