import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmJoining, takeCode } from '../../src/chat/acts/accounts.ts';
import { list } from '../../src/chat/acts/lists.ts';
import { inviteSomebody } from '../../src/chat/acts/people.ts';
import { lookUp } from '../../src/chat/question/look-up.ts';
import { receive } from '../../src/chat/question/receive-words.ts';
import { memoryVersion } from '../../src/chat/talk/memory.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { createInvitation, invite } from '../../src/usecases/person/invite.ts';
import { createAccountCode } from '../../src/usecases/person/link-accounts.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from './core.ts';

const sender = { id: '1', displayName: 'Bà Tư' };
const telegram = { channel: 'telegram', conversation: '1', sender };
let ward: OpenWard;
let hoa: Person;
let tu: Person;

beforeEach(async () => {
  ward = await openWard();
  hoa = await ward.person('Vũ Thị Hoa', 'head');
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
});
afterEach(() => ward.close());

const anInvitation = () =>
  ward.turn((unit) =>
    createInvitation(unit, { role: 'contributor', name: 'Phạm Văn Tư', unit: null, invitedBy: hoa.id }),
  );
const roleOf = async (person: Person) => (await ward.turn(({ stores }) => stores.people.get(person.id))).role;

describe('an invitation', () => {
  it('gives the role fixed when it was created, and tells both people, with the retention periods and the undertaking', async () => {
    const { code } = await anInvitation();
    await ward.turn((unit) => takeCode(unit, tu, telegram, code));
    expect(await roleOf(tu)).toBe('contributor');
    expect(await ward.outbox()).toEqual([
      'menu',
      'tell invitation-used',
      'tell joined',
      'tell undertaking',
      'tell ask-phone-member',
    ]);
    expect(await ward.audit()).toEqual(['invited', 'joined']);
    const joined = (await ward.read(tu)).find(({ key }) => key === 'joined');
    expect(joined && ward.core.translator.say('vi', joined)).toMatch(
      /lưu khi còn làm việc; tin nhắn 30 ngày; .*Xem, xóa: nhắn “dữ liệu của tôi”/u,
    );
  });

  it('has a link for every app of the ward, the one that its creator uses first', async () => {
    const links = ['telegram', 'zalo-oa'].map((channel) => ({ channel, prefix: `https://${channel}.example/#` }));
    const account = { personId: hoa.id, conversation: '9', displayName: 'Hoa', unreachableAt: null };
    const made = await ward.turn(async (unit) => {
      await unit.stores.setSetting('start-links', JSON.stringify(links));
      await unit.stores.people.putAccount({ ...account, channel: 'zalo-oa', accountId: '9', lastUsedAt: unit.now });
      return invite(unit, hoa, 'contributor', 'Nguyễn Thị Thơm', 'khối 5');
    });
    const both = ['https://zalo-oa.example/#', 'https://telegram.example/#'].map((each) =>
      expect.stringContaining(each),
    );
    expect(made).toMatchObject({ ok: true, links: both });
  });

  it('is stored as a hash only, and accepted in lower case', async () => {
    const { code } = await anInvitation();
    const [row] = await rowsOf(ward.core).selectFrom('invitation').selectAll().execute();
    expect(JSON.stringify(row)).not.toContain(code);
    expect(await ward.turn((unit) => takeCode(unit, tu, telegram, code.toLowerCase()))).toMatchObject({ ok: true });
  });

  it('used by two people at the same moment admits one', async () => {
    const nam = await ward.person('Lê Văn Nam', 'citizen', false);
    const { code } = await anInvitation();
    const outcomes = await Promise.all(
      [tu, nam].map((person) => ward.turn((unit) => takeCode(unit, person, telegram, code))),
    );
    expect(outcomes.filter((outcome) => outcome?.ok)).toHaveLength(1);
    expect([await roleOf(tu), await roleOf(nam)].sort()).toEqual(['citizen', 'contributor']);
  });

  it('expires after seven days', async () => {
    const { code } = await anInvitation();
    ward.clock.advance(7 * 86_400_000);
    expect(await ward.turn((unit) => takeCode(unit, tu, telegram, code))).toBeNull();
    expect(await roleOf(tu)).toBe('citizen');
    expect(await ward.outbox()).toEqual([]);
  });

  it('is valid until the last moment of the seven days', async () => {
    const { code } = await anInvitation();
    ward.clock.advance(7 * 86_400_000 - 1);
    expect(await ward.turn((unit) => takeCode(unit, tu, telegram, code))).toMatchObject({ ok: true });
  });

  it.each(['', 'x', 'ABCD2345', '<b>inv_1</b>', "' OR 1=1 --", 'A'.repeat(200)])(
    'is not found with the code "%s"',
    async (code) => {
      await anInvitation();
      expect(await ward.turn((unit) => takeCode(unit, tu, telegram, code))).toBeNull();
      expect(await roleOf(tu)).toBe('citizen');
    },
  );

  it('can be created only by a person who may grant the role', async () => {
    const minh = await ward.person('Trần Văn Minh', 'deputy');
    const ha = await ward.person('Phạm Thị Thu Hà', 'standingDeputy');
    const frozen: Person = { ...hoa, status: 'frozen' };
    for (const [person, role] of [
      [minh, 'contributor'],
      [ha, 'head'],
      [ha, 'standingDeputy'],
      [hoa, 'head'],
      [frozen, 'contributor'],
      [tu, 'contributor'],
    ] as const)
      expect(await ward.turn((unit) => inviteSomebody(unit, person, { role, name: 'Ai đó' }))).toMatchObject({
        issues: [{ key: 'issue-not-entitled' }],
      });
    expect(await rowsOf(ward.core).selectFrom('invitation').selectAll().execute()).toEqual([]);
    expect(await ward.turn((unit) => inviteSomebody(unit, ha, { role: 'deputy', name: 'Ai đó' }))).toMatchObject({
      ok: true,
    });
    expect(await ward.outbox()).toEqual(['tell invitation']);
  });

  it('needs a name', async () => {
    expect(await ward.turn((unit) => inviteSomebody(unit, hoa, { role: 'contributor', name: 'x' }))).toMatchObject({
      issues: [{ key: 'issue-name-missing' }],
    });
  });

  it('is not accepted from a frozen or removed person', async () => {
    const { code } = await anInvitation();
    for (const status of ['frozen', 'removed'] as const)
      expect(await ward.turn((unit) => takeCode(unit, { ...tu, status }, telegram, code))).toBeNull();
    expect(await roleOf(tu)).toBe('citizen');
  });

  it('for a lower role does not replace a higher one', async () => {
    const { code } = await anInvitation();
    await ward.turn((unit) => takeCode(unit, hoa, telegram, code));
    expect(await roleOf(hoa)).toBe('head');
  });

  it('is listed with the people, for those who may invite', async () => {
    expect(await ward.turn((unit) => list(unit, tu, { noun: 'list', name: 'people' }))).toMatchObject({
      issues: [{ key: 'issue-not-entitled' }],
    });
    await ward.turn((unit) => list(unit, hoa, { noun: 'list', name: 'people' }));
    expect(await ward.outbox()).toEqual(['tell people']);
  });
});

describe('guessed invitation codes', () => {
  it('are refused for an hour after five wrong ones, and each is recorded', async () => {
    const { code } = await anInvitation();
    for (let wrong = 0; wrong < 5; wrong += 1)
      expect(await ward.turn((unit) => takeCode(unit, tu, telegram, 'ABCD2345'))).toBeNull();
    const tried = () => ward.turn((unit) => takeCode(unit, tu, telegram, code));
    expect(await tried()).toMatchObject({ issues: [{ key: 'issue-too-many-codes' }] });
    expect((await ward.audit()).filter((action) => action.startsWith('code'))).toEqual([
      ...Array.from({ length: 5 }, () => 'code-wrong'),
      'codes-braked',
    ]);
    ward.clock.advance(3_600_001);
    expect(await tried()).toMatchObject({ ok: true });
  });
});

describe('a question', () => {
  const asks = (text: string, messageKey = 'tg:1:1', person = tu) =>
    ward.turn((unit) =>
      receive(unit, person, {
        text,
        photos: [],
        messageKey,
        channel: 'telegram',
        conversation: '1',
        receivedAt: unit.now,
      }),
    );

  it('gets its code, its due date after fifteen working days and the explanation in one message', async () => {
    await asks('Đường khối 4 hỏng đã lâu\nBao giờ phường sửa?');
    const [question] = await ward.turn(({ stores }) => stores.questions.list());
    expect(question).toMatchObject({
      code: 'HD-2611-0001',
      title: 'Đường khối 4 hỏng đã lâu',
      state: 'received',
      dueOn: '2026-12-16',
    });
    expect(await ward.outbox()).toEqual(['tell question-new', 'tell question-receipt']);
    expect(await ward.timeline()).toEqual(['received']);
    expect(await ward.audit()).toEqual(['question-received']);
  });

  it('that arrives twice is stored once', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    await asks('Bao giờ phường sửa đường khối 4?');
    expect(await ward.turn(({ stores }) => stores.questions.list())).toHaveLength(1);
    expect(await ward.outbox()).toEqual(['tell question-new', 'tell question-receipt']);
  });

  it('can be looked up by its asker, in any spelling, and by nobody else', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    expect(await ward.turn((unit) => lookUp(unit, tu, ' hd-2611-0001 '))).toMatchObject({ ok: true });
    expect(await ward.turn((unit) => lookUp(unit, hoa, 'HD-2611-0001'))).toMatchObject({
      issues: [{ key: 'issue-code-unknown' }],
    });
    expect(await ward.outbox()).toEqual(['tell question-new', 'tell question-receipt', 'tell question-progress']);
  });

  it('can be looked up with guessed phone numbers at most ten times an hour', async () => {
    await asks('Bao giờ phường sửa đường khối 4?');
    const guess = (number: number) =>
      ward.turn((unit) => lookUp(unit, hoa, `HD-2611-0001 09${String(10_000_000 + number)}`));
    for (let number = 0; number < 10; number += 1)
      expect(await guess(number)).toMatchObject({ issues: [{ key: 'issue-code-unknown' }] });
    expect(await guess(11)).toMatchObject({ issues: [{ key: 'issue-too-many-tries' }] });
  });

  it('has a code different from item codes: an author looks up an own item', async () => {
    const lan = await ward.person('Nguyễn Thị Lan', 'contributor');
    const item = await ward.submitted(lan);
    await ward.turn((unit) => lookUp(unit, lan, item.code));
    expect((await ward.outbox()).at(-1)).toBe('tell item-state');
  });
});

describe('two linked accounts', () => {
  it('keep a question that waited for a choice, which is asked about first', async () => {
    const zalo = await ward.person('Bà Tư', 'citizen', false);
    const received = {
      text: 'Cho tôi hỏi thủ tục đăng ký tạm trú?',
      photos: [],
      messageKey: 'zalo:1',
      channel: 'zalo-oa',
      conversation: 'z1',
      receivedAt: ward.clock.now().toISOString(),
    };
    await ward.turn(({ stores, now }) =>
      stores.dialogues.write(zalo.id, memoryVersion, { open: { ask: 'pending', received } }, now),
    );
    await ward.turn(({ stores, now }) =>
      stores.tips.insert({ id: 't', person: zalo.id, text: 'x', photos: [], messageKey: 'zalo:0', at: now }),
    );
    for (const [person, channel] of [
      [zalo, 'zalo-oa'],
      [tu, 'telegram'],
    ] as const)
      await ward.turn(({ stores, now }) =>
        stores.people.putAccount({
          ...{ channel, accountId: person.id, personId: person.id, conversation: person.id },
          ...{ displayName: person.name, lastUsedAt: now, unreachableAt: null },
        }),
      );
    const code = await ward.turn((unit) => createAccountCode(unit, tu.id));
    await ward.turn((unit) => takeCode(unit, zalo, { ...telegram, channel: 'zalo-oa' }, code));
    expect(await ward.turn(({ stores }) => stores.questions.list())).toEqual([]);
    await ward.turn((unit) => confirmJoining(unit, tu, zalo.id));
    const [question] = await ward.turn(({ stores }) => stores.questions.list());
    expect(question).toMatchObject({ askerId: tu.id, body: received.text });
    const receipt = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('personId')
      .where('effect', 'like', '%question-receipt%')
      .execute();
    expect(receipt).toEqual([{ personId: tu.id }]);
    expect(await rowsOf(ward.core).selectFrom('tip').select('personId').execute()).toEqual([{ personId: tu.id }]);
  });
});
