/** `/lienket`: one person with several apps. The account used last gets the notices; the others are fallbacks. */
import { describe, expect, it } from 'vitest';
import { askCode, codeOf, link } from '../support/linked.ts';
import { type Player, type Stage, stagePerTest } from '../support/stage.ts';

const openStage = stagePerTest();

const minuteMs = 60_000;
const people = (at: Stage) => at.core.unitOfWork.run(at.ward.id, (stores) => stores.people.list());
const accounts = async (at: Stage, name: string) => {
  const person = (await people(at)).find((each) => each.name === name && each.status === 'active');
  if (!person) throw new Error(`nobody is ${name}`);
  return at.core.unitOfWork.run(at.ward.id, (stores) => stores.people.accountsOf(person.id));
};
const item = 'Khối 4 ra quân dọn vệ sinh đường làng\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh.';
const sendItem = async (author: Player): Promise<void> => {
  await author.sends(1, item);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('1 ảnh', 'Gửi');
  await author.sees('đã nhận tin');
};

describe('a code to link accounts', () => {
  it('After linking with a code from Telegram, notices go to the account that was used last', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head', { platform: 'telegram' });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Hoa trên Zalo', 'zalo-oa');
    await link(hoa, onZalo);
    expect(await hoa.sees('vừa nhắn mã liên kết')).toMatch(/Zalo OA, lúc \d{2}\/\d{2}\/\d{4} \d{2}:\d{2}/u);
    // The account that confirmed the link counts as used last, so the person now writes in Zalo.
    await onZalo.says('/help');
    await onZalo.sees('Chào đồng chí');
    expect((await accounts(stage, 'Vũ Thị Hoa')).map(({ channel }) => channel)).toEqual(['zalo-oa', 'telegram']);

    // Zalo was used last, so the card is sent and decided there.
    await sendItem(lan);
    await onZalo.sees('Nguyễn Thị Lan');
    expect(hoa.count('Nguyễn Thị Lan')).toBe(0);
    await hoa.says('/help');
    await hoa.sees('Chào đồng chí');
    // Telegram is used from now on; the card shown in Zalo can still be decided.
    await onZalo.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    await stage.eventually('one decision', async () => {
      const [submission] = stage ? await stage.submissions() : [];
      return submission?.standing.decidedBy?.name === 'Vũ Thị Hoa' ? true : null;
    });
  });

  it('A stranger’s code does not link a person with a role, who is told where to make one', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa', 'zalo-bot'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const stranger = stage.stranger('Kẻ lạ', 'zalo-bot');
    await stranger.says('Xin chào');
    await stranger.sees('Kính chào');
    const code = await askCode(stranger);
    await minh.says(code);
    await minh.sees('Mã liên kết phải lấy ở tài khoản này');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(1);
    await stranger.says('/choduyet');
    await stranger.sees('chưa thuộc vai trò');
  });

  it('A link code does not work with /start', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Lan Zalo', 'zalo-oa');
    await onZalo.says(`/start ${await askCode(lan)}`);
    await onZalo.sees('Kính chào');
    expect(lan.count('vừa nhắn mã liên kết')).toBe(0);
    expect(await accounts(stage, 'Nguyễn Thị Lan')).toHaveLength(1);
  });

  it('A code links nothing until its maker confirms, and never after “Không phải tôi”', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const stranger = stage.stranger('Kẻ lạ', 'zalo-oa');
    await stranger.says(await askCode(minh));
    await stranger.sees('chọn “Xác nhận” ở tài khoản đã lấy mã');
    await stranger.says('/choduyet');
    await stranger.sees('chưa thuộc vai trò');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(1);
    await minh.choosesOn('vừa nhắn mã liên kết', 'Không phải tôi');
    await minh.sees('Tài khoản đó không được liên kết');
    await minh.choosesOn('vừa nhắn mã liên kết', 'Xác nhận');
    await minh.says('/help');
    await minh.sees('Chào đồng chí');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(1);
  });

  it('A web page cannot be linked to a person who decides', async () => {
    const stage = await openStage({ platforms: ['telegram', 'web'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const page = stage.stranger('Minh', 'web');
    await page.says('Xin chào');
    await page.sees('Kính chào');
    await page.says(await askCode(minh));
    await page.sees('Trang này không dùng được với vai trò');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(1);
  });

  it('On a page that was linked earlier nothing can be decided, and no card is sent there', async () => {
    const stage = await openStage({ platforms: ['telegram', 'web'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const page = stage.stranger('Minh', 'web');
    await page.says('Xin chào');
    await page.sees('Kính chào');
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const at = stage;
    await at.core.unitOfWork.run(at.ward.id, async ({ people: store }) => {
      const citizen = (await store.list()).find(({ role }) => role === 'citizen');
      for (const account of citizen ? await store.accountsOf(citizen.id) : [])
        await store.moveAccount(account, minh.id);
    });
    await page.says('/choduyet');
    await minh.sees('Trang này không dùng được với vai trò');
    await sendItem(lan);
    await minh.sees('Nguyễn Thị Lan');
    expect(page.count('Nguyễn Thị Lan')).toBe(0);
  });

  it('A link can be undone from any of the person’s accounts, and the unlinked account is a citizen’s again', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const onZalo = stage.stranger('Minh Zalo', 'zalo-oa');
    await link(minh, onZalo);
    await minh.says('/lienket');
    await minh.choosesOn('Anh/chị đang có 2 tài khoản', 'Bỏ');
    await minh.sees('Đã bỏ liên kết 1 tài khoản');
    await onZalo.sees('Tài khoản này không còn liên kết');
    await onZalo.says('/choduyet');
    await onZalo.sees('chưa thuộc vai trò');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(1);
  });

  it('Linking keeps the citizen’s earlier question, and its answer reaches them', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Lan Zalo', 'zalo-oa');
    await onZalo.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    await onZalo.sees('HD-2611-0001');
    await link(lan, onZalo);
    const person = (await people(stage)).find(({ name }) => name === 'Nguyễn Thị Lan');
    expect((await stage.questions())[0]?.askerId).toBe(person?.id);
  });

  it('A link confirmed while a draft waits for its source joins the accounts, and the draft keeps waiting', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Lan Zalo', 'zalo-oa');
    const code = await askCode(lan);
    await lan.says(item);
    await lan.sees('Nguồn của');
    await onZalo.says(code);
    await lan.choosesOn('vừa nhắn mã liên kết', 'Xác nhận');
    await lan.sees('2 tài khoản');
    expect((await stage.submissions())[0]?.content.source).toBeNull();
    await lan.says('bà Hoa, trưởng khối');
    expect(await lan.sees('bà Hoa, trưởng khối')).toContain('Khối 4 ra quân');
  });

  it('Two people who both have a role are never linked', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head', { platform: 'telegram' });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    await lan.says(await askCode(hoa));
    await lan.sees('Mã liên kết phải lấy ở tài khoản này');
    expect(await accounts(stage, 'Vũ Thị Hoa')).toHaveLength(1);
    expect((await people(stage)).map(({ status }) => status)).toEqual(['active', 'active']);
  });

  it('A code works once, within fifteen minutes, and not for its maker', async () => {
    const stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head', { platform: 'telegram' });
    const first = stage.stranger('Hoa Zalo', 'zalo-oa');
    const second = stage.stranger('Người lạ', 'zalo-oa');
    const late = await askCode(hoa);
    await stage.pass(15 * minuteMs + 1_000);
    await second.says(`/lienket ${late}`);
    await second.sees('không đúng hoặc đã hết hạn');

    await hoa.says('/lienket');
    const code = await stage.eventually('a new code', async () => {
      const made = codeOf(await hoa.sees('Mã liên kết'));
      return made === late ? null : made;
    });
    await first.says(`/lienket ${code}`);
    await hoa.choosesOn('vừa nhắn mã liên kết', 'Xác nhận');
    await first.sees('2 tài khoản');
    await second.says(`/lienket ${code}`);
    await stage.eventually('a second refusal', () => (second.count('không đúng hoặc đã hết hạn') === 2 ? true : null));
    expect(await accounts(stage, 'Vũ Thị Hoa')).toHaveLength(2);
    const stranger = await stage.core.unitOfWork.run(stage.ward.id, async (stores) => {
      const account = await stores.people.account('zalo-oa', second.phone.accountId);
      return account && stores.people.get(account.personId);
    });
    expect([stranger?.role, stranger?.status]).toEqual(['citizen', 'active']);
  });
});
