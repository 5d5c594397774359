/**
 * The agreed patterns with their examples: each positive example must be detected and each
 * negative one ignored, in every Unicode form.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { spamRules } from '../../../src/domain/checks/advertising.ts';
import { judgeSecrecy } from '../../../src/domain/checks/judge-secrecy.ts';
import { maskPersonalData } from '../../../src/domain/checks/mask-personal-data.ts';
import { personalRules } from '../../../src/domain/checks/personal-data-rules.ts';
import { petitionRules } from '../../../src/domain/checks/petition-rules.ts';
import { prepareText } from '../../../src/domain/checks/prepared-text.ts';
import type { Rule } from '../../../src/domain/checks/rule.ts';
import { fileNameRules, secrecyRules } from '../../../src/domain/checks/secrecy-rules.ts';

interface Pattern {
  readonly id: string;
  readonly action: string;
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}
const { patterns } = JSON.parse(readFileSync('tests/fixtures/detector-patterns.json', 'utf8')) as {
  patterns: readonly Pattern[];
};

/** Rules of the program that together implement one pattern of the file. */
const together: Readonly<Record<string, readonly string[]>> = {
  'SEC-CIRCULATION': ['SEC-CIRCULATION', 'SEC-CIRCULATION-STAMP'],
  'PET-DENUNCIATION': ['PET-DENUNCIATION', 'PET-DEED'],
  'PET-COMPLAINT': ['PET-COMPLAINT', 'PET-COMPLAINT-WORD'],
};
const allRules: readonly Rule[] = [...secrecyRules, ...fileNameRules, ...personalRules, ...petitionRules, ...spamRules];
const rulesFor = ({ id }: Pattern): readonly Rule[] => {
  const ids = together[id] ?? [id];
  return allRules.filter((rule) => ids.includes(rule.id));
};
const isHeard = (pattern: Pattern, text: string): boolean =>
  rulesFor(pattern).some((rule) => rule.expression.test(prepareText(text).text));

const nobody = { publicNumbers: [], publicEmails: [], publicPlaces: [] };
/** As written, and as phones, web pages and word processors send it. */
const forms: readonly (readonly [name: string, change: (text: string) => string])[] = [
  ['NFC', (text) => text.normalize('NFC')],
  ['NFD', (text) => text.normalize('NFD')],
  ['no-break spaces', (text) => text.replaceAll(' ', '\u00a0')],
  ['invisible signs', (text) => Array.from(text).join('\u200b')],
  ['invisible signs between letters and marks', (text) => Array.from(text.normalize('NFD')).join('\u00ad')],
];

describe('the rules of the program', () => {
  it('cover every pattern of the file', () => {
    expect(patterns.length).toBe(21);
    expect(patterns.filter((pattern) => rulesFor(pattern).length === 0).map(({ id }) => id)).toEqual([]);
  });
  it('have unique ids, an origin, and regular expressions without state', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
    for (const rule of allRules) {
      expect(rule.origin, rule.id).not.toBe('');
      expect(rule.expression.flags, rule.id).not.toMatch(/[gy]/);
      expect(rule.expression.flags, rule.id).toContain('u');
    }
  });
});

describe.each(forms)('as %s', (_, change) => {
  it.each(patterns.map((pattern) => [pattern.id, pattern] as const))(
    '%s detects its positive examples',
    (_id, pattern) => {
      expect(pattern.positive.filter((text) => !isHeard(pattern, change(text)))).toEqual([]);
    },
  );
  it.each(patterns.map((pattern) => [pattern.id, pattern] as const))(
    '%s ignores its negative examples',
    (_id, pattern) => {
      expect(pattern.negative.filter((text) => isHeard(pattern, change(text)))).toEqual([]);
    },
  );
  it.each(patterns.filter(({ id }) => id.startsWith('SEC')).map((pattern) => [pattern.id, pattern] as const))(
    '%s has the stated verdict under all rules together',
    (_id, { positive, negative, action }) => {
      const verdict = (text: string) => judgeSecrecy({ texts: [change(text)] }).verdict;
      expect(positive.filter((text) => verdict(text) !== action)).toEqual([]);
      expect(negative.filter((text) => verdict(text) !== 'none')).toEqual([]);
    },
  );
  it.each(
    patterns
      .filter(({ id, action }) => id.startsWith('PII') && action === 'mask')
      .map((pattern) => [pattern.id, pattern] as const),
  )('%s is masked completely', (_id, { positive }) => {
    for (const text of positive) {
      const { masked, found } = maskPersonalData(change(`Bà Sáu: ${text}`), nobody);
      expect(found.length, text).toBeGreaterThan(0);
      expect(prepareText(masked).text, text).not.toMatch(/\d|@/);
    }
  });
});
