/** `/lienket`: one person, several apps; the last used one gets the notices, the others stand in for it. */
import { afterEach, describe, expect, it } from 'vitest';
import { openStage, type Player, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

const minuteMs = 60_000;
const codeOf = (text: string): string => /Mã liên kết: ([A-Z0-9]{8})/u.exec(text)?.[1] ?? '';
const askCode = async (player: Player): Promise<string> => {
  await player.says('/lienket');
  return codeOf(await player.sees('Mã liên kết'));
};
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

describe('a code to link accounts', { timeout: 60_000 }, () => {
  it('made on Telegram and typed on Zalo: notices follow the account that was used last', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head', { platform: 'telegram' });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Hoa trên Zalo', 'zalo-oa');
    await onZalo.says(await askCode(hoa));
    expect(await onZalo.sees('Đã liên kết tài khoản Zalo OA với Vũ Thị Hoa')).toContain('2 tài khoản');
    // Whoever holds the phone on which the code was made hears of it there.
    await hoa.sees('Tài khoản Zalo OA vừa được liên kết với tài khoản này');
    expect(onZalo.count('vừa được liên kết với tài khoản này')).toBe(0);
    expect((await accounts(stage, 'Vũ Thị Hoa')).map(({ channel }) => channel)).toEqual(['zalo-oa', 'telegram']);

    // Zalo was used last: the card goes there, and is decided there.
    await sendItem(lan);
    await onZalo.sees('Nguyễn Thị Lan');
    expect(hoa.count('Nguyễn Thị Lan')).toBe(0);
    await hoa.says('/help');
    await hoa.sees('Chào anh/chị');
    // From now on Telegram; what Zalo shows still decides.
    await onZalo.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    await stage.eventually('one decision', async () => {
      const [submission] = stage ? await stage.submissions() : [];
      return submission?.standing.decidedBy?.name === 'Vũ Thị Hoa' ? true : null;
    });
  });

  it('made by a citizen’s account on Zalo and typed by somebody with a role: they keep their role', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa', 'zalo-bot'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const onZalo = stage.stranger('Minh Zalo', 'zalo-bot');
    await onZalo.says('Xin chào');
    await onZalo.sees('Kính chào');
    await minh.says(await askCode(onZalo));
    await minh.sees('Đã liên kết');
    expect(await accounts(stage, 'Trần Văn Minh')).toHaveLength(2);
    await onZalo.says('/choduyet');
    await onZalo.sees('Không có bài nào chờ');
    // What was the citizen is nobody any more.
    const left = (await people(stage)).filter(({ status }) => status === 'removed');
    expect(left.map(({ role }) => role)).toEqual(['citizen']);
  });

  it('joins what the citizen asked before: the answer finds them', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Lan Zalo', 'zalo-oa');
    await onZalo.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    await onZalo.sees('HD-2611-0001');
    await lan.says(await askCode(onZalo));
    await lan.sees('Đã liên kết');
    const person = (await people(stage)).find(({ name }) => name === 'Nguyễn Thị Lan');
    expect((await stage.questions())[0]?.askerId).toBe(person?.id);
  });

  it('typed while a draft waits for its source joins the accounts, and the draft goes on waiting', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'telegram' });
    const onZalo = stage.stranger('Lan Zalo', 'zalo-oa');
    await lan.says(item);
    await lan.sees('Nguồn của');
    await lan.says(await askCode(onZalo));
    await stage.eventually('both accounts', async () => {
      const both = stage ? await accounts(stage, 'Nguyễn Thị Lan') : [];
      return both.length === 2 ? both : null;
    });
    expect((await stage.submissions())[0]?.content.source).toBeNull();
    await lan.says('bà Hoa, trưởng khối');
    expect(await lan.sees('bà Hoa, trưởng khối')).toContain('Khối 4 ra quân');
  });

  it('never joins two people who have a role each', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
    const hoa = await stage.person('Vũ Thị Hoa', 'head', { platform: 'telegram' });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    await lan.says(await askCode(hoa));
    await lan.sees('đều đã có vai trò');
    expect(await accounts(stage, 'Vũ Thị Hoa')).toHaveLength(1);
    expect((await people(stage)).map(({ status }) => status)).toEqual(['active', 'active']);
  });

  it('opens once and for fifteen minutes; neither its maker nor a latecomer gets in', async () => {
    stage = await openStage({ platforms: ['telegram', 'zalo-oa'] });
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
