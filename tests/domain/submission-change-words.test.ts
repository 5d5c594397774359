/** Finding words in an item, and the difference between two versions of it. */
import { describe, expect, it } from 'vitest';
import { findWords } from '../../src/domain/submission/change-words.ts';
import { arranged } from '../../src/domain/submission/photos-and-files.ts';
import { wordChangeIn } from '../../src/domain/words/change.ts';
import { foldedText } from '../../src/domain/words/folded-text.ts';
import { aContent, aPhotoOf } from './submission-builders.ts';

const content = aContent({
  parts: [{ of: 'm', text: 'Khối 6 trồng cây\nSáng nay khối 6 trồng 20 cây ở Nhà văn hóa.\nNguồn: bà Lan' }],
});
const changed = (from: string, to: string) => findWords(content, { from, to });
const textOf = ({ content: { parts } }: ReturnType<typeof findWords>) => parts[0]?.text ?? '';

describe('finding the words to change', () => {
  it('ignores case and accents, prefers the exact form, and keeps a capital', () => {
    expect(textOf(changed('Nhà văn hóa', 'nhà họp'))).toContain('ở nhà họp.');
    expect(textOf(changed('nha van hoa', 'trường học'))).toContain('ở Trường học.');
    expect(changed('khối 6', 'khối 8')).toMatchObject({ count: 1 });
    expect(changed('khoi 6', 'khối 8')).toMatchObject({ count: 2 });
    expect(textOf(changed('khoi 6', 'khối 8'))).toContain('Khối 8 trồng cây\nSáng nay khối 8');
  });

  it('finds whole words only', () => {
    expect(changed('cây ở Nhà v', 'x').count).toBe(0);
    expect(changed('2', '3').count).toBe(0);
    expect(changed('khối 7', 'khối 8')).toEqual({ count: 0, first: null, content });
  });

  it('counts once a title that repeats the text, and changes both', () => {
    const sent = { ...content, title: 'Khối 6 trồng cây' };
    const found = findWords(sent, { from: 'trồng cây', to: 'trồng hoa' });
    expect([found.count, found.content.title]).toEqual([1, 'Khối 6 trồng hoa']);
    const own = { ...content, title: 'Khối 6 làm đẹp' };
    expect(findWords(own, { from: 'làm đẹp', to: 'trồng cây' })).toMatchObject({ count: 1 });
    const lan = { ...content, source: { kind: 'person' as const, detail: 'bà Lan' } };
    expect(findWords({ ...lan, parts: [] }, { from: 'bà Lan', to: 'bà Lành' }).content.source?.detail).toBe('bà Lành');
  });
});

describe('a typed request to change words', () => {
  const asked = (words: string) => {
    const change = wordChangeIn(foldedText(words));
    return change && [change.from, change.to];
  };
  it.each([
    ['đổi 25 hộ thành 26 hộ', '25 hộ', '26 hộ'],
    ['đổi 25 hộ thành 26 hộ giúp em nhé', '25 hộ', '26 hộ'],
    ['đổi 25 gia đình thành 26 hộ', '25 gia đình', '26 hộ'],
    ['đổi hai mươi lăm hộ thành hai mươi sáu hộ', 'hai mươi lăm hộ', 'hai mươi sáu hộ'],
    ['đổi bà Lan thành bà Lành hộ em', 'bà Lan', 'bà Lành'],
    ['sửa bà Lan thành bà Lành hộ', 'bà Lan', 'bà Lành'],
  ])('"%s": is read as whole words with their unit, without courtesy words', (words, from, to) => {
    expect(asked(words)).toEqual([from, to]);
  });

  it('without accents is matched to the spelling of the text', () => {
    const people = { ...content, parts: [{ of: 'm', text: 'Có 30 hộ nghèo, 30 suất quà và 30 người dự.' }] };
    const found = findWords(people, { from: '30 nguoi', to: '45 nguoi' });
    expect(textOf(found)).toBe('Có 30 hộ nghèo, 30 suất quà và 45 người dự.');
    expect(found.first).toEqual({ from: '30 người', to: '45 người' });
    expect(textOf(findWords(people, { from: '30 hộ', to: '32 hộ' }))).toContain('32 hộ nghèo, 30 suất quà');
  });
});

describe('reordering photos', () => {
  it('uses the existing positions, drops photos not named, and leaves refused photos alone', () => {
    const refused = aPhotoOf(9, { fate: { state: 'refused', refusal: 'tooSmall' } });
    const photos = [aPhotoOf(1), aPhotoOf(2), { ...aPhotoOf(3), position: 2 }, refused];
    const after = arranged(photos, ['photo3', 'photo1']);
    expect(after.map(({ id, position, dropped }) => [id, position, dropped])).toEqual([
      ['photo1', 2, false],
      ['photo2', 2, true],
      ['photo3', 1, false],
      ['photo9', 9, false],
    ]);
  });
});
