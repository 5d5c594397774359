/** From photos to the receipt on each channel: the number of messages that the bot actually sends to the author. */
import { describe, expect, it } from 'vitest';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import { platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

/** The bot's messages for an item with one changed word, one removed photo and one added photo (issue 10). */
const mostMessages = 7;

describe.each(platformsForThisRun('zalo-bot'))('on %s', (platform) => {
  it.each([
    ['whose source stands in the caption', 'Nguồn: bà Lan, trưởng khối', null],
    ['whose source is asked for', '', 'Tôi có mặt'],
  ])('Publishing an item %s takes at most seven messages', async (_what, source, chosen) => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { hasAccepted: false });
    const before = lan.phone.seen().length;
    await lan.sends(3, `Khối 6 trồng cây\nSáng nay khối 6 trồng 20 cây xanh, có ông Hải dự.\n${source}`);
    if (chosen) await lan.chooses(chosen);
    await lan.sees('3 ảnh');
    await lan.says('đổi ông Hải thành ông Hảo');
    await lan.sees('Hảo');
    await lan.says('bỏ ảnh 2');
    await lan.sees('2 ảnh');
    await lan.sends(1);
    // The current item, with its third photo.
    await lan.sees('có ông Hảo dự');
    const [item] = await stage.submissions();
    expect(item && photosOf(item)).toHaveLength(3);
    await lan.choosesOn('có ông Hảo dự', 'Gửi');
    await lan.chooses('Đồng ý');
    await lan.sees('đã nhận tin');
    await stage.pass(60_000);
    const sent = lan.phone.seen().slice(before);
    expect(sent.length, sent.map(({ text }) => text).join('\n────\n')).toBeLessThanOrEqual(mostMessages);
  });
});
