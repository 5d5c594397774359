/** Describes a version of a rule line by line, and the differences between two versions. */
import { deadlineCategories } from '../calendar/due-date.ts';
import { formatDate, localDate } from '../calendar/local-date.ts';
import type { Sentence } from '../facts.ts';
import { formatMilli, formatVnd } from '../royalty/money.ts';
import { genres, type Range } from '../royalty/rates.ts';
import { cutText } from '../text/normalize.ts';
import type { DatedRule, RuleChange, RuleContents } from './dated-rule.ts';
import { officeParts, textsOfOffice } from './office-words.ts';
import { articlesIn } from './regulation-text.ts';

/** A line of a rule, for display. */
export interface RuleLine {
  readonly label: Sentence | string;
  readonly value: Sentence | string;
}

const quotedLength = 160;

const rangeText = ({ A, B, C }: Range): string => `C ${formatMilli(C)} · B ${formatMilli(B)} · A ${formatMilli(A)}`;
const percent = (value: number): string => `${value} %`;
const vnd = (value: number | null): Sentence | string =>
  value === null ? { key: 'rule-none' } : { key: 'rule-vnd', facts: { amount: formatVnd(value) } };
const named = (name: string): Sentence => ({ key: 'rule-field', facts: { name } });

const makers: { readonly [Kind in DatedRule]: (content: RuleContents[Kind]) => readonly RuleLine[] } = {
  rates: (table) => [
    { label: named('unit'), value: percent(table.unitPercent) },
    ...genres.map((genre) => ({ label: { key: `paper-genre-${genre}` }, value: rangeText(table.genres[genre]) })),
    { label: named('photo'), value: rangeText(table.photo) },
    { label: named('paidPhotos'), value: String(table.paidPhotos) },
    { label: named('compiled'), value: percent(table.compiledPercent) },
    { label: named('translated'), value: percent(table.translatedPercent) },
    { label: named('officials'), value: percent(table.officialsPercent) },
    { label: named('management'), value: percent(table.management.percent) },
  ],
  ceilings: (ceiling) => [
    { label: named('month'), value: vnd(ceiling.monthVnd) },
    { label: named('quarter'), value: vnd(ceiling.quarterVnd) },
    { label: named('year'), value: vnd(ceiling.yearVnd) },
    { label: named('rule'), value: { key: `ceiling-rule-${ceiling.rule}` } },
  ],
  salary: ({ amountVnd }) => [{ label: named('salary'), value: vnd(amountVnd) }],
  tax: (rule) => [
    { label: named('threshold'), value: vnd(rule.thresholdVnd) },
    { label: named('percent'), value: percent(rule.percent) },
    { label: named('nonResident'), value: percent(rule.nonResidentPercent) },
  ],
  bases: ({ bases }) =>
    bases.map(({ name, from, until, replacedBy }) => ({
      label: name,
      value: {
        key: 'rule-basis',
        facts: {
          from: formatDate(localDate(from)),
          until: until === null ? 'none' : formatDate(localDate(until)),
          by: replacedBy ?? 'none',
        },
      },
    })),
  deadlines: ({ deadlines }) =>
    deadlineCategories.map((category) => {
      const days = deadlines[category];
      return {
        label: { key: `paper-clause-short-${category}` },
        value: days === null ? { key: 'rule-none' } : { key: 'rule-days', facts: { days } },
      };
    }),
  office: (office) => {
    const texts = textsOfOffice(office);
    return officeParts.map(([part]) => ({ label: named(part), value: texts[part] }));
  },
  regulation: ({ text }) => articlesIn(text).map(({ name, text: words }) => ({ label: name, value: words })),
};

/** The lines of a version, each with a unique label, so that two versions can be compared. */
export const linesOf = <Kind extends DatedRule>(kind: Kind, content: RuleContents[Kind]): readonly RuleLine[] =>
  makers[kind](content);

const asText = (value: Sentence | string): string => JSON.stringify(value);
/** Shortens long text, such as an article, to its beginning. */
const short = (value: Sentence | string): Sentence | string =>
  typeof value === 'string' ? cutText(value.replaceAll(/\s+/gu, ' ').trim(), quotedLength) : value;

/** @param before null: there was no version */
export function changesOf<Kind extends DatedRule>(
  kind: Kind,
  before: RuleContents[Kind] | null,
  after: RuleContents[Kind],
): readonly RuleChange[] {
  const old = new Map((before ? linesOf(kind, before) : []).map((line) => [asText(line.label), line]));
  const fresh = new Map(linesOf(kind, after).map((line) => [asText(line.label), line]));
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), fresh.get(key)];
    if (was && is && asText(was.value) === asText(is.value)) return [];
    const label = (is ?? was)?.label ?? '';
    return [{ label, before: was ? short(was.value) : null, after: is ? short(is.value) : null }];
  });
}
