import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SearchIndex, type Wanted } from '../../src/adapters/storage/sql/search-index.ts';
import { foldedWord } from '../../src/domain/text/search-query.ts';

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
