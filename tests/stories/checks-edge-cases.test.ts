/** Edge cases of the checks: photos that arrive separately from a classified text, taking down, late photos, failed turns. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { afterSettling } from '../../src/usecases/check/settle.ts';
import type { PlatformName } from '../support/phones.ts';
import { connectionsOf, layOutDatabases, rowsOf } from '../support/rows.ts';
import { type Stage, stagePerTest } from '../support/stage.ts';
import { aPhoto, eventually } from '../support/world.ts';

const openStage = stagePerTest();

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
/** Files whose name or content contains one of these words. */
const holders = (folder: string, words: readonly string[]): readonly string[] =>
  filesIn(folder).filter((path) => {
    const content = readFileSync(path);
    return words.some((word) => content.includes(word) || path.includes(word));
  });
const settled = async ({ system }: Stage): Promise<void> => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  await system.queue.idle();
};
const secret = 'TUYỆT MẬT\nSơ đồ bố trí FOXTROT-2';
const minuteMs = 60_000;

describe('photos sent separately from a state secret', () => {
  it('Photos sent just before or after a secret on Zalo are removed with one neutral reply; older and later photos stay', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const [early, before, after, late] = await Promise.all([1, 2, 3, 4].map(() => aPhoto()));
    if (!early || !before || !after || !late) throw new Error('no photos');
    await lan.says('Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    lan.phone.photos([early]);
    await lan.sees('1 ảnh');
    await stage.pass(3 * minuteMs);

    lan.phone.photos([before]);
    await lan.sees('2 ảnh');
    await settled(stage);
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, [hashOf(before.bytes)])).not.toEqual([]);
    await lan.says(secret);
    await lan.sees('hệ thống đã dừng xử lý và không lưu nội dung');
    await lan.sees('Ảnh gửi cùng lúc');
    lan.phone.photos([after]);
    await settled(stage);
    const [item] = await stage.submissions();
    expect(item).toMatchObject({ state: 'draft' });
    expect(item?.photos.map(({ fate }) => (fate.state === 'stored' ? fate.hash : fate.state))).toEqual([
      hashOf(early.bytes),
    ]);
    expect(item?.content.parts).toHaveLength(1);
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, [hashOf(before.bytes), hashOf(after.bytes), 'FOXTROT-2'])).toEqual([]);
    expect(lan.count('Ảnh gửi cùng lúc')).toBe(1);
    expect(hoa.count('nghi có dấu chỉ độ mật')).toBe(1);

    await stage.pass(3 * minuteMs);
    lan.phone.photos([late]);
    await eventually('the late photo is kept', async () => {
      const [now] = (await stage?.submissions()) ?? [];
      return now?.photos.length === 2 ? now : null;
    });
  });

  it('After the head’s permission, the photos can be sent again with the text', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Khai trương quán chè\nMẬT\nSáng nay, quán chè của chị Mật khai trương tại khối 4.\nNguồn: chị Mật');
    await hoa.chooses('Cho gửi lại một lần');
    await lan.sees('xin gửi lại một lần');
    lan.phone.photos([await aPhoto()]);
    await eventually('the photo is kept', async () => {
      const [item] = (await stage?.submissions()) ?? [];
      return item?.photos.length === 1 ? item : null;
    });
    expect(lan.count('Ảnh gửi cùng lúc')).toBe(0);
  });

  it('A citizen’s photos sent beside a secret are not attached to their next question', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    await stage.person('Vũ Thị Hoa', 'head');
    const tu = stage.stranger('Bà Tư');
    tu.phone.photos([await aPhoto()]);
    await eventually('it was heard', () => (tu.phone.seen().length > 0 ? true : null));
    await settled(stage);
    await tu.says(secret);
    await tu.sees('Ảnh gửi cùng lúc');
    await tu.says('Bao giờ đường khối 5 được sửa?');
    await tu.sees('15 ngày làm việc');
    await settled(stage);
    expect(await rowsOf(stage.core).selectFrom('question_photo').selectAll().execute()).toEqual([]);
  });
});

describe('photos that a citizen sends near a secret', () => {
  it('The photos are removed from the question and the media store; earlier photos of the question stay', async () => {
    const stage = await openStage({ platforms: ['zalo-oa'] });
    await stage.person('Vũ Thị Hoa', 'head');
    const tu = stage.stranger('Bà Tư');
    const [early, near] = await Promise.all([1, 2].map(() => aPhoto()));
    if (!early || !near) throw new Error('no photos');
    const kept = async () =>
      (await rowsOf(stage?.core).selectFrom('question_photo').select('hash').execute())?.map(({ hash }) => hash);
    await tu.says('Bao giờ đường khối 5 được sửa?');
    await tu.sees('15 ngày làm việc');
    tu.phone.photos([early]);
    await eventually('the first is kept', async () => ((await kept())?.[0] ? true : null));
    await stage.pass(3 * minuteMs);
    tu.phone.photos([near]);
    await eventually('the second is kept', async () => ((await kept())?.[1] ? true : null));
    await settled(stage);

    await tu.says(secret);
    await tu.sees('Ảnh gửi cùng lúc');
    await settled(stage);
    expect(await kept()).toEqual([hashOf(early.bytes)]);
    expect((await stage.questions())[0]?.standing.addenda).toHaveLength(1);
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, [hashOf(near.bytes), 'FOXTROT-2'])).toEqual([]);
  });
});

describe.each<PlatformName>(['telegram', 'zalo-oa', 'zalo-bot'])('a published item on %s', (platform) => {
  it('A published item is taken down once, and its author gets the reason', async () => {
    const stage = await openStage({ platforms: [platform] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    const minh = await stage.person('Trần Văn Minh', 'deputy');
    const title = 'Khối 4 trồng cây';
    await lan.says(`${title}\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan`);
    await lan.choosesOn('Hạn: ', 'Gửi');
    await minh.choosesOn('Chờ duyệt', 'Duyệt đăng');
    await stage.article(title);
    const [{ code = '' } = {}] = await stage.submissions();
    const number = code.slice(-4);
    await lan.says(`G ${number}`);
    if (platform === 'telegram') await minh.choosesOn('Đã đăng', 'Gỡ bài');
    else {
      await minh.sees('đã đăng');
      await minh.says(`G ${number}`);
    }
    await minh.sees('khỏi Cổng vì lý do gì');
    if (platform === 'zalo-bot') await minh.says(`G ${number} 2`);
    else await minh.choosesOn('khỏi Cổng vì lý do gì', 'thông tin chưa đúng');
    expect(await lan.sees('đã được gỡ khỏi Cổng')).toContain('thông tin chưa đúng');
    await hoa.sees('Đồng chí gỡ bài: Trần Văn Minh');
    await eventually('it is gone', async () => {
      const answer = await fetch(`${stage?.publicUrl}/api/v1/articles`);
      return ((await answer.json()) as { items: readonly unknown[] }).items.length === 0 ? true : null;
    });
    expect(await (await fetch(`${stage.publicUrl}/rss.xml`)).text()).not.toContain(title);
    await hoa.says(`G ${number} 1`);
    await settled(stage);
    expect(lan.count('đã được gỡ khỏi Cổng')).toBe(1);
    expect(hoa.count('Đồng chí gỡ bài: Trần Văn Minh')).toBe(1);
    // Where cards cannot change, each person gets one message; the person who did it is addressed directly.
    if (platform !== 'telegram') {
      expect(hoa.count('khỏi Cổng')).toBe(1);
      await minh.sees('đồng chí đã gỡ khỏi Cổng');
      expect(minh.count('bởi Trần Văn Minh')).toBe(0);
    }
    const item = (await stage.submissions()).find((each) => each.code === code);
    expect(item).toMatchObject({ state: 'unpublished', standing: { reason: { code: 'wrong' } } });
  });
});

describe('consent for a photo of children', () => {
  it('The office withdraws the consent after a confirmation: the page is removed, and the author and the head are told', async () => {
    const stage = await openStage({ platforms: ['telegram'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head');
    const thu = await stage.person('Hoàng Thị Thư', 'office');
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.sends(1, 'Ngày hội đọc sách\nSáng nay các em học sinh tiểu học vui ngày hội đọc sách.\nNguồn: cô Mai');
    await lan.chooses('Cha mẹ đã đồng ý');
    await lan.sees('có thể rút lại bất cứ lúc nào');
    await settled(stage);
    await lan.chooses('Gửi');
    await hoa.choosesOn('Chờ duyệt', 'Duyệt đăng');
    await stage.article('Ngày hội đọc sách');
    const [{ code = '' } = {}] = await stage.submissions();
    await thu.says(`X ${code.slice(-4)}`);
    await thu.choosesOn('gia đình đã đồng ý', 'Rút đồng ý ảnh trẻ em');
    await thu.sees('Gia đình không còn đồng ý đăng ảnh');
    expect((await stage.submissions())[0]?.state).toBe('published');
    await thu.chooses('Xác nhận rút đồng ý');
    await hoa.sees('Đồng chí gỡ bài: Hoàng Thị Thư');
    await lan.sees('không còn đồng ý');
    expect((await stage.submissions())[0]?.state).toBe('unpublished');
    // The consent was already withdrawn.
    await thu.says(`X ${code.slice(-4)}`);
    await settled(stage);
    expect(thu.count('gia đình đã đồng ý')).toBe(1);
  });

  it('Without consent, the press to hide faces opens the page for blurring', async () => {
    const stage = await openStage({ platforms: ['telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.sends(1, 'Ngày hội đọc sách\nSáng nay các em học sinh tiểu học vui ngày hội đọc sách.\nNguồn: cô Mai');
    await lan.chooses('Đã che mặt trẻ');
    const address = await lan.link('vẽ khung lên khuôn mặt');
    await settled(stage);
    expect(await (await fetch(address)).text()).toContain('Che, cắt ảnh 1');
  });
});

describe('findings after the card was sent', () => {
  it('On Zalo, a late finding is sent once, in a separate message', async () => {
    const on = await openStage({ platforms: ['zalo-oa'] });
    const minh = await on.person('Trần Văn Minh', 'deputy');
    const lan = await on.person('Nguyễn Thị Lan', 'contributor');
    await lan.sends(1, 'Khối 4 trồng cây\nSáng nay bà con khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
    await lan.sees('Khối 4 trồng cây');
    await settled(on);
    await lan.chooses('Gửi');
    await minh.sees('Chờ duyệt');
    await settled(on);
    await on.core.unitOfWork.run(on.ward.id, async (stores) => {
      const unit = on.runtime.openUnit(stores, 'test:late');
      const [item] = await stores.submissions.inStates(['submitted'], 1);
      const [photo] = item?.photos ?? [];
      if (!item || photo?.fate.state !== 'stored') throw new Error('no item with a photo');
      const facts = { ...photo.fate.facts, width: 300, height: 200 };
      await stores.submissions.settlePhoto(photo.id, { ...photo.fate, facts });
      await afterSettling(unit, await stores.submissions.get(item.id), 'late');
    });
    expect(await minh.sees('có thêm lưu ý sau thẻ đã gửi')).toContain('nhỏ (300 × 200 điểm ảnh)');
    await settled(on);
    expect(minh.count('có thêm lưu ý sau thẻ đã gửi')).toBe(1);
  });
});

describe('a job that fails', () => {
  it('The operator’s record of a failed message keeps no secret text but keeps other text', async () => {
    const stage = await openStage({ platforms: ['telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor');
    await lan.says('Xin chào');
    await settled(stage);
    // An invalid row of this person makes each of their turns fail.
    const { db } = connectionsOf(stage.core).core;
    await db.updateTable('mandate').set({ role: 'nobody' }).where('personId', '=', lan.id).execute();
    await lan.says(secret);
    await lan.says('Khối 4 họp dân bàn việc GOLF-3');
    await eventually('both are given up', async () => {
      stage?.clock.advance(10 * minuteMs);
      stage?.system.queue.nudge();
      const dead = await db.selectFrom('inbox').select(['payload', 'kind']).where('status', '=', 'dead').execute();
      return dead.length === 2 ? dead : null;
    });
    await settled(stage);
    const dead = await db.selectFrom('inbox').select(['payload']).where('status', '=', 'dead').orderBy('id').execute();
    expect(dead.map(({ payload }) => [payload === '{}', payload.includes('GOLF-3')])).toEqual([
      [true, false],
      [false, true],
    ]);
    await layOutDatabases(stage.core, stage.dataDir);
    expect(holders(stage.dataDir, ['FOXTROT-2'])).toEqual([]);
    await db.updateTable('mandate').set({ role: 'contributor' }).where('personId', '=', lan.id).execute();
  });
});
