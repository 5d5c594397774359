/**
 * While a message waits for a choice, it covers the earlier prompt; once it is settled, the prompt is active again (words §1).
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Person } from '../../src/domain/person/person.ts';
import { type Chat, chatOn } from '../usecases/chat-on.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

let ward: OpenWard;
let chat: Chat;
let lan: Person;
let minh: Person;
beforeEach(async () => {
  ward = await openWard();
  chat = chatOn(ward);
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
  minh = await ward.person('Trần Văn Minh', 'deputy');
  await ward.person('Vũ Thị Hoa', 'head');
});
afterEach(() => ward.close());

/** An item on the deputy's card, with the prompt for the reason of the return. */
const returning = async () => {
  const item = await ward.submitted(lan);
  await ward.turn((unit) =>
    unit.stores.cards.insert({
      ...{ id: unit.ids.next() as never, submission: item.id, person: minh.id, channel: 'telegram' },
      ...{ conversation: minh.id, messageId: '1', hasPhoto: false, shownRevision: item.revision, shown: '' },
      createdAt: unit.now,
    }),
  );
  await chat.says(minh, `T ${item.code.slice(-4)}`);
  return item;
};

const charge = 'đồng chí Long ăn chặn nhuận bút của cộng tác viên';
const settles = { 'a press': 'Hỏi thông tin', 'the other press': 'Gửi khiếu nại, tố cáo' } as const;

it.each(Object.entries(settles))('the prompt for a reason is still open after %s', async (_, label) => {
  const item = await returning();
  expect(await chat.says(minh, charge)).toContain('gửi tố cáo');
  expect(await chat.presses(minh, label)).toContain('Việc trước vẫn chờ lý do viết bằng chữ');
  await chat.says(minh, 'Thiếu ảnh của buổi trồng cây');
  const after = await ward.turn(({ stores }) => stores.submissions.get(item.id));
  expect(after).toMatchObject({ state: 'returned', standing: { reason: { note: 'Thiếu ảnh của buổi trồng cây' } } });
});

it('the prompt for a source is still open, and the next message answers it', async () => {
  await ward.add(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.', { photoCount: 1 });
  await chat.says(lan, 'gửi');
  expect(await chat.says(lan, 'chị Thư văn phòng ăn chặn tiền ảnh')).toContain('gửi tố cáo');
  expect(await chat.presses(lan, 'Hỏi thông tin')).toContain('còn chờ nguồn tin');
  await chat.says(lan, 'bà Hạnh trạm trưởng');
  expect((await ward.item()).content.source).toMatchObject({ detail: 'bà Hạnh trạm trưởng' });
});

it('a new prompt replaces the older one, and a citizen is asked nothing twice', async () => {
  const item = await returning();
  await chat.says(minh, charge);
  await chat.says(minh, `K ${item.code.slice(-4)}`);
  await chat.says(minh, 'thôi');
  expect(await chat.says(minh, 'Thiếu ảnh của buổi trồng cây')).not.toContain('Đã trả lại');
  const tu = await ward.person('Phạm Văn Tư', 'citizen');
  await chat.says(tu, 'can bo thu tien khong bien lai thi sao');
  expect(await chat.says(tu, 'hỏi thông tin')).not.toContain('vẫn chờ');
});
