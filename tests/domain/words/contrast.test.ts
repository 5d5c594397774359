/** A correction that states both the right and the present wording, in either order. */
import { expect, it } from 'vitest';
import { contrastIn } from '../../../src/domain/words/change.ts';
import { foldedText } from '../../../src/domain/words/folded-text.ts';

it.each([
  ['102 cây chứ không phải 120', '120 cây', '102 cây'],
  ['khong phai thu hai ma la thu ba', 'thu hai', 'thu ba'],
  ['Ghi 1,2 km là sai, 2,1 km mới phải', '1,2 km', '2,1 km'],
  ['hop luc 8h chu ko phai 9h', '9h', '8h'],
  ['tổ chức ở sân đình chứ hội trường nào', 'hội trường', 'sân đình'],
  ['mười hai đội mà viết thành hai mươi đội, sửa đi', 'hai mươi đội', 'mười hai đội'],
])('%s', (words, from, to) => {
  expect(contrastIn(foldedText(words))).toMatchObject({ from, to });
});

it.each(['bài này không phải của tôi', 'em đâu phải người viết tin đó', 'Sửa lại đoạn cuối cho gọn', 'Bổ sung căn cứ'])(
  '%s is no correction',
  (words) => {
    expect(contrastIn(foldedText(words))).toBeNull();
  },
);
