import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockPlaces, blockWords, PairRows, Places } from '../../src/adapters/storage/sql/search-places.ts';

const blocks = 4;
const everyPlace = Array.from({ length: blocks * blockPlaces }, (_, place) => place);

/** The positions whose bits are set, over all blocks. */
function shownBy(look: (block: number, out: Uint32Array) => boolean, start = 0): readonly number[] {
  const shown: number[] = [];
  for (let block = 0; block < blocks; block += 1) {
    const out = new Uint32Array(blockWords).fill(start);
    const isAny = look(block, out);
    const here = everyPlace
      .slice(block * blockPlaces, (block + 1) * blockPlaces)
      .filter((place) => isAny && (((out[(place >> 5) % blockWords] ?? 0) >>> (place & 31)) & 1) === 1);
    expect(isAny).toBe(here.length > 0);
    shown.push(...here);
  }
  return shown;
}

/** Single positions or long runs. */
const run = fc
  .record({ from: fc.nat({ max: blocks * blockPlaces - 700 }), length: fc.oneof(fc.constant(1), fc.nat({ max: 600 })) })
  .map(({ from, length }) => everyPlace.slice(from, from + length));
const change = fc.record({ places: run, how: fc.constantFrom('add', 'add', 'remove', 'makeWay') });

describe('the positions of a word', () => {
  it('The positions are those added and not removed, as a list and as bits', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 8 }), run, (changes, asked) => {
        const places = new Places();
        let known = new Set<number>();
        for (const { places: some, how } of changes) {
          const [first = 0] = some;
          if (how === 'makeWay') {
            places.makeWay(first, blocks * blockPlaces);
            known = new Set([...known].map((place) => (place < first ? place : place + 1)));
          } else
            for (const place of some) {
              places[how](place);
              if (how === 'add') known.add(place);
              else known.delete(place);
            }
        }
        const expected = [...known]
          .filter((place) => place < blocks * blockPlaces)
          .toSorted((one, other) => one - other);
        expect(places.length).toBe(known.size);
        expect(shownBy((block, out) => places.into(block, out))).toEqual(expected);
        expect(shownBy((block, out) => places.and(block, out), -1)).toEqual(expected);
        for (const place of asked) expect(places.holds(place)).toBe(known.has(place));
      }),
      { numRuns: 200 },
    );
  });
});

describe('word pairs', () => {
  it('A pair finds every item that contains it, and few that do not', () => {
    const rows = new PairRows();
    const itemAt = (place: number): readonly number[] =>
      Array.from({ length: 200 }, (_, at) => (place * 7919 + at * at * 31) % 9_973);
    const items: (readonly number[])[] = [];
    for (let place = 0; place < 600; place += 1) {
      rows.add(place, itemAt(place));
      items.push(itemAt(place));
    }
    for (const place of [0, 31, 32, 511, 600]) {
      rows.makeWay(place, items.length);
      rows.add(place, itemAt(1_000 + place));
      items.splice(place, 0, itemAt(1_000 + place));
    }
    rows.remove(40);
    items[40] = [];
    let [held, wrong, asked] = [0, 0, 0];
    for (const place of [0, 31, 32, 33, 41, 300, 511, 512, 600, 604])
      for (let at = 1; at < 200; at += 20) {
        const [word = 0, next = 0] = (items[place] ?? []).slice(at - 1);
        const shown = new Set(shownBy((block, out) => rows.and(block, out, word, next), -1));
        for (const [each, words] of items.entries()) {
          const holds = words.some((one, step) => one === word && words[step + 1] === next);
          expect(rows.mayHold(each, word, next)).toBe(shown.has(each));
          if (holds) expect(shown).toContain(each);
          held += Number(holds);
          wrong += Number(!holds && shown.has(each));
          asked += 1;
        }
        expect(shown).not.toContain(40);
      }
    expect(held).toBeGreaterThan(90);
    expect(wrong / asked).toBeLessThan(0.06);
  });
});
