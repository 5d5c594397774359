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

/** What the index must find, by looking at every item. */
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

describe('the words of a ward in memory', () => {
  it('find, the newest first, what looking at every item finds, whatever came, changed and went before', () => {
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

  it('tell how well an item fits: what is there, in the title, side by side', () => {
    const index = new SearchIndex();
    put(index, { id: 1, title: 'sửa đường', text: 'đường cống 12' });
    expect(index.fits(['sua', 'duong', 'cong'])(1)).toEqual({
      there: 0b111,
      inTitle: 0b11,
      near: 0b110,
      titleLength: 2,
    });
  });

  it('keep no order beyond a limit, and lose no word', () => {
    const index = new SearchIndex();
    put(index, { id: 1, title: 'dài', text: `${'chữ '.repeat(5_000)}cuối cùng` });
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['cuoi'] } }, () => true, 1)).toEqual([1]);
    expect(index.find({ where: 'anywhere', wanted: { phrase: ['cuoi', 'cung'] } }, () => true, 1)).toEqual([]);
    index.remove(1);
    expect(index.count('cuoi')).toBe(0);
  });
});

describe('a word with a slip', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  /** Each letter at each place: left out, put in, another one, or two neighbours changed places. */
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

  it('is known as one exactly where trying each letter at each place would make the other word', () => {
    const word = few({ minLength: 0, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (typed, other) => {
        expect(isOneLetterFrom(typed, other)).toBe(slipsOf(typed).has(other));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is found among all words by its beginning or its end, each once', () => {
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
