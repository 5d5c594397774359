/** Requests to remove something from an item, by its number. */
import { expect, it } from 'vitest';
import { addsFileIn, correctionIn, dropIn } from '../../../src/domain/words/drop.ts';

it.each([
  ['bỏ ảnh 2 và 9', { what: 'photo', numbers: [2, 9] }],
  ['xóa tệp số 1', { what: 'file', numbers: [1] }],
  ['bo tep di', { what: 'file', numbers: [0] }],
  ['bo tep mat.pdf', { what: 'file', numbers: [0] }],
  ['bỏ tệp đính kèm đi ạ', { what: 'file', numbers: [0] }],
  ['gỡ file vừa gửi', { what: 'file', numbers: [0] }],
  ['Ảnh thứ tư mờ, lấy ra', { what: 'photo', numbers: [4] }],
  ['gỡ ba tấm đầu tiên', { what: 'photo', numbers: [1, 2, 3] }],
  ['hinh 8 hong lien quan, bo', { what: 'photo', numbers: [8] }],
  ['phu huynh khong dong y, rut toan bo anh', { what: 'photo', numbers: [] }],
  ['tháo file giấy mời ra, đưa link thôi', { what: 'file', numbers: [0] }],
])('%s', (words, drop) => {
  expect(dropIn(words)).toEqual(drop);
});

it.each([
  'bỏ tệp cũ thay tệp mới',
  'xóa tài liệu mật giúp em với ạ nhé anh',
  'bỏ ảnh đi',
  'tệp 1',
  'bỏ bài',
  'Công an xóa 2 hình vẽ bậy trên tường',
  'Ảnh này đẹp, giữ lại nha',
  'đổi thứ tự ảnh 1 và 2',
])('%s is no request to remove something', (words) => {
  expect(dropIn(words)).toBeNull();
});

it.each([
  ['Đính chính 0046: sai phụ lục', { code: '0046', rest: 'sai phụ lục' }],
  ['đính chính văn bản DL-2611-0046', { code: 'dl-2611-0046', rest: '' }],
  ['Em xin đính chính bài 0046.\nđổi 20 cây thành 22 cây', { code: '0046', rest: 'đổi 20 cây thành 22 cây' }],
])('%s names the item to correct', (words, named) => {
  expect(correctionIn(words)).toEqual(named);
});

it.each([
  'Đính chính Quyết định số 0123/QĐ-UBND ngày 19/11/2026',
  'Quyết định đính chính văn bản 0046',
  'Đính chính 0912345678',
  'đính chính bài trồng cây',
])('%s names no item', (words) => {
  expect(correctionIn(words)).toBeNull();
});

it('distinguishes a file to add from a replacement', () => {
  for (const words of ['thêm phụ lục 2', 'Bổ sung tệp biểu mẫu', 'gửi kèm theo phụ lục'])
    expect([words, addsFileIn(words)]).toEqual([words, true]);
  for (const words of ['Tệp trước thiếu phụ lục', 'tệp mới thay tệp cũ', 'bổ sung căn cứ pháp lý'])
    expect([words, addsFileIn(words)]).toEqual([words, false]);
});
