import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { containsAny, forMatching, phraseLists } from '../../../src/domain/question/phrase-matching.ts';
import { isRole } from '../../../src/domain/roles.ts';
import { foldForSearch } from '../../../src/domain/text/normalize.ts';
import { foldedPattern, wholeWords, wordSet } from '../../../src/domain/text/word-lists.ts';
import accused from '../../../words/lists/accused.json' with { type: 'json' };

const folder = new URL('../../../words/lists/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

/** Every list of lines in a file, by its path: 'elsewhere.water'. */
const listsIn = (value: unknown, path = ''): readonly (readonly [string, readonly string[]])[] => {
  if (Array.isArray(value) && value.every((line) => typeof line === 'string')) return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => !name.startsWith('_'))
    .flatMap(([name, inner]) => listsIn(inner, path === '' ? name : `${path}.${name}`));
};

/** Typical mistakes in an edited list, in words. */
function mistakesIn(file: { readonly _why?: object; readonly _parts?: object }): readonly string[] {
  const known = JSON.stringify(file);
  return [
    ...listsIn(file).flatMap(([path, lines]) => [
      ...lines.filter((line, at) => lines.indexOf(line) !== at).map((line) => `${path}: "${line}" stands twice`),
      ...lines.filter((line) => line.normalize('NFC') !== line).map((line) => `${path}: "${line}" is not in NFC`),
      ...lines.filter((line) => line.trim() !== line).map((line) => `${path}: "${line}" begins or ends with a space`),
      ...lines.flatMap((line) =>
        [...line.matchAll(/\{([a-z]\w*)\}/giu)]
          .filter(([, name = '']) => !Object.hasOwn(file._parts ?? {}, name))
          .map(([part]) => `${path}: ${part} is none of _parts`),
      ),
    ]),
    ...Object.keys(file._why ?? {})
      .filter((name) => name !== 'order' && !known.includes(`"${name}":{`) && !known.includes(`"${name}":[`))
      .filter((name) => !Object.hasOwn(file._parts ?? {}, name))
      .map((name) => `_why.${name} explains no list`),
  ];
}

describe('the word lists', () => {
  it.each(files)('%s contains no mistake', (name) => {
    expect(mistakesIn(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))).toEqual([]);
  });

  it('are checked for duplicates, unknown parts, spaces, and reasons without a list', () => {
    const file = { _why: { gone: 'x' }, _parts: {}, fire: ['cháy', 'cháy', '{who} kêu', ' lửa'] };
    expect(mistakesIn(file)).toEqual([
      'fire: "cháy" stands twice',
      'fire: " lửa" begins or ends with a space',
      'fire: {who} is none of _parts',
      '_why.gone explains no list',
    ]);
  });

  it('are all mentioned in the README', () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  it('name only existing roles of people who may be accused', () => {
    expect(accused.titles.flatMap(({ roles }) => roles).filter((role) => !isRole(role))).toEqual([]);
  });
});

describe('an entry of a word list', () => {
  it('with parts is expanded, and matches without accents unless it forbids that', () => {
    const { fire } = phraseLists({ _parts: { who: '(nhà|quán)' }, fire: ['{who} … cháy', '!lửa'] });
    expect(
      ['quán bên cạnh bị cháy', 'quan ben canh bi chay', 'có lửa'].map((text) => containsAny(forMatching(text), fire)),
    ).toEqual([true, true, true]);
    expect(containsAny(forMatching('co lua'), fire)).toBe(false);
  });

  it('without accents matches whole words', () => {
    const pattern = foldedPattern(['(xoa|huy) … du lieu', 'noti…', '^lich$']);
    expect(['xin xoa het du lieu', 'tat notification', 'lich'].every((text) => pattern.test(text))).toBe(true);
    expect(['xoan du lieu', 'lich lam'].some((text) => pattern.test(text))).toBe(false);
  });

  it('with accents matches whole words in any case', () => {
    expect(wholeWords(['bệnh (nhân|tật)']).test('Các BỆNH NHÂN nghèo')).toBe(true);
    expect(wholeWords(['ông']).test('công')).toBe(false);
  });

  it('may hold several words, separated by spaces', () => {
    expect([...wordSet(['a b', 'c'])].map(foldForSearch)).toEqual(['a', 'b', 'c']);
  });
});
