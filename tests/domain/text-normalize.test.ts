import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanText,
  cutAtWord,
  cutText,
  firstSentence,
  foldForSearch,
  foldInPlace,
  sentencesOf,
  slugify,
  splitParagraphs,
} from '../../src/domain/text/normalize.ts';

const anyText = fc.string({ unit: 'binary' });
const brokenText = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('cleaning a text', () => {
  it('composes letters that were typed with separate marks', () => {
    expect(cleanText('Đồng Lạc'.normalize('NFD'))).toBe('Đồng Lạc');
  });

  it('removes NUL, replaces half a surrogate pair, and unifies line ends', () => {
    expect(cleanText('a\u0000b\ud83d c\r\nd\re\u2028f')).toBe('ab\ufffd c\nd\ne\nf');
  });

  it('is idempotent', () => {
    fc.assert(fc.property(fc.oneof(anyText, brokenText), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });
});

describe('invisible characters', () => {
  it.each([
    ['direction', 'anh\u202egpj.exe\u2066\u200f', 'anhgpj.exe'],
    ['zero width', 'phê\u200b duy\ufeffệt\u2060', 'phê duyệt'],
    ['soft hyphen, joiners in words', 'Đồng\u00ad L\u200dạ\u200cc', 'Đồng Lạc'],
    ['controls', 'a\u0007\u001b[31mb\u009f', 'a[31mb'],
    ['tags and fillers', 'a\u{e0041}\u3164b\u{e0100}', 'ab'],
    ['a mark between a letter and its accent', 'Mâ\u200b\u0323t', 'Mật'],
    ['lines', 'a\vb\fc\u0085d', 'a\nb\nc\nd'],
  ])('%s: removed', (_, given, kept) => expect(cleanText(given)).toBe(kept));

  it('stay where they hold an emoji together', () => {
    for (const text of ['👨‍👩‍👧 ❤️ 👩🏽‍🌾 1️⃣ 🏳️‍🌈', 'cột\tcột\ndòng']) expect(cleanText(text)).toBe(text);
    expect(cleanText('0\ufe0f9\ufe0f1')).toBe('091');
  });
});

describe('folding for search', () => {
  it('removes case and accents, so that "dong hai" finds Đông Hải', () => {
    expect(foldForSearch('ĐÔNG Hải')).toBe('dong hai');
    expect(foldForSearch('đường Ỷ Ưỡn'.normalize('NFD'))).toBe('duong y uon');
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText), (text) => foldForSearch(foldForSearch(text)) === foldForSearch(text)),
    );
  });

  it('keeps positions in the text if it folds in place', () => {
    expect(foldInPlace('Tối 24/9 ở Đồng Lạc 🌿')).toBe('toi 24/9 o dong lac 🌿');
    fc.assert(fc.property(anyText, (text) => foldInPlace(cleanText(text)).length === cleanText(text).length));
  });
});

describe('slugs of pages', () => {
  it('are readable words with hyphens', () => {
    expect(slugify('Phường Đồng Lạc phát động “Tết trồng cây” 2026!')).toBe(
      'phuong-dong-lac-phat-dong-tet-trong-cay-2026',
    );
  });

  it('are cut at a word if the title is long', () => {
    expect(slugify('một hai ba bốn', 9)).toBe('mot-hai');
    expect(slugify('một hai ba bốn', 7)).toBe('mot-hai');
    expect(slugify('dài'.repeat(10), 7)).toBe('daidaid');
  });

  it('are empty for a title of emoji, so that the caller can choose another name', () => {
    expect(slugify('🌿🌿')).toBe('');
  });

  it('contain only letters, digits and single hyphens', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slugify(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slugify(text).length).toBeLessThanOrEqual(80);
      }),
    );
  });
});

describe('cutting a text', () => {
  it('leaves a short text unchanged', () => {
    expect(cutText('Đồng Lạc', 8)).toBe('Đồng Lạc');
  });

  it('counts the ellipsis, and leaves no space before it', () => {
    expect(cutText('Sáng nay khối 3', 10)).toBe('Sáng nay…');
    expect(cutText('Sáng nay khối 3', 10, '...')).toBe('Sáng na...');
    expect(cutText('Sáng nay', 1)).toBe('S');
    expect(cutAtWord('chủ trì, 80 đại biểu', 14)).toBe('chủ trì, 80…');
    expect(cutAtWord('chủ trì, 80 đại biểu', 12)).toBe('chủ trì, 80…');
    expect(cutAtWord('chủ trì', 7)).toBe('chủ trì');
    expect(cutText('Sáng nay', 0)).toBe('');
  });

  it('keeps an emoji sequence and a letter with its marks whole', () => {
    expect(cutText('👨‍👩‍👧‍👦 Gia đình', 5)).toBe('…');
    expect(cutText('👨‍👩‍👧‍👦 Gia đình', 8)).toBe('👨‍👩‍👧‍👦…');
    expect(cutText('ệệ'.normalize('NFD'), 5)).toBe('ệ…'.normalize('NFD'));
  });

  it('never leaves half a character, and never more than the limit', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, brokenText, fc.string({ unit: 'grapheme' })), fc.nat(40), (text, max) => {
        const cut = cutText(text, max);
        expect(cut.isWellFormed()).toBe(true);
        expect(Array.from(cut).length).toBeLessThanOrEqual(max);
      }),
    );
  });
});

describe('sentences and paragraphs', () => {
  it('a sentence does not end after "TP." or an initial', () => {
    expect(firstSentence('Đoàn TP. Hải Phòng thăm ông T. ở khối 2. Cụ rất vui.')).toBe(
      'Đoàn TP. Hải Phòng thăm ông T. ở khối 2.',
    );
    expect(firstSentence('Sản lượng 18.5 tấn mật! Bà con vui.')).toBe('Sản lượng 18.5 tấn mật!');
    expect(firstSentence('“Ai cũng vui.” Cụ nói.')).toBe('“Ai cũng vui.”');
  });

  it('the first line is taken if there is no full stop', () => {
    expect(firstSentence('\n  Khối 3 dọn vệ sinh\nsáng nay có 40 người')).toBe('Khối 3 dọn vệ sinh');
    expect(firstSentence('  ')).toBe('');
  });

  it('each sentence is returned with its position', () => {
    const text = ' Một. Hai!  Ba';
    expect(sentencesOf(text).map(({ start, end }) => text.slice(start, end))).toEqual(['Một.', 'Hai!', 'Ba']);
  });

  it('blank lines separate paragraphs; without blank lines, every line does', () => {
    expect(splitParagraphs('Một\r\nhai\n \n\nBa\n')).toEqual(['Một\nhai', 'Ba']);
    expect(splitParagraphs('Một\nhai\n')).toEqual(['Một', 'hai']);
    expect(splitParagraphs(' \n ')).toEqual([]);
  });
});
