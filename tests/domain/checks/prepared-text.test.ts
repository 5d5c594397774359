import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesOf, prepareText } from '../../../src/domain/checks/prepared-text.ts';

describe('a prepared text', () => {
  it.each([
    ['Tuyệt mật', 'Tuyệt mật'],
    ['Tuyệt mật'.normalize('NFD'), 'Tuyệt mật'],
    ['M\u200bẬ\u00adT', 'MẬT'],
    ['a\u00a0b\u3000c', 'a b c'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['\u202emật\u202c', 'mật'],
    ['a\u0302\u200d\u0323', 'ậ'],
    ['M\u{e0001}Ậ\u{e0100}T', 'MẬT'],
    ['\u212b\u00a0', 'Å '],
  ])('%j is read as %j', (given, text) => expect(prepareText(given).text).toBe(text));

  it('maps a place back to the original letters, with combining marks and invisible characters', () => {
    const given = `Dấu ${'mật'.normalize('NFD')}\u200b, rồi 👨‍👩‍👧`;
    const prepared = prepareText(given);
    const [place] = placesOf(/mật/u, prepared.text);
    const found = place && prepared.given(place);
    expect(given.slice(found?.start, found?.end).normalize('NFC')).toBe('mật');
  });

  it('reads a styled letter of another script as the letter that it looks like', () => {
    expect(prepareText('\u{1d727}ẬT, \u{1d70c}').text).toBe('MẬT, ρ');
  });

  it('maps places back correctly in the middle of a long text with few changes', () => {
    const line = 'Nguyễn Thị Lan\tsố nhà 12, ngõ 5, khối 4\n';
    const long = `\u00a0${line.repeat(12_000)}`;
    const prepared = prepareText(long);
    expect(prepared.text).toBe(` ${line.repeat(12_000)}`);
    expect(prepared.given({ start: 400_001, end: 400_004 })).toEqual({ start: 400_001, end: 400_004 });
  });

  it('reduces a match to its group named data', () => {
    expect(placesOf(/số (?<data>\d+)/u, 'số 12, số 345')).toEqual([
      { start: 3, end: 5 },
      { start: 10, end: 13 },
    ]);
  });

  it('maps each of its places to the original text, in order', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.string({
        unit: fc.constantFrom('ậ', 'a', '\u0302', '\u0323', '\u200b', '\u00a0', '\r', '\n', '😀'),
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(anything, (given) => {
        const { text, given: placeOf } = prepareText(given);
        expect(text).toBe(text.normalize('NFC'));
        let from = 0;
        for (let at = 0; at < text.length; at += 1) {
          const { start, end } = placeOf({ start: at, end: at + 1 });
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          from = start;
        }
        expect(prepareText(text).text).toBe(text);
      }),
    );
  });
});
