/**
 * A decision undone within a minute, and an article restored: by buttons on Telegram and on
 * an Official Account, by words and codes on a Zalo bot.
 */
import { describe, expect, it } from 'vitest';
import { platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { rowsOf } from '../support/rows.ts';
import { type Player, type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const caption =
  'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh tuyến đường chính và trồng 20 cây xanh.';
const title = 'Khối 4 ra quân';

const slugs = async (at: Stage): Promise<readonly string[]> => {
  const { items } = (await (await fetch(`${at.publicUrl}/api/v1/articles`)).json()) as { items: { slug: string }[] };
  return items.map(({ slug }) => slug);
};
const gone = (at: Stage) =>
  at.eventually('the portal without it', async () => ((await slugs(at)).length === 0 ? true : null));
const stateOf = async (at: Stage) => (await at.submissions())[0]?.state;
const audited = async (at: Stage): Promise<readonly string[]> =>
  (await rowsOf(at.core).selectFrom('audit_log').select('action').execute()).map(({ action }) => action);

describe.each(platformsForThisRun('telegram'))('on %s', (platform) => {
  const takeBack = (who: Player, words: string): Promise<void> =>
    platform === 'zalo-bot'
      ? who.says('hoàn tác')
      : who.choosesOn(platform === 'zalo-oa' && words === 'Đã đăng' ? 'đã duyệt lúc' : words, 'Hoàn tác');
  const sent = async (at: Stage) => {
    const lan = await at.person('Nguyễn Thị Lan', 'contributor');
    const minh = await at.person('Trần Văn Minh', 'deputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('1 ảnh', 'Gửi');
    await minh.sees('Nguyễn Thị Lan');
    return { lan, minh };
  };

  /** Where cards cannot change, a new card is sent, and typed commands refer to the card that was shown last. */
  const approveAnew = async (at: Stage, who: Player): Promise<void> => {
    if (platform !== 'telegram')
      await at.eventually('the item anew', () => (who.count('Chờ duyệt') === 2 ? true : null));
    await at.pass(1);
    await who.choosesOn('Chờ duyệt', 'Duyệt đăng');
  };

  it('Undoing an approval removes the article, and approving again restores it once', async () => {
    const stage = await openStage({ platforms: [platform] });
    const { lan, minh } = await sent(stage);
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    const { slug } = (await stage.article(title)) as unknown as { slug?: string };
    await lan.sees('đã được đăng');
    await takeBack(minh, 'Đã đăng');
    await gone(stage);
    await lan.sees('tạm gỡ khỏi Cổng');
    expect(await stateOf(stage)).toBe('submitted');
    // The item is back with the board at the same step.
    await approveAnew(stage, minh);
    const again = (await stage.article(title)) as unknown as { slug?: string };
    expect(again.slug).toBe(slug);
    await stage.eventually('the author to hear of it', () => (lan.count('đã được đăng') === 2 ? true : null));
    expect(lan.count('tạm gỡ khỏi Cổng')).toBe(1);
    expect((await audited(stage)).filter((action) => ['approve', 'undo'].includes(action))).toEqual([
      'approve',
      'undo',
      'approve',
    ]);
  });

  it('After sixty seconds an approval can no longer be undone, and the person is told', async () => {
    const stage = await openStage({ platforms: [platform] });
    const { lan, minh } = await sent(stage);
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article(title);
    await lan.sees('đã được đăng');
    await stage.pass(61_000);
    await minh.says('hoàn tác');
    await minh.sees('Đã quá 60 giây');
    expect(await stateOf(stage)).toBe('published');
    if (platform === 'telegram')
      await stage.eventually('a card without the button', () =>
        minh.phone.seen().some(({ buttons }) => buttons.includes('Hoàn tác')) ? null : true,
      );
  });

  it('A return can be undone before the author edits the item, and a taken-down item can be published again', async () => {
    const stage = await openStage({ platforms: [platform] });
    const { lan, minh } = await sent(stage);
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.choosesOn('vì lý do gì', 'ghi rõ nguồn');
    await lan.sees('cần sửa trước khi đăng');
    await takeBack(minh, 'đã trả lại');
    await lan.sees('rút lại việc trả bài');
    expect(await stateOf(stage)).toBe('submitted');
    await approveAnew(stage, minh);
    await stage.article(title);
    await stage.pass(120_000);
    await minh.choosesOn(platform === 'telegram' ? 'Đã đăng' : 'bài đã đăng', 'Gỡ bài');
    await minh.choosesOn('khỏi Cổng vì lý do gì', 'thông tin chưa đúng');
    await gone(stage);
    await lan.sees('đã được gỡ khỏi Cổng');
    await stage.pass(120_000);
    await minh.choosesOn('khỏi Cổng lúc', 'Đăng lại');
    await minh.choosesOn('Đăng lại đúng bản cũ?', 'Đăng lại');
    expect((await stage.article(title)).page).toContain('trồng 20 cây xanh');
    await lan.sees('đã được đăng lại');
    expect(lan.count('đã được đăng lại')).toBe(1);
    const [item] = await stage.submissions();
    expect(item?.standing.publication?.version).toBe(item?.revision);
  });

  it('A rejection and a taking down can be undone within a minute', async () => {
    const stage = await openStage({ platforms: [platform] });
    const { lan, minh } = await sent(stage);
    await minh.choosesOn('Nguyễn Thị Lan', 'Từ chối');
    await minh.choosesOn('vì lý do gì', 'không thuộc phạm vi');
    await lan.sees('Bài chưa đăng được');
    await takeBack(minh, 'đã từ chối');
    await lan.sees('rút lại việc từ chối bài');
    expect(await stateOf(stage)).toBe('submitted');
    await approveAnew(stage, minh);
    await stage.article(title);
    await stage.pass(120_000);
    await minh.choosesOn(platform === 'telegram' ? 'Đã đăng' : 'bài đã đăng', 'Gỡ bài');
    await minh.choosesOn('khỏi Cổng vì lý do gì', 'thông tin chưa đúng');
    await gone(stage);
    await takeBack(minh, 'khỏi Cổng lúc');
    expect((await stage.article(title)).page).toContain('trồng 20 cây xanh');
    expect((await audited(stage)).filter((action) => ['reject', 'unpublish', 'undo'].includes(action))).toEqual([
      'reject',
      'undo',
      'unpublish',
      'undo',
    ]);
  });
});
