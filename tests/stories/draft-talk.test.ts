/** A contributor's talk with the draft: what is pressed or typed beside the point does not end up in the article. */
import { afterEach, describe, expect, it } from 'vitest';
import { openStage, type Player, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

const first = 'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.';
const second = 'Khối 7 khánh thành nhà văn hóa\nSáng nay, khối 7 khánh thành nhà văn hóa mới.';
const sendFirst = async (author: Player): Promise<void> => {
  await author.says(first);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('Khối 4 ra quân', 'Gửi bài');
  await author.sees('đã nhận tin');
};
const draftOf = async (at: Stage) => (await at.submissions()).find(({ state }) => state === 'draft');

describe('a press on an old button', { timeout: 60_000 }, () => {
  it('is refused, and the source that is asked for is still asked for', async () => {
    stage = await openStage({ platforms: ['zalo-oa'] });
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
