import { expect, it } from 'vitest';
import { amountInWords } from '../../src/domain/text/amount-in-words.ts';

it.each([
  [50_600, 'Năm mươi nghìn sáu trăm đồng'],
  [101_000, 'Một trăm linh một nghìn đồng'],
  [115_000, 'Một trăm mười lăm nghìn đồng'],
  [21_000, 'Hai mươi mốt nghìn đồng'],
  [11_000, 'Mười một nghìn đồng'],
  [1_015_000, 'Một triệu không trăm mười lăm nghìn đồng'],
  [1_005_500, 'Một triệu không trăm linh năm nghìn năm trăm đồng'],
  [2_000_005, 'Hai triệu không trăm linh năm đồng'],
  [3_404_000, 'Ba triệu bốn trăm linh bốn nghìn đồng'],
  [10_000_000, 'Mười triệu đồng'],
  [1_000_000_000, 'Một tỷ đồng'],
  [0, 'Không đồng'],
  [24, 'Hai mươi tư đồng'],
  [14, 'Mười bốn đồng'],
  [1_000_000_001, 'Một tỷ không trăm linh một đồng'],
  [1_234_567_891, 'Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi mốt đồng'],
  [-12_650, 'Âm mười hai nghìn sáu trăm năm mươi đồng'],
])('writes %i as words', (amount, words) => {
  expect(amountInWords(amount)).toBe(words);
});

it('refuses an amount with a fraction of a đồng', () => {
  expect(() => amountInWords(0.5)).toThrow(/not a whole amount/u);
});
