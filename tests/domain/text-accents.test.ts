import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { commonBook, heldOutNews, restore, withoutAccents } from '../../bench/accents.ts';
import { packAccents, unpackAccents } from '../../src/adapters/ward-accents.ts';
import {
  emptyAccentBook,
  fadeAccents,
  lacksAccents,
  learnAccents,
  proposeAccents,
  withAccents,
} from '../../src/domain/text/accents.ts';

const book = commonBook();
const spelled = (text: string): string => withAccents([book], text).text;

describe('proposed accents for a text without them', () => {
  it('are correct where they are certain, on news outside the training data', () => {
    const lines = heldOutNews();
    const { syllables, sure, right, proposed } = restore([book], lines);
    expect(syllables).toBeGreaterThan(3000);
    expect(right / sure).toBeGreaterThan(0.965);
    expect(sure / syllables).toBeGreaterThan(0.65);
    expect(proposed / lines.length).toBeGreaterThan(0.5);
  });

  it('keep capitals, punctuation, numbers and line ends', () => {
    expect(spelled('Sang nay, khoi 6 to chuc trong cay.\nCO NHIEU NGUOI DAN tham gia!')).toBe(
      'Sáng nay, khối 6 tổ chức trồng cây.\nCÓ NHIỀU NGƯỜI DÂN tham gia!',
    );
  });

  it('leave unknown words and typed accents unchanged', () => {
    expect(spelled('QD 12/UBND xqz')).toBe('QD 12/UBND xqz');
    expect(spelled('các cụ')).toBe('các cụ');
  });

  it('are proposed only if most of the text is certain, and never for a text with accents', () => {
    expect(proposeAccents([book], 'Phuong to chuc hoi nghi tong ket')?.text).toBe('Phường tổ chức hội nghị tổng kết');
    expect(proposeAccents([book], 'Blah xqz foo bar wok')).toBeNull();
    expect(proposeAccents([book], 'Phường tổ chức hội nghị')).toBeNull();
    expect(lacksAccents('Phường tổ chức hội nghị', 1)).toBe(false);
  });

  it('follow the texts that the ward itself has published', () => {
    const own = emptyAccentBook();
    const typed = 'Den Cuong mo hoi';
    expect(withAccents([book, own], typed).text).not.toBe('Đền Cuông mở hội');
    for (let time = 0; time < 5; time += 1) learnAccents(own, 'Đền Cuông mở hội. Lễ hội Đền Cuông mở hội từ sáng.');
    expect(withAccents([book, own], typed).text).toBe('Đền Cuông mở hội');
  });

  it('are not changed by texts without accents, and old counts fade evenly', () => {
    const own = emptyAccentBook();
    learnAccents(own, 'khoi 6 to chuc trong cay');
    expect(own.pairCount).toBe(0);
    learnAccents(own, 'khối tổ chức. khối tổ chức. khối trồng cây');
    expect(own.pairCount).toBe(4);
    fadeAccents(own);
    expect(own.pairCount).toBe(2);
    expect([...own.pairs.keys()]).toEqual(['khối', 'tổ']);
  });

  it('are the same after being packed to the file and read back', () => {
    const own = emptyAccentBook();
    learnAccents(own, 'Khối tổ chức trồng cây. Khối tổ chức hội nghị.');
    const read = unpackAccents(packAccents(own));
    for (const list of ['forms', 'pairs'] as const) {
      expect(own[list].size).toBeGreaterThan(3);
      for (const [of, counts] of own[list])
        for (let time = 0; time < 2; time += 1) expect(read[list].get(of)).toEqual(counts);
      expect(read[list].get('xqz')).toBeUndefined();
    }
  });

  it('are parsed one line at a time, when a syllable of the line is looked up', () => {
    const split = vi.spyOn(String.prototype, 'split');
    const read = unpackAccents(readFileSync('words/accents.br'));
    const first = split.mock.calls.length;
    read.pairs.get('phường');
    const then = split.mock.calls.length;
    split.mockRestore();
    expect([first, then]).toEqual([1, 2]);
  });

  it('take time in proportion to the text', () => {
    const text = withoutAccents(heldOutNews().join(' ')).split(' ');
    const lookups = (words: number): number => {
      let count = 0;
      const counting = {
        get: (key: string) => {
          count += 1;
          return book.pairs.get(key);
        },
      };
      withAccents([{ ...book, pairs: counting }], text.slice(0, words).join(' '));
      return count;
    };
    expect(lookups(2000) / lookups(500)).toBeLessThan(6);
  });
});
