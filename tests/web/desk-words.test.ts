/** The texts of the desk: natural language without internal terms (words.md §9). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeskMonth, openDeskMonth } from '../pages/desk-month.ts';

let desk: DeskMonth;
beforeAll(async () => {
  desk = await openDeskMonth();
});
afterAll(() => desk.close());

/** The page as it is read and heard: texts, and the labels of pictures and fields. */
function seenOf(page: string): readonly string[] {
  const body = page.slice(page.indexOf('<body')).replace(/<(script|style|svg|code)\b[\s\S]*?<\/\1>/gu, ' ');
  const heard = [...body.matchAll(/\s(?:aria-label|title|placeholder|alt|data-label)="([^"]*)"/gu)];
  return [...body.replace(/<[^>]*>/gu, '\n').split('\n'), ...heard.map(([, words = '']) => words)]
    .map((words) => words.trim())
    .filter((words) => words !== '');
}

/** Each pattern with its description. Names of people and codes of items are allowed. */
const machineWords: readonly (readonly [string, RegExp])[] = [
  ['an id', /\b[0-9A-HJKMNP-TV-Z]{26}\b/u],
  ['a hash', /\b[0-9a-f]{32,}\b/u],
  ['a code of the program', /\b[a-z]{2,}(?:-[a-z]{2,})+\b/u],
  ['a name of the program', /\b[a-z]+[A-Z][A-Za-z]*\b/u],
  ['a value that is none', /\b(?:undefined|null|NaN|Infinity)\b|\[object|Invalid Date/u],
  ['a date of the machine', /\b\d{4}-\d\d(?:-\d\d(?:T[\d:.]+Z?)?)?\b/u],
  ['a place that was never filled', /\{ ?\$|%[a-z]\b/u],
  ['a key of a text', /\b(?:board|signed|issue|card|change|choice|rule|paper)-[a-z]/u],
];

const roles = ['head', 'standingDeputy', 'deputy', 'office', 'member', 'chairman', 'accountant'] as const;

describe('the desk', () => {
  it.each(roles)('shows the %s no technical words', async (role) => {
    const reader = role === 'head' ? desk.head : await desk.as(role);
    const found: string[] = [];
    for (const [name, address] of desk.pages) {
      // The page of all parts is for developers and names its parts.
      if (name === 'kit') continue;
      for (const words of seenOf((await reader.get(address)).text))
        for (const [what, pattern] of machineWords)
          if (pattern.test(words)) found.push(`${name}: “${words.slice(0, 80)}” has ${what}`);
    }
    expect(found).toEqual([]);
  });

  it('uses one word for one thing, and calls people as the board does', async () => {
    // The regulation's text keeps the Chairman's wording.
    const ours = desk.pages.filter(([name]) => name !== 'quy-dinh');
    const texts = await Promise.all(ours.map(async ([, address]) => seenOf((await desk.head.get(address)).text)));
    const all = texts.flat().join('\n');
    // The desk calls the board's items "bài", and does not use "xét duyệt", "phê duyệt" or "kiểm duyệt" for them.
    for (const other of [
      /xét duyệt|kiểm duyệt/iu,
      /biên tập viên/iu,
      /\buser\b|\badmin\b|\blogin\b/iu,
      /ticket|deadline/iu,
    ])
      expect([other.source, other.exec(all)?.[0] ?? null]).toEqual([other.source, null]);
    // Within the board, the desk addresses the reader neither as "anh/chị" nor as "Ông/Bà".
    expect(texts.flat().filter((words) => /^(?:Anh\/chị|Ông\/Bà)/u.test(words))).toEqual([]);
  });

  it('names in its log the object of each line', async () => {
    const log = (await desk.head.get('/board/audit')).text;
    const bare = [...log.matchAll(/<td>([^<]*)<\/td><td><\/td><\/tr>/gu)].map(([, deed = '']) => deed);
    expect([...new Set(bare)]).toEqual([]);
  });
});
