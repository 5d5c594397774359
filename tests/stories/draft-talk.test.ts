/**
 * A contributor's conversation about a draft: presses and messages that do not belong to the text are not added to the article.
 */
import { describe, expect, it } from 'vitest';
import { type Player, type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const first = 'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.';
const second = 'Khối 7 khánh thành nhà văn hóa\nSáng nay, khối 7 khánh thành nhà văn hóa mới.';
const sendFirst = async (author: Player): Promise<void> => {
  await author.says(first);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('Khối 4 ra quân', 'Gửi bài');
  await author.sees('đã nhận tin');
};
const draftOf = async (at: Stage) => (await at.submissions()).find(({ state }) => state === 'draft');

describe('pressing an old button', () => {
  it('An old button is refused, and the bot still waits for the source that it asked for', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await sendFirst(lan);
    await lan.says(second);
    await lan.sees('Nguồn của “Khối 7');
    await lan.choosesOn('Khối 4 ra quân', 'Gửi bài');
    await lan.sees('đã gửi rồi');
    await lan.choosesOn('Khối 4 ra quân', 'Hủy');
    await lan.sees('muốn rút bài này');
    await lan.says('161/UBND-VX');
    expect(await lan.sees('161/UBND-VX')).toContain('Khối 7');
    expect((await draftOf(stage))?.content).toMatchObject({
      parts: [{ text: second }],
      source: { detail: '161/UBND-VX' },
    });
  });
});

describe('typing the label of a button', () => {
  it('A typed label counts as its press, and a waiting choice is not stored as text', async () => {
    const stage = await openStage({ platforms: ['telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Chuyện hôm nọ ở nhà văn hóa');
    await lan.sees('là tin mới hay việc khác');
    await lan.says('Việc khác');
    await lan.sees('vẫn để đó');
    expect(lan.count('“Việc khác” là tin mới')).toBe(0);
    await lan.says('1');
    await lan.sees('Số này');
  });
});

describe.each(['zalo-oa', 'zalo-bot'] as const)('words typed instead of pressed, on %s', (platform) => {
  it('Typed words do what the button would do or show it, and none of them is published', async () => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.says(first);
    await lan.sees('Nguồn của');
    await lan.says('huỷ');
    await lan.sees('muốn hủy bài');
    await lan.chooses('Tiếp tục');
    await stage.eventually('the source asked again', () => (lan.count('Nguồn của') === 2 ? true : null));
    await lan.chooses('Tôi có mặt');
    await lan.sees('người gửi có mặt');
    await lan.says('gửi bài');
    await lan.sees('đã nhận tin');

    // The head or a deputy reconsiders.
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('thôi');
    await minh.sees('Đã bỏ qua');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await stage.eventually('asked again', () => (minh.count('vì lý do gì') === 2 ? true : null));
    await minh.chooses('Thôi, không trả lại');
    await stage.eventually('left again', () => (minh.count('Đã bỏ qua') === 2 ? true : null));
    expect((await stage.submissions())[0]?.state).toBe('submitted');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await stage.eventually('asked once more', () => (minh.count('vì lý do gì') === 3 ? true : null));
    await minh.says('Thêm số cây');
    await lan.sees('Thêm số cây');

    const shown = lan.count('người gửi có mặt');
    await lan.says('gui');
    await stage.eventually('the preview', () => (lan.count('người gửi có mặt') > shown ? true : null));
    await lan.says('D 0001');
    await lan.sees('chưa thuộc vai trò');
    await lan.says('Câu thừa.');
    await lan.sees('Câu thừa.');
    await lan.says('sửa');
    await lan.sees('muốn sửa mục nào');
    await lan.chooses('Sửa nội dung');
    await lan.sees('toàn bộ nội dung mới');
    await lan.says('Sáng nay, khối 4 dọn vệ sinh và trồng 25 cây xanh.');
    await lan.choosesOn('trồng 25 cây xanh', 'Gửi bài');
    await minh.choosesOn('trồng 25 cây xanh', 'Duyệt đăng');
    const { page } = await stage.article('Khối 4 ra quân');
    expect(page).toContain('trồng 25 cây xanh');
    for (const words of ['D 0001', '>gui<', 'Câu thừa', '>huỷ<', 'thôi']) expect(page).not.toContain(words);
  });
});
