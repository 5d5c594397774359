/**
 * Reads a new version of a rule as typed, in fields separated by semicolons or line breaks: its content, decision and first day.
 */
import { type DeadlineCategory, deadlineCategories } from '../calendar/due-date.ts';
import { addDays, type LocalDate, localDate } from '../calendar/local-date.ts';
import { type Decision, happened, refused } from '../decision.ts';
import { amountIn, fieldsIn, writtenDayIn } from '../period/fields.ts';
import type { LegalBasis } from '../period/legal-basis.ts';
import type { CeilingRule } from '../royalty/ceiling.ts';
import type { Genre, Range } from '../royalty/rates.ts';
import { foldForSearch, foldInPlace } from '../text/normalize.ts';
import type { DatedRule, RuleContent, RuleContents } from './dated-rule.ts';
import { officeIn } from './office-words.ts';
import { changeRegulation } from './regulation-text.ts';

/** Patterns (without accents) that name a genre; more specific ones come first. */
export const genreWords = {
  photoNews: /tin anh|chum anh/u,
  news: /\btin\b/u,
  interview: /phong van/u,
  reportage: /phong su|\bky\b/u,
  video: /video|clip/u,
  answer: /tra loi|giai dap/u,
  document: /van ban/u,
  statistics: /thong ke|so lieu/u,
  feature: /\bbai\b|phan anh/u,
} as const satisfies Record<Genre, RegExp>;

/** A rule as typed: number of the decision, first day, content. */
export interface WrittenRule {
  readonly version: string;
  readonly from: LocalDate;
  readonly content: RuleContent;
}

interface Given<Kind extends DatedRule = DatedRule> {
  /** The content that applies on that day; null: none yet. */
  readonly before: RuleContents[Kind] | null;
  readonly fields: readonly string[];
  readonly today: LocalDate;
  readonly from: LocalDate;
}

const unread = (field: string) => refused('issue-rule-unreadable', { words: field });
const numbersIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d+(?:[.,]\d+)?/gu)].map(([found]) => Number(found.replace(',', '.')));
const wholeIn = (text: string): number | null => {
  const [number, ...rest] = numbersIn(text);
  return number !== undefined && rest.length === 0 && Number.isInteger(number) ? number : null;
};

/** "A 0,6", "C 0,1 B 0,2 A 0,5", or one number for the usual grade B. Null if it is unreadable. */
function rangeIn(text: string, before: Range): Range | null {
  const lettered = [...text.matchAll(/\b([ABC])\s*:?\s*(\d+(?:[.,]\d+)?)/giu)];
  const milli = (number: string): number => Math.round(Number(number.replace(',', '.')) * 1000);
  if (lettered.length > 0)
    return Object.assign(
      {},
      before,
      ...lettered.map(([, grade = '', number = '']) => ({ [grade.toUpperCase()]: milli(number) })),
    );
  const [usual, more] = numbersIn(text);
  return usual === undefined || more !== undefined ? null : { ...before, B: Math.round(usual * 1000) };
}

/** A better grade must not earn less. */
const isInOrder = ({ A, B, C }: Range): boolean => C <= B && B <= A;

const partNames = [
  ['unitPercent', /don vi|luong co so/u],
  ['paidPhotos', /so anh|toi da .*anh|anh .*toi da/u],
  ['compiledPercent', /tong hop|bien soan/u],
  ['translatedPercent', /dich/u],
  ['officialsPercent', /can bo|cong chuc/u],
] as const;

function ratesIn({ before, fields }: Given<'rates'>): Decision<RuleContents['rates']> {
  if (!before) return refused('issue-rule-no-table');
  let table: RuleContents['rates'] = { ...before, until: null };
  for (const field of fields) {
    const said = foldForSearch(field);
    const part = partNames.find(([, pattern]) => pattern.test(said));
    const whole = wholeIn(field);
    const genre = (Object.keys(genreWords) as Genre[]).find((each) => genreWords[each].test(said));
    if (/quan ly/u.test(said) && whole !== null)
      table = { ...table, management: { ...table.management, percent: whole } };
    else if (part && whole !== null) table = { ...table, [part[0]]: whole };
    else {
      const isPhoto = /^(?:anh|hinh)\b/u.test(said);
      const range = isPhoto ? rangeIn(field, table.photo) : genre ? rangeIn(field, table.genres[genre]) : null;
      if (!range) return unread(field);
      if (!isInOrder(range)) return refused('issue-rule-order', { words: field });
      table = isPhoto
        ? { ...table, photo: range }
        : genre
          ? { ...table, genres: { ...table.genres, [genre]: range } }
          : table;
    }
  }
  const percents = [
    table.unitPercent,
    table.compiledPercent,
    table.translatedPercent,
    table.officialsPercent,
    table.management.percent,
  ];
  return percents.every((each) => each >= 0 && each <= 100) ? happened(table) : refused('issue-rule-percent');
}

const ruleNames = {
  byGrade: /theo loai|loai a truoc/u,
  rollOver: /chuyen|ky sau/u,
  proRata: /giam deu|ty le/u,
} as const satisfies Record<CeilingRule, RegExp>;

function ceilingsIn({ fields }: Given<'ceilings'>): Decision<RuleContents['ceilings']> {
  const limit = (unit: RegExp): number | null => {
    const field = fields.find((each) => unit.test(foldForSearch(each)));
    return field ? amountIn(field.replace(/^\D*/u, '')) : null;
  };
  const rule = (Object.keys(ruleNames) as CeilingRule[]).find((each) =>
    fields.some((field) => ruleNames[each].test(foldForSearch(field))),
  );
  const [monthVnd, quarterVnd, yearVnd] = [limit(/^thang\b/u), limit(/^quy\b/u), limit(/^nam\b/u)];
  if ((monthVnd ?? quarterVnd ?? yearVnd) === null) return refused('issue-ceiling-unreadable');
  return happened({ until: null, monthVnd, quarterVnd, yearVnd, rule: rule ?? 'proRata' });
}

function taxIn({ before, fields }: Given<'tax'>): Decision<RuleContents['tax']> {
  if (!before) return refused('issue-rule-no-table');
  let rule = before;
  for (const field of fields) {
    const said = foldForSearch(field);
    const whole = wholeIn(field);
    if (/khong cu tru/u.test(said) && whole !== null) rule = { ...rule, nonResidentPercent: whole };
    else if (/nguong|muc|tu .*dong/u.test(said) && amountIn(field) !== null)
      rule = { ...rule, thresholdVnd: amountIn(field) ?? rule.thresholdVnd };
    else if (/%|phan tram|thue suat/u.test(said) && whole !== null) rule = { ...rule, percent: whole };
    else return unread(field);
  }
  return [rule.percent, rule.nonResidentPercent].every((each) => each >= 0 && each <= 100)
    ? happened(rule)
    : refused('issue-rule-percent');
}

function salaryIn({ fields }: Given<'salary'>): Decision<RuleContents['salary']> {
  const amountVnd = fields.map(amountIn).find((each) => each !== null) ?? null;
  return amountVnd === null || amountVnd < 100_000 ? refused('issue-amount-unreadable') : happened({ amountVnd });
}

const clauseWords = {
  conference: /hoi nghi|so ket|tong ket|hoi thao/u,
  document: /van ban/u,
  statistics: /thong ke|so lieu/u,
  answer: /tra loi|cau hoi|kien nghi/u,
  news: /\btin\b|su kien/u,
  other: /khac/u,
} as const satisfies Record<DeadlineCategory, RegExp>;
const longestDeadline = 60;

function deadlinesIn({ before, fields }: Given<'deadlines'>): Decision<RuleContents['deadlines']> {
  if (!before) return refused('issue-rule-no-table');
  let { deadlines } = before;
  for (const field of fields) {
    const said = foldForSearch(field);
    const category = (Object.keys(clauseWords) as DeadlineCategory[]).find((each) => clauseWords[each].test(said));
    const days = wholeIn(field);
    const isNone = days === null && /khong/u.test(said);
    if (!category || !deadlineCategories.includes(category) || (days === null && !isNone)) return unread(field);
    if (
      (isNone && category === 'answer') ||
      (days !== null && (days > longestDeadline || (category === 'answer' && days < 1)))
    )
      return refused('issue-rule-days', { most: longestDeadline });
    deadlines = { ...deadlines, [category]: days };
  }
  return happened({ deadlines });
}

const numberOf = (name: string): string => /\d+(?:\/\d{4})?\/[\p{Lu}\d-]+/u.exec(name)?.[0] ?? name;

/** "Nghị định 72/2013/NĐ-CP; hết 24/12/2024; thay bằng Nghị định 147/2024/NĐ-CP" ends a basis; without an end it adds one. */
function basesIn({ before, fields, today, from }: Given<'bases'>): Decision<RuleContents['bases']> {
  const [name = '', ...rest] = fields;
  const bases = before?.bases ?? [];
  if (name === '') return refused('issue-basis-unreadable');
  const ended = rest.find((each) => /^(?:het|den|hieu luc den)\b/u.test(foldForSearch(each)));
  const replaced = rest.find((each) => /^thay\b/u.test(foldForSearch(each)));
  const successor =
    replaced?.slice(/^thay(?: the)?(?: bang| boi)?\s*/u.exec(foldInPlace(replaced))?.[0].length ?? 0) ?? null;
  const known = bases.find((each) => numberOf(each.name) === numberOf(name) && each.until === null);
  if (!ended && !successor)
    return happened({
      bases: [...bases.filter((each) => each !== known), { name, from, until: null, replacedBy: null }],
    });
  if (!known) return refused('issue-basis-unknown', { name });
  const last = ended ? writtenDayIn(ended, today) : addDays(from, -1);
  if (!last || last < known.from) return refused('issue-rule-day', { words: ended ?? '' });
  const over: LegalBasis = { ...known, until: last, replacedBy: successor };
  const next: readonly LegalBasis[] = successor
    ? [{ name: successor, from: addDays(localDate(last), 1), until: null, replacedBy: null }]
    : [];
  return happened({ bases: [...bases.map((each) => (each === known ? over : each)), ...next] });
}

const readers: {
  readonly [Kind in Exclude<DatedRule, 'regulation'>]: (given: Given<Kind>) => Decision<RuleContents[Kind]>;
} = {
  rates: ratesIn,
  ceilings: ceilingsIn,
  salary: salaryIn,
  tax: taxIn,
  bases: basesIn,
  deadlines: deadlinesIn,
  office: ({ before, fields }) => (before ? officeIn(before, fields) : refused('issue-rule-no-table')),
};

const startWords = /^(?:tu ngay|tu|ke tu|from)\b/u;
const isDecision = (field: string): boolean => /\d+ ?\/ ?\p{Lu}/u.test(field);

/**
 * @param contentOn the content that applies on a day
 * @param number version of a rule for which no decision is required and none is named
 */
export function readRule<Kind extends DatedRule>(
  kind: Kind,
  words: string,
  today: LocalDate,
  contentOn: (day: LocalDate) => RuleContents[Kind] | null,
  number: number,
): Decision<WrittenRule> {
  // The lines of the regulation are not fields: its decision and day are in the first line.
  const [first = '', ...lines] = words.trim().split('\n');
  const fields = fieldsIn(kind === 'regulation' ? first : words);
  const start = fields.find((each) => startWords.test(foldForSearch(each)));
  const from = start === undefined ? today : writtenDayIn(start, today);
  if (!from) return refused('issue-rule-day', { words: start ?? '' });
  const rest = fields.filter((each) => each !== start);
  const decision = kind === 'bases' ? null : (rest.find(isDecision) ?? null);
  if (kind !== 'bases' && kind !== 'office' && decision === null) return refused('issue-decision-missing');
  const before = contentOn(from);
  const content =
    kind === 'regulation'
      ? regulationIn(before as RuleContents['regulation'] | null, lines.join('\n'))
      : (readers[kind as Exclude<Kind, 'regulation'>] as (given: Given<Kind>) => Decision<RuleContents[Kind]>)({
          ...{ before, today, from },
          fields: rest.filter((each) => each !== decision),
        });
  if (!content.ok) return content;
  const [said] = content.events;
  return said
    ? happened({ version: decision ?? String(number), from, content: said })
    : refused('issue-rule-unreadable', { words });
}

function regulationIn(before: RuleContents['regulation'] | null, words: string): Decision<RuleContents['regulation']> {
  const changed = changeRegulation(before?.text ?? '', words);
  if (!changed.ok) return changed;
  const [text = ''] = changed.events;
  return happened({ text });
}
