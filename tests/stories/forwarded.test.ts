/** A forwarded message was written by somebody else: it decides nothing and answers nothing until its sender says so by a press. */
import { afterEach, expect, it } from 'vitest';
import { openWorld, type Somebody, type World } from '../support/world.ts';

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const forwards = ({ world: telegram, id }: Somebody, text: string): void => {
  const forwardOrigin = { type: 'hidden_user', sender_user_name: 'Bà Năm', date: 1_700_000_000 };
  telegram.sendContent(id, { text, forward_origin: forwardOrigin });
};

const withDraft = async () => {
  const opened = await openWorld();
  world = opened;
  await opened.person('Lê Thị Hạnh', 'head');
  const lan = await opened.person('Nguyễn Thị Lan', 'contributor');
  const minh = await opened.person('Trần Văn Minh', 'deputy');
  await lan.says('Khối 4 trồng cây\nSáng nay, 40 người dân khối 4 trồng 20 cây xanh.\nNguồn: tôi có mặt');
  await lan.sees('Khối 4 trồng cây');
  const item = async () => (await opened.submissions())[0];
  return { lan, minh, item };
};

it('another person’s text becomes the reason of a return only when its sender presses so', async () => {
  const { lan, minh, item } = await withDraft();
  await lan.chooses('Gửi');
  await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
  await minh.sees('lý do');
  forwards(minh, 'Ảnh này chụp năm ngoái, không phải sáng nay.');
  await minh.sees('là tin chuyển tiếp nên chưa dùng');
  expect((await item())?.state).toBe('submitted');
  await minh.choosesOn('là tin chuyển tiếp', 'Dùng làm lý do');
  expect(await lan.sees('cần sửa trước khi đăng')).toContain('đề nghị: Ảnh này chụp năm ngoái, không phải sáng nay.\n');
  expect((await item())?.state).toBe('returned');
});
