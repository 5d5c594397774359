/** What is to leave an item, by its number. */
import { expect, it } from 'vitest';
import { dropIn } from '../../../src/domain/words/drop.ts';

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
])('%s asks for something else', (words) => {
  expect(dropIn(words)).toBeNull();
});
