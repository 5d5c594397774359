/** Valid rates, items and payees; a test states only what matters for it. */
import type { Ceiling } from '../../src/domain/royalty/ceiling.ts';
import type { Earning, Payee } from '../../src/domain/royalty/item-lines.ts';
import { baseSalaries, type Genre, type Range, type RateTable } from '../../src/domain/royalty/rates.ts';
import type { StatementInput } from '../../src/domain/royalty/statement.ts';
import { taxRules } from '../../src/domain/royalty/tax.ts';

const range = (C: number, B: number, A: number): Range => ({ A, B, C });

const ranges: Readonly<Record<Genre, Range>> = {
  news: range(100, 200, 500),
  photoNews: range(200, 300, 600),
  feature: range(300, 500, 1000),
  interview: range(400, 600, 1000),
  reportage: range(500, 800, 1500),
  video: range(300, 600, 1500),
  answer: range(100, 200, 500),
  document: range(0, 0, 0),
  statistics: range(0, 0, 0),
};

export const aRateTable = (given: Partial<RateTable> = {}): RateTable => ({
  decision: '25/QĐ-UBND',
  from: '2019-10-01',
  until: null,
  unitPercent: 10,
  genres: ranges,
  photo: range(30, 50, 100),
  paidPhotos: 3,
  compiledPercent: 50,
  translatedPercent: 50,
  officialsPercent: 50,
  management: { percent: 20, headPercent: 25, standingDeputyPercent: 35, deputyPercent: 20, othersPercent: 20 },
  ...given,
});

export const aPayee = (key: string, given: Partial<Payee> = {}): Payee => ({
  key,
  name: `Nguyễn Văn ${key}`,
  role: 'contributor',
  tax: 'resident',
  commitmentYear: null,
  ...given,
});

export const anEarning = (nth: number, given: Partial<Earning> = {}): Earning => ({
  id: `item-${nth}`,
  code: `DL-2611-${String(nth).padStart(4, '0')}`,
  title: `Tin số ${nth}`,
  publishedOn: '2026-11-10',
  genre: 'news',
  grade: 'B',
  origin: 'original',
  contributions: [{ payee: 'lan', kind: 'text', share: null }],
  approvedByPayee: null,
  ...given,
});

export const aCeiling = (given: Partial<Ceiling> = {}): Ceiling => ({
  decision: '26/QĐ-UBND',
  from: '2026-01-01',
  until: null,
  monthVnd: null,
  quarterVnd: null,
  yearVnd: null,
  rule: 'proRata',
  ...given,
});

export const aMonth = (given: Partial<StatementInput> = {}): StatementInput => ({
  month: '2026-11',
  firstDay: '2026-11-01',
  lastDay: '2026-11-30',
  items: [],
  payees: [aPayee('lan'), aPayee('minh')],
  rates: { tables: [aRateTable()], salaries: baseSalaries },
  ceilings: [],
  taxRules,
  spent: { quarterVnd: 0, yearVnd: 0 },
  carriedIn: [],
  takenDown: [],
  rolledOn: new Map(),
  paidOn: '2026-12-05',
  ...given,
});
