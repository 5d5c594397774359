/**
 * The screen of a board member when an item is submitted again, corrected or released:
 * exactly one card with buttons and one correct status.
 */
import { expect, it } from 'vitest';
import { type Player, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const text = 'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.';

const sent = async (author: Player): Promise<void> => {
  await author.says(text);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('Khối 4 ra quân', 'Gửi bài');
  await author.sees('đã nhận tin');
};

const live = ({ phone }: Player, label: string): number =>
  phone.seen().filter(({ buttons }) => buttons.some((each) => each.includes(label))).length;

it('On Telegram, only the newest card of a resubmitted item has buttons', async () => {
  const stage = await openStage({ platforms: ['telegram'] });
  const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
  const minh = await stage.person('Trần Văn Minh', 'deputy');
  const ha = await stage.person('Phạm Thị Hà', 'deputy');
  await sent(lan);
  await ha.sees('Nguyễn Thị Lan');
  await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
  await minh.choosesOn('vì lý do gì', 'ảnh');
  await lan.choosesOn('cần sửa trước khi đăng', 'Sửa bài');
  await lan.says('thêm: Hội Phụ nữ cùng tham gia.');
  await lan.choosesOn('Hội Phụ nữ', 'Gửi');
  await stage.eventually('both have the new card, and nothing else that is live', () =>
    [minh, ha].every((each) => each.count('Hội Phụ nữ') >= 2 && live(each, 'Duyệt') === 1) ? true : null,
  );
});

it('On Zalo, a correction and a return to the portal are each announced once, as what they are', async () => {
  const stage = await openStage({ platforms: ['zalo-bot'] });
  const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
  const minh = await stage.person('Trần Văn Minh', 'deputy');
  const ha = await stage.person('Phạm Thị Hà', 'deputy');
  const head = await stage.person('Vũ Thị Hoa', 'head');
  await sent(lan);
  await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt');
  await ha.sees('đồng chí Trần Văn Minh đã duyệt lúc');
  await minh.says('C 0001 đổi 60 người thành 65 người');
  await ha.sees('đề nghị đính chính');
  await ha.says('Y 0001');
  await minh.sees('đồng chí Phạm Thị Hà đã duyệt đính chính lúc');
  await minh.says('G 0001 số liệu chưa đúng');
  await ha.sees('đã gỡ khỏi Cổng');
  await minh.says('L 0001');
  await minh.choosesOn('Đăng lại đúng bản cũ?', 'Đăng lại');
  await minh.sees('đồng chí cho đăng lại lúc');
  await ha.sees('đồng chí Trần Văn Minh cho đăng lại lúc');
  await head.sees('được đăng lại trên Cổng');
  await stage.pass(1_000);
  for (const each of [minh, ha, head])
    expect(
      each.count('đăng lại'),
      each.phone
        .seen()
        .map((message) => message.text)
        .join('\n---\n'),
    ).toBe(1);
});
