/**
 * People whom an Official Account may no longer write to, blocked accounts, an empty
 * balance: no message is lost, and the board calls.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { tell } from '../../src/usecases/tell.ts';
import { link } from '../support/linked.ts';
import { rowsOf } from '../support/rows.ts';
import { openStage, type Player, type Stage } from '../support/stage.ts';

let stage: Stage | null = null;
let expected: readonly string[] = [];
afterEach(async () => {
  await stage?.close(expected);
  stage = null;
  expected = [];
});

const hourMs = 3_600_000;
const caption = 'Khối 4 ra quân dọn vệ sinh\nSáng nay, hơn 60 người dân khối 4 cùng dọn vệ sinh đường làng.';

const sendItem = async (author: Player, words = caption): Promise<void> => {
  await author.sends(1, words);
  await author.chooses('Tôi có mặt');
  await author.choosesOn('1 ảnh', 'Gửi');
  await author.sees('đã nhận tin');
};
const outbox = (at: Stage, person: string) =>
  rowsOf(at.core)
    .selectFrom('outbox')
    .select(['status', 'effect'])
    .where('effect', 'like', `%${person}%`)
    .where('kind', 'in', ['tell', 'notice', 'card'])
    .orderBy('id')
    .execute();
const held = async (at: Stage, person: string): Promise<number> =>
  (await outbox(at, person)).filter(({ status }) => status === 'held').length;

/** Two days and an hour pass; the given people write to stay reachable. */
const silence = async (at: Stage, ...others: readonly Player[]): Promise<void> => {
  await at.pass(49 * hourMs);
  for (const other of others) await other.says('/help');
  for (const other of others) await other.sees('Chào đồng chí');
};

describe('after 48 hours of silence', () => {
  it('A held notice is listed with the phone number, a call is recorded, and the notice is sent when the person writes', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    await lan.says('0912 345 678');
    await lan.sees('0912345678');
    await sendItem(lan);
    await silence(stage, minh);
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    await stage.eventually('the notice is held', async () =>
      stage && (await held(stage, lan.id)) === 1 ? true : null,
    );
    expect(lan.count('đã được đăng')).toBe(0);

    await minh.says('/chuagui');
    const list = await minh.sees('cần gọi điện (1 người)');
    expect(list).toContain('Nguyễn Thị Lan · 0912345678 · 1 tin DL-2611-0001');
    await minh.choosesOn('cần gọi điện', 'Đã gọi Nguyễn Thị Lan');
    await minh.sees('đồng chí đã gọi Nguyễn Thị Lan');
    await minh.says('/chuagui');
    await minh.sees('đã gọi');
    const note = await rowsOf(stage.core).selectFrom('call_note').selectAll().executeTakeFirst();
    expect(note).toMatchObject({ personId: lan.id, calledBy: minh.id });
    expect(note?.calledAt).toBeGreaterThan(0);
    const audit = await rowsOf(stage.core).selectFrom('audit_log').selectAll().where('action', '=', 'called').execute();
    expect(audit).toHaveLength(1);

    await lan.says('Chào Ban Biên tập');
    expect(await lan.sees('đã được đăng')).toContain('/tin/');
    expect(lan.count('đã được đăng')).toBe(1);
    await minh.says('/chuagui');
    await minh.sees('Mọi tin đều đã gửi được');
  });

  it('A notice goes to the person’s other account', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const onTelegram = stage.stranger('Lan', 'telegram');
    await link(lan, onTelegram);
    await sendItem(lan);
    await silence(stage, minh);
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    expect(await onTelegram.sees('đã được đăng')).toContain('/tin/');
    expect(await held(stage, lan.id)).toBe(0);
    expect(lan.count('đã được đăng')).toBe(0);
  });

  it('A citizen is listed with the name and number that they left in Zalo’s form', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const tu = stage.stranger('Lê Văn Tư', 'zalo-oa');
    await tu.says('Cho tôi hỏi thủ tục đăng ký tạm trú cho cháu cần giấy tờ gì?');
    await tu.sees('HD-2611-0001');
    const person = stage.oa.person(tu.phone.accountId);
    // The platform's form, requested once, after the receipt.
    await stage.eventually('the form', () => person.received().find(({ asksInfo }) => asksInfo !== null));
    person.submitInfo({ name: 'Lê Văn Tư', phone: '84987654321' });
    await tu.sees('0987654321');
    await tu.says('Cho tôi hỏi làm giấy khai sinh cho cháu ở đâu?');
    await tu.sees('HD-2611-0002');
    expect(person.received().filter(({ asksInfo }) => asksInfo !== null)).toHaveLength(1);

    await silence(stage, minh);
    const { runtime, core, ward } = stage;
    await core.unitOfWork.run(ward.id, async (stores) => {
      const unit = runtime.openUnit(stores, 'test:say');
      const account = await stores.people.account('zalo-oa', tu.phone.accountId);
      const asker = account && (await stores.people.get(account.personId));
      if (!asker) throw new Error('the asker is missing');
      // The name comes from the form; Zalo does not report one before.
      expect([asker.name, asker.phone]).toEqual(['Lê Văn Tư', '84987654321']);
      await tell(unit, asker.id, { key: 'phone-kept', facts: { phone: '0' } }, 'test:say');
    });
    await stage.eventually('the notice is held', async () => {
      const rows = await rowsOf(core).selectFrom('outbox').select('status').execute();
      return rows.some(({ status }) => status === 'held') ? true : null;
    });
    await minh.says('/chuagui');
    expect(await minh.sees('cần gọi điện')).toContain('Lê Văn Tư · 0987654321 · 1 tin');
  });
});

describe('the morning list of unreachable people', () => {
  it('The list is neither held nor counted when its own reader is unreachable, so it does not grow by itself', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const office = await stage.person('Vũ Thị Hoa', 'office', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    const tu = stage.stranger('Bà Tư', 'zalo-oa');
    await tu.says('Xin chào');
    await tu.sees('Kính chào');
    await stage.pass(49 * hourMs);
    const { runtime, core, ward, system } = stage;
    await core.unitOfWork.run(ward.id, async (stores) => {
      const account = await stores.people.account('zalo-oa', tu.phone.accountId);
      if (!account) throw new Error('the citizen is missing');
      const unit = runtime.openUnit(stores, 'test:say');
      await tell(unit, account.personId, { key: 'phone-kept', facts: { phone: '0' } }, 'test:say');
    });
    const lists = () =>
      rowsOf(core)
        .selectFrom('outbox')
        .select(['status', 'lastError'])
        .where('personId', '=', office.id)
        .where('effect', 'like', '%"unreached"%')
        .execute();
    for (let day = 1; day <= 4; day += 1) {
      await stage.pass(24 * hourMs);
      await system.queue.idle();
    }
    const made = await lists();
    expect(made.length).toBeGreaterThan(0);
    expect(made.every(({ status }) => status === 'dropped')).toBe(true);
    await minh.says('/chuagui');
    expect(await minh.sees('cần gọi điện (1 người)')).not.toContain(office.name);
    await tu.says('Chào phường');
    await stage.eventually('all is said', async () =>
      (await rowsOf(core).selectFrom('outbox').select('status').where('status', '=', 'held').execute()).length === 0
        ? true
        : null,
    );
    await stage.pass(24 * hourMs);
    await system.queue.idle();
    const later = (await lists()).slice(made.length);
    expect(later.map(({ lastError }) => lastError)).toEqual(later.map(() => 'nothing to say any more'));
  });
});

describe('a phone number', () => {
  it('A number typed where there is no form is saved', async () => {
    stage = await openStage({ platforms: ['zalo-bot'] });
    const tu = stage.stranger('Lê Văn Tư');
    await tu.says('Xin chào');
    await tu.sees('Kính chào');
    await tu.says('0912.345.678');
    await tu.sees('Đã lưu số 0912345678');
  });
});

describe('a person who cannot be reached', () => {
  it('After a person blocked the account nothing is retried until they write; then they get everything in order', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    await sendItem(lan);
    await minh.sees('Nguyễn Thị Lan');
    const person = stage.oa.person(lan.phone.accountId);
    person.block();
    const before = stage.oa.calls.length;
    await minh.choosesOn('Nguyễn Thị Lan', 'Trả lại');
    await minh.sees('vì lý do gì');
    await minh.says('Bổ sung số cây đã trồng');
    await stage.eventually('the notice is held', async () =>
      stage && (await held(stage, lan.id)) === 1 ? true : null,
    );
    const tries = stage.oa.calls.slice(before).filter(({ userId }) => userId === person.id);
    expect(tries).toHaveLength(1);
    await minh.says('/chuagui');
    await minh.sees('Nguyễn Thị Lan');

    person.unblock();
    await lan.says('/baicuatoi');
    await lan.sees('cần sửa trước khi đăng');
    await lan.sees('Bổ sung số cây đã trồng');
    expect(lan.count('Bổ sung số cây đã trồng')).toBe(1);
  });

  it('After a person unfollowed the account no call is made until they follow again', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    await sendItem(lan);
    const person = stage.oa.person(lan.phone.accountId);
    await minh.sees('Nguyễn Thị Lan');
    person.unfollow();
    await stage.oa.deliveriesDone();
    await stage.system.queue.idle();
    const before = stage.oa.calls.length;
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    await stage.eventually('the notice is held', async () =>
      stage && (await held(stage, lan.id)) === 1 ? true : null,
    );
    expect(stage.oa.calls.slice(before).filter(({ userId }) => userId === person.id)).toEqual([]);
    person.follow();
    await lan.sees('đã được đăng');
  });

  it('When the message package is used up nothing is lost, and messages are sent when there is more', async () => {
    stage = await openStage({ platforms: ['zalo-oa', 'telegram'] });
    const lan = await stage.person('Nguyễn Thị Lan', 'contributor', { platform: 'zalo-oa' });
    const minh = await stage.person('Trần Văn Minh', 'deputy', { platform: 'telegram' });
    await sendItem(lan);
    await minh.sees('Nguyễn Thị Lan');
    const more = stage.oa.fault({ path: '/message/cs', times: 1000, effect: { kind: 'answer', error: -211 } });
    await minh.choosesOn('Nguyễn Thị Lan', 'Duyệt đăng');
    await stage.article('Khối 4 ra quân');
    await stage.eventually('a refusal', () =>
      stage?.oa.calls.some(({ answer }) => answer.error === -211) ? true : null,
    );
    expect(lan.count('đã được đăng')).toBe(0);
    more();
    await stage.pass(hourMs);
    await lan.sees('đã được đăng');
    expect(lan.count('đã được đăng')).toBe(1);
  });
});
