/**
 * 1/7/2025: three wards become phường Lê Đại Hành, and on the next day their people write to
 * its bot. The cast: a citizen with a code on her receipt, a contributor with an unfinished
 * draft, a deputy, a former head who is now a deputy, and a reader with an old address.
 */
import { expect, it } from 'vitest';
import { openWardsStage, type Resident, type WardsStage } from '../support/wards-stage.ts';

const former = [
  { slug: 'dong-lac', code: 'DL', name: 'Đồng Lạc', domain: 'dong-lac.example.vn' },
  { slug: 'an-lac', code: 'AL', name: 'An Lạc', domain: 'an-lac.example.vn' },
  { slug: 'tan-dan', code: 'TD', name: 'Tân Dân', domain: 'tan-dan.example.vn' },
] as const;
const one = { slug: 'le-dai-hanh', code: 'LD', name: 'Lê Đại Hành', domain: 'le-dai-hanh.example.vn' };
const hourMs = 3_600_000;
const joined = 'UBND phường Lê Đại Hành nay giải quyết công việc của phường Đồng Lạc, phường An Lạc, phường Tân Dân';

interface Cast {
  readonly hanh: Resident;
  readonly ba: Resident;
  readonly hoa: Resident;
  readonly minh: Resident;
  readonly lan: Resident;
  readonly tu: Resident;
}

/** Both wards have assigned HD-2506-0001. In An Lạc one item is published, one waits, one is a draft, and an answer waits. */
async function dayBefore(stage: WardsStage, { hanh, ba, hoa, minh, lan, tu }: Cast): Promise<void> {
  await stage.appoint('dong-lac', hanh, 'head');
  await stage.appoint('an-lac', hoa, 'head');
  await stage.appoint('an-lac', minh, 'deputy');
  await stage.appoint('an-lac', lan, 'contributor');
  ba.says('dong-lac', 'Cho tôi hỏi bao giờ sửa đường khối 1?');
  await ba.sees('dong-lac', 'mã HD-2506-0001');
  tu.says('an-lac', 'Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
  await tu.sees('an-lac', 'mã HD-2506-0001');
  await minh.choosesOn('an-lac', 'HD-2506-0001', 'Giao');
  await minh.choosesOn('an-lac', 'chọn người dự thảo', 'Vũ Thị Hoa');
  await hoa.choosesOn('an-lac', 'HD-2506-0001', 'Viết trả lời');
  await hoa.sees('an-lac', 'viết câu trả lời');
  hoa.says('an-lac', 'Kính gửi Ông/Bà. Cần tờ khai và giấy tờ chứng minh chỗ ở.');
  await hoa.sees('an-lac', 'đã trình duyệt');
  await lan.sends('an-lac', 1, 'Khối 1 trồng cây\nSáng nay, 40 người dân khối 1 trồng 20 cây xanh.\nNguồn: tôi có mặt');
  await lan.choosesOn('an-lac', 'Khối 1 trồng cây', 'Gửi');
  await minh.choosesOn('an-lac', 'Khối 1 trồng cây', 'Duyệt đăng');
  await lan.sees('an-lac', 'đã được đăng');
  await lan.sends('an-lac', 1, 'Khối 2 nạo vét kênh\nSáng nay, 50 người dân khối 2 nạo vét kênh.\nNguồn: tôi có mặt');
  await lan.choosesOn('an-lac', 'nạo vét kênh', 'Gửi');
  await minh.sees('an-lac', 'nạo vét kênh');
  await lan.sends('an-lac', 1, 'Khối 3 họp dân\nSáng nay, 60 người dân khối 3 họp bàn làm đường.\nNguồn: tôi có mặt');
  await lan.sees('an-lac', 'Khối 3 họp dân');
  lan.says('an-lac', 'nhuận bút của tôi');
  expect(await lan.sees('an-lac', 'Nhuận bút cá nhân')).toContain('AL-2506-0001 Khối 1 trồng cây');
}

it('On the day after three wards merge, everyone finds their items, questions and payments at their old bot and address', {
  timeout: 240_000,
}, async () => {
  const stage = await openWardsStage(new Date('2025-06-30T02:00:00Z'));
  try {
    for (const ward of former) await stage.layOut(ward);
    await stage.begin();
    const cast: Cast = {
      ...{ hanh: stage.stranger('Lê Thị Hạnh'), ba: stage.stranger('Ông Ba'), hoa: stage.stranger('Vũ Thị Hoa') },
      ...{ minh: stage.stranger('Trần Văn Minh'), lan: stage.stranger('Nguyễn Thị Lan'), tu: stage.stranger('Bà Tư') },
    };
    await dayBefore(stage, cast);
    const { hanh, ba, hoa, minh, lan, tu } = cast;
    const [, item = ''] = /\/w\/an-lac(\/tin\/\S+)/u.exec(await lan.sees('an-lac', '/w/an-lac/tin/')) ?? [];
    const pageOfBefore = await (await fetch(`${stage.url()}/w/an-lac${item}`)).text();
    const shownBefore = [...new Set(pageOfBefore.match(/\/w\/an-lac\/[^"\s]*/gu))];
    await stage.end();

    stage.clock.advance(15 * hourMs);
    await stage.layOut(one);
    for (const who of Object.values(cast)) stage.knows(one.slug, who);
    for (const { slug } of former) await stage.types('merge-ward', slug, one.slug, '--since', '2025-07-01');
    stage.clock.advance(9 * hourMs);
    await stage.begin();
    const here = one.slug;

    // The deputy finds the work of both wards and signs the waiting answer. The asker has not
    // written to this bot yet, so the answer is held.
    minh.says(here, 'câu hỏi');
    expect(await minh.sees(here, joined)).toContain('mã cũ vẫn tra cứu được');
    expect(await minh.sees(here, 'Câu hỏi đang chờ (2)')).toContain('HD-2506-0002 · Cho tôi hỏi thủ tục');
    minh.says(here, 'HD-2506-0002');
    await minh.choosesOn(here, 'chứng minh chỗ ở', 'Duyệt');
    // A card from the old bot does not count here: the item is shown before it can be signed. This comes before the list, because
    // the list sends the item's card too.
    minh.says(here, 'D AL-2506-0002');
    await minh.sees(here, 'chưa xem bài AL-2506-0002');
    minh.says(here, 'bài chờ duyệt');
    await minh.sees(here, 'AL-2506-0002 · Khối 2 nạo vét kênh');
    await minh.choosesOn(here, 'nạo vét kênh', 'Duyệt đăng');

    // The head of a dissolved ward is told her new role and has only its permissions; the other head stays head.
    hoa.begins(here);
    await hoa.sees(here, 'giữ vai trò: Phó Trưởng ban');
    hanh.begins(here);
    await hanh.sees(here, 'Chào đồng chí Lê Thị Hạnh');
    await hoa.sees(here, 'Chào đồng chí Vũ Thị Hoa');
    expect(hanh.read(here).join('\n')).toContain('Thành viên, mời tham gia');
    expect(hoa.read(here).join('\n')).not.toContain('Thành viên, mời tham gia');

    // The asker gets the announcement, the notice about stored data and her answer, and finds
    // her question by the code on her receipt.
    tu.begins(here);
    await tu.sees(here, joined);
    await tu.sees(here, 'UBND phường Lê Đại Hành lưu tin nhắn');
    expect(await tu.sees(here, 'chứng minh chỗ ở')).toContain('HD-2506-0002');
    tu.says(here, 'HD-2506-0001');
    expect(await tu.sees(here, 'mã trước đây HD-2506-0001')).toMatch(/^Câu hỏi HD-2506-0002 .*đăng ký tạm trú/u);
    ba.begins(here);
    await ba.sees(here, joined);
    ba.says(here, 'HD-2506-0001');
    expect(await ba.sees(here, 'sửa đường khối 1')).toMatch(/^Câu hỏi HD-2506-0001 “/u);

    // The contributor can continue her draft, her submitted item is decided, and her royalty of the former ward is kept.
    lan.says(here, 'bài của tôi');
    await lan.sees(here, joined);
    expect(await lan.sees(here, 'Bài của anh/chị')).toMatch(/AL-2506-0003 · Khối 3 họp dân · bản nháp/u);
    lan.says(here, 'nhuận bút của tôi');
    expect(await lan.sees(here, 'Nhuận bút cá nhân')).toMatch(
      /Tháng 06\/2025, bản 1 .*\n.*AL-2506-0001 Khối 1 trồng cây/u,
    );
    await lan.choosesOn(here, 'Bài của anh/chị', 'Tiếp tục bài đang viết');
    await lan.choosesOn(here, 'Khối 3 họp dân', 'Gửi');
    await lan.sees(here, 'đã nhận tin “Khối 3 họp dân”, mã AL-2506-0003');
    await hanh.sees(here, 'AL-2506-0003');
    await lan.sees(here, 'đã được đăng: “Khối 2 nạo vét kênh”');
    // A role that the merge did not change is not announced.
    for (const who of [hanh, minh]) expect(who.read(here).join('\n')).not.toContain('giữ vai trò');
    // The announcement is sent only once to each person.
    for (const who of Object.values(cast))
      expect(who.read(here).filter((text: string) => text.includes(joined))).toHaveLength(1);

    // The reader finds the item, its photos, and every page that it linked to under the new name.
    const answer = await fetch(`${stage.url()}/w/an-lac${item}`);
    expect(answer.url).toBe(`${stage.url()}/w/le-dai-hanh${item}`);
    expect(await answer.text()).toContain('Khối 1 trồng cây');
    expect(shownBefore.filter((address) => address.includes('/media/')).length).toBeGreaterThan(1);
    for (const address of shownBefore) {
      const { status, url } = await fetch(`${stage.url()}${address}`);
      expect([address, status, new URL(url).pathname.startsWith('/w/le-dai-hanh/')]).toEqual([address, 200, true]);
    }
  } finally {
    await stage.close();
  }
});
