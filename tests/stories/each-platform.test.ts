/** The whole process on a single platform: every function works on whichever platform a ward has (product, point 8). */
import { describe, expect, it } from 'vitest';
import { photosOf } from '../../src/domain/submission/photos-and-files.ts';
import type { PlatformName } from '../support/phones.ts';
import { apps, platformsForThisRun } from '../support/platforms-for-this-run.ts';
import { type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const caption =
  'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh tuyến đường chính và trồng 20 cây xanh.';

const photosOfItems = async (at: Stage) =>
  [...(await at.submissions())]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map((each) => [each.state, photosOf(each).length]);

describe.each(apps)('on %s alone', (platform) => {
  /** In `npm test` this story runs only on the given platform. */
  const itOn = (here: PlatformName, name: string, play: () => Promise<void>): void => {
    if (platformsForThisRun(here).includes(platform)) it(name, play);
  };

  it('an invited contributor sends an album of six; a deputy approves; it is on the portal', async () => {
    const stage = await openStage({ platforms: [platform] });
    const head = await stage.person('Lê Thị Hạnh', 'head');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const lan = stage.stranger('Lan');

    await head.says('/thanhvien');
    await head.chooses('cộng tác viên');
    await head.sees('họ và tên người được mời');
    await head.says('Nguyễn Thị Lan');
    const code = /Mã mời cho Nguyễn Thị Lan: ([A-Z0-9]{8})/u.exec(await head.sees('Mã mời cho'))?.[1] ?? '';
    await lan.says(code);
    await lan.sees('Chào mừng Nguyễn Thị Lan');
    await lan.chooses('Đồng ý');
    await lan.sees('có thể gửi bài');
    await head.sees('đã nhận lời mời');

    await lan.sends(6, caption);
    await lan.sees('Nguồn');
    await lan.chooses('Tôi có mặt');
    expect(await lan.sees('Hạn: ')).toContain('6 ảnh');
    await lan.choosesOn('6 ảnh', 'Gửi');
    await lan.sees('đã nhận tin');
    // Six deliveries give one draft and one question.
    expect(lan.count('Nguồn của')).toBe(1);
    expect(await stage.submissions()).toHaveLength(1);

    expect(await minh.sees('Nguyễn Thị Lan')).toContain('Khối 4 ra quân');
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    expect(await lan.sees('đã được đăng')).toContain('/tin/');
    const article = await stage.article('Khối 4 ra quân');
    expect(article.photos).toHaveLength(6);
    expect(article.authors).toEqual(['Nguyễn Thị Lan']);
    expect(article.page).toContain('trồng 20 cây xanh');
  });

  itOn('zalo-bot', 'a returned item is mended in the same thread and approved', async () => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('1 ảnh', 'Gửi');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Bổ sung số cây đã trồng');
    expect(await lan.sees('cần sửa trước khi đăng')).toContain('Bổ sung số cây đã trồng');
    await lan.chooses('Sửa bài');
    await lan.says('Đã trồng tổng cộng 25 cây xanh.');
    await lan.sees('25 cây xanh');
    await lan.says('Cây do trường tiểu học tặng.');
    await lan.sees('trường tiểu học tặng');
    expect(minh.count('25 cây xanh')).toBe(0);
    expect(minh.count('Bổ sung số cây đã trồng')).toBe(1);
    await lan.choosesOn('trường tiểu học tặng', 'Gửi');
    await minh.choosesOn('25 cây xanh', 'Duyệt đăng');
    expect((await stage.article('Khối 4 ra quân')).page).toContain('25 cây xanh');
  });

  /**
   * Returns an item with photos to its author, who sends an album of four before revising it.
   * `worded` is the index of the photo with the caption.
   */
  const returnedBeforeAlbum = async (given: {
    readonly photos: number;
    readonly worded: number;
    readonly wordedOfAlbum?: number;
  }) => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    await lan.sends(given.photos, caption, given.worded);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn(`${given.photos} ảnh`, 'Gửi');
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Bổ sung số cây đã trồng');
    await lan.sees('cần sửa trước khi đăng');
    await lan.sends(
      4,
      'Trường Tiểu học khai giảng\nSáng nay, Trường Tiểu học Đồng Lạc đón 500 học sinh vào năm học mới.',
      given.wordedOfAlbum ?? 0,
    );
    await lan.choosesOn('khai giảng', 'Tôi có mặt');
    await lan.choosesOn('4 ảnh', 'Gửi');
    await minh.sees('khai giảng');
    expect(await photosOfItems(stage)).toEqual([
      ['returned', given.photos],
      ['submitted', 4],
    ]);
    return { stage, lan };
  };

  itOn('telegram', 'an album that is sent after a return is an item of its own, with all its photos', async () => {
    const { stage, lan } = await returnedBeforeAlbum({ photos: 1, worded: 0 });
    // Now the returned item is the author's current one again.
    await lan.says('Đã trồng tổng cộng 25 cây xanh.');
    await lan.choosesOn('25 cây xanh', 'Gửi');
    const at = stage;
    await stage.eventually('both are with the board', async () => {
      const items = await photosOfItems(at);
      return items.every(([state]) => state === 'submitted') ? items : null;
    });
    expect(await photosOfItems(at)).toEqual([
      ['submitted', 1],
      ['submitted', 4],
    ]);
  });

  itOn('zalo-oa', 'an album after a return is one item, also where its last photo bears the words', async () => {
    const { stage } = await returnedBeforeAlbum({ photos: 2, worded: 1, wordedOfAlbum: 3 });
    const [returned] = await stage.submissions();
    expect(JSON.stringify(returned?.content)).not.toContain('khai giảng');
  });

  itOn('zalo-bot', 'two deputies press: one decision, the other is told who and when', async () => {
    const stage = await openStage({ platforms: [platform] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const ha = await stage.person('Phạm Thị Hà', 'deputy');
    await lan.sends(1, caption);
    await lan.chooses('Tôi có mặt');
    await lan.choosesOn('1 ảnh', 'Gửi');
    await minh.sees('Nguyễn Thị Lan');
    await ha.sees('Nguyễn Thị Lan');
    const old = ha.phone.seen().findLast(({ text }) => text.includes('Nguyễn Thị Lan'));
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    if (platform === 'telegram') {
      await ha.sees('Đã đăng');
      return;
    }
    // Messages cannot be edited here: every recipient of the card gets a message with the
    // outcome, and the old card still answers presses.
    expect(await ha.sees('đồng chí Trần Văn Minh đã duyệt lúc')).toContain('/tin/');
    const before = ha.count('Trần Văn Minh');
    if (old) ha.phone.choose(old, 'Duyệt đăng');
    await stage.eventually('an answer to the old card', () => (ha.count('Trần Văn Minh') > before ? true : null));
    expect((await stage.submissions())[0]?.standing.signatures).toHaveLength(1);
  });

  it('a citizen asks and gets a code and a date', async () => {
    const stage = await openStage({ platforms: [platform] });
    const ba = stage.stranger('Bà Tư');
    await ba.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    expect(await ba.sees('HD-2611-')).toContain('15 ngày làm việc');
  });

  itOn('zalo-oa', 'a citizen’s album is one question, whichever of its photos bears the words', async () => {
    const stage = await openStage({ platforms: [platform] });
    const photosOfQuestions = async (): Promise<readonly number[]> => {
      const questions = await stage.questions();
      return stage.core.unitOfWork.run(stage.ward.id, async (stores) => {
        const counts: number[] = [];
        for (const { id } of questions) counts.push((await stores.questions.photosOf(id)).length);
        return counts;
      });
    };
    for (const worded of [0, 1, 2]) {
      const ba = stage.stranger(`Bà Tư ${worded}`);
      await ba.sends(3, `Đèn đường ngõ ${worded + 3} khối 2 hỏng đã một tuần, bao giờ phường sửa?`, worded);
      await ba.sees('HD-2611-');
      const wanted = Array.from({ length: worded + 1 }, () => 3).join();
      await stage.eventually(
        'three photos in each question',
        async () => (await photosOfQuestions()).join() === wanted || null,
      );
    }
    expect(await photosOfQuestions()).toEqual([3, 3, 3]);
  });
});
