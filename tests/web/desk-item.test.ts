/** An item at the desk: the reason shown to a signer who may not sign this particular item. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { boardEdit } from '../../src/usecases/submission/edit-item.ts';
import { type DeskReader, type DeskWorld, openDesk } from './desk-world.ts';

let desk: DeskWorld;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

it('the page of an item tells a person with a part in it why another person must sign, and others nothing about it', async () => {
  const [deputy, other, member] = [await desk.as('deputy'), await desk.as('standingDeputy'), await desk.as('member')];
  const lan = await desk.person('Nguyễn Thị Lan', 'contributor');
  const item = await desk.sent(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
  const pageOf = async (who: DeskReader) => (await who.get(`/board/items/${item.code}`)).text;
  const why = `Đồng chí đã viết lại hơn một phần mười bài ${item.code}, nên cần một người khác duyệt.`;
  expect((await pageOf(deputy)).includes('value="approve"')).toBe(true);
  await desk.turn((unit) =>
    boardEdit(unit, deputy.person, item.id, item.revision, {
      slot: 'text',
      text: 'Hai mươi cây bàng được bà con trồng quanh nhà văn hóa trong buổi sáng thứ Tư.',
    }),
  );
  const own = await pageOf(deputy);
  expect([own.includes('value="approve"'), own.includes(why)]).toEqual([false, true]);
  const theirs = await pageOf(other);
  expect([theirs.includes('value="approve"'), theirs.includes('nên cần')]).toEqual([true, false]);
  expect(await pageOf(member)).not.toContain('nên cần');
});
