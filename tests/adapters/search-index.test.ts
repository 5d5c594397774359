import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex, type Wanted } from '../../src/adapters/storage/sql/search-index.ts';
import { NearWords } from '../../src/adapters/storage/sql/search-near.ts';
import { foldedWord, isOneLetterFrom } from '../../src/domain/text/search-query.ts';

interface Item {
  readonly id: number;
  readonly title: string;
  readonly text: string;
}

const words = ['cống', 'công', 'cong', 'đường', 'duong', 'sửa', '12'] as const;
const text = fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((list) => list.join(' '));
const item: fc.Arbitrary<Item> = fc.record({ id: fc.integer({ min: 1, max: 9 }), title: text, text });
const step = fc.oneof(item, fc.integer({ min: 1, max: 9 }));
const phrase = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 })
  .map((list): Wanted => ({ phrase: list }));
const wanted = fc.letrec<{ any: Wanted; all: Wanted; phrase: Wanted; one: Wanted }>((tie) => ({
  phrase,
  all: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
  any: fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  one: fc.oneof({ maxDepth: 2 }, phrase, tie('all'), tie('any')),
})).one;

/** The expected result of the index, computed by inspecting every item. */
const holds = ({ title, text }: Item, where: 'title' | 'anywhere', sought: Wanted): boolean => {
  if ('any' in sought) return sought.any.some((each) => holds({ id: 0, title, text }, where, each));
  if ('all' in sought) return sought.all.every((each) => holds({ id: 0, title, text }, where, each));
  return (where === 'title' ? [title] : [title, text]).some((part) => {
    const there = part.split(' ');
    return there.some((_, at) =>
      sought.phrase.every((word, step) => there[at + step] === word || foldedWord(there[at + step] ?? '') === word),
    );
  });
};

const put = (index: SearchIndex, { id, title, text }: Item): void =>
  index.put({ id, title, text, category: 'news', publishedAt: 0 });

describe('the words of a ward’s items in memory', () => {
  it('The index finds what a full scan finds, newest first, after any changes', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 25 }),
        wanted,
        fc.constantFrom('title', 'anywhere'),
        (steps, sought, where) => {
          const index = new SearchIndex();
          const items = new Map<number, Item>();
          for (const each of steps)
            if (typeof each === 'number') {
              index.remove(each);
              items.delete(each);
            } else {
              put(index, each);
              items.set(each.id, each);
            }
          const expected = [...items.values()].filter((each) => holds(each, where, sought)).map(({ id }) => id);
          expect(index.find({ where, wanted: sought }, () => true, 100)).toEqual(expected.toSorted((a, b) => b - a));
          expect(index.size).toBe(items.size);
          for (const word of words)
            expect(index.count(word)).toBe(
              [...items.values()].filter((each) => holds(each, 'anywhere', { phrase: [word] })).length,
            );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('Words are found among thousands of items, also when one is added late', () => {
    const index = new SearchIndex();
    const textOf = (id: number): string => `khu ${id % 3 === 0 ? 'phố' : 'dân cư'} số ${id}`;
    const ids = Array.from({ length: 1_500 }, (_, at) => at + 1);
    for (const id of [...ids.filter((each) => each % 100 !== 50), ...ids.filter((each) => each % 100 === 50)])
      index.put({ id, title: 'họp', text: textOf(id), category: 'news', publishedAt: id });
    const found = (wanted: Wanted, limit = 2_000) => index.find({ where: 'anywhere', wanted }, null, limit);
    const down = ids.toReversed();
    expect(found({ phrase: ['khu', 'pho'] })).toEqual(down.filter((id) => id % 3 === 0));
    expect(found({ phrase: ['pho', 'khu'] })).toEqual([]);
    expect(found({ all: [{ phrase: ['dan'] }, { phrase: ['850'] }] })).toEqual([850]);
    expect(found({ any: [{ phrase: ['so', '750'] }, { phrase: ['3'] }] })).toEqual([750, 3]);
    expect(found({ phrase: ['hop'] }, 5)).toEqual(down.slice(0, 5));
    expect(index.fits(['khu', 'pho'])(750)).toEqual({ there: 0b11, inTitle: 0, near: 0b10, titleLength: 1 });
  });

  it('An item is ranked by matching words, by those in the title and by adjacent ones', () => {
    const index = new SearchIndex();
    put(index, { id: 1, title: 'sửa đường', text: 'đường cống 12' });
    expect(index.fits(['sua', 'duong', 'cong'])(1)).toEqual({
      there: 0b111,
      inTitle: 0b11,
      near: 0b110,
      titleLength: 2,
    });
  });

  it('A long item is ranked by its beginning, as a full scan would', () => {
    const index = new SearchIndex();
    const filler = Array.from({ length: 600 }, (_, at) => `chữ${at}`).join(' ');
    put(index, { id: 1, title: 'sửa', text: `cống ${filler} đường cống` });
    put(index, { id: 2, title: 'sửa', text: `đường ${filler} sửa đường cống` });
    const fitOf = index.fits(['sua', 'duong', 'cong']);
    expect(fitOf(1)).toMatchObject({ there: 0b101, inTitle: 0b001, near: 0 });
    expect(fitOf(2)).toMatchObject({ there: 0b011, inTitle: 0b001, near: 0 });
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['sua', 'duong', 'cong'] } }, null, 9)).toEqual([2]);
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['cong', 'duong'] } }, null, 9)).toEqual([]);
  });

  it('Word order is not kept beyond a limit, but no word is lost', () => {
    const index = new SearchIndex();
    put(index, { id: 1, title: 'dài', text: `${'chữ '.repeat(5_000)}cuối cùng` });
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['cuoi'] } }, () => true, 1)).toEqual([1]);
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['cuoi', 'cung'] } }, () => true, 1)).toEqual([]);
    index.remove(1);
    expect(index.count('cuoi')).toBe(0);
  });
});

describe('a word with a typing error', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  /** All typing errors at each position: a missing, an additional or a replaced letter, or two swapped neighbours. */
  const slipsOf = (word: string): ReadonlySet<string> => {
    const all = new Set<string>();
    for (let at = 0; at <= word.length; at += 1) {
      const [before, after] = [word.slice(0, at), word.slice(at)];
      for (const letter of letters) {
        all.add(before + letter + after);
        if (after !== '') all.add(before + letter + after.slice(1));
      }
      if (after !== '') all.add(before + after.slice(1));
      if (after.length > 1) all.add(`${before}${after[1]}${after[0]}${after.slice(2)}`);
    }
    all.delete(word);
    return all;
  };
  const few = (lengths: { minLength: number; maxLength: number }) =>
    fc.array(fc.constantFrom(...'abn1'), lengths).map((list) => list.join(''));

  it('One typing error is recognised exactly where replacing letters would give the other word', () => {
    const word = few({ minLength: 0, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (typed, other) => {
        expect(isOneLetterFrom(typed, other)).toBe(slipsOf(typed).has(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('A mistyped word is found among all words by its beginning or end, each word once', () => {
    const typed = few({ minLength: 5, maxLength: 7 });
    fc.assert(
      fc.property(fc.uniqueArray(few({ minLength: 1, maxLength: 8 }), { maxLength: 60 }), typed, (known, word) => {
        const near = new NearWords();
        for (const each of known) near.add(each);
        const slips = slipsOf(word);
        expect(near.near(word).toSorted()).toEqual(known.filter((each) => slips.has(each)).toSorted());
      }),
      { numRuns: 2_000 },
    );
  });
});
