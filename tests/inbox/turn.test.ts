/**
 * One turn from the delivery to its answers: locked-out people still get help, and a
 * decision can be undone from the message that reports it.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wardKey } from '../../src/adapters/keys.ts';
import { createSigner } from '../../src/adapters/signer.ts';
import type { Channel } from '../../src/channel/channel.ts';
import type { Delivery, IncomingEvent } from '../../src/channel/incoming.ts';
import { button } from '../../src/chat/say/buttons.ts';
import { personId, wardId } from '../../src/domain/ids.ts';
import type { Message } from '../../src/domain/message.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import type { Role } from '../../src/domain/roles.ts';
import { createInboxWriter } from '../../src/inbox/inbox-writer.ts';
import { createTurn } from '../../src/inbox/turn.ts';
import { composeOffer, rememberOffer } from '../../src/outbox/offered.ts';
import { nowhere } from '../../src/ports/crash-point.ts';
import type { OutboxRow } from '../../src/ports/outbox.ts';
import { changeRole, remove } from '../../src/usecases/person/standing.ts';
import { actOnQuestion } from '../../src/usecases/question/act-on-question.ts';
import { keepRulesOfFile } from '../../src/usecases/ward-rules.ts';
import { rowsOf } from '../support/rows.ts';
import { type OpenWard, openWard } from '../usecases/core.ts';

const channel = {
  name: 'telegram',
  edit: async () => undefined,
  abilities: { canReceiveFiles: true, canAskContact: true },
  parse: ({ payload, occurredAt }: Delivery) => [{ ...(JSON.parse(payload) as object), occurredAt } as IncomingEvent],
} as unknown as Channel;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined, debug: () => undefined };

let ward: OpenWard;
let lan: Person;
beforeEach(async () => {
  ward = await openWard();
  await ward.person('Vũ Thị Hoa', 'head');
  lan = await ward.person('Nguyễn Thị Lan', 'contributor');
});
afterEach(() => ward.close());

let told = 0;
/** The answers to this person for this message. */
const heard = async (
  person: Person,
  text: string,
  saidAt = ward.clock.now(),
  forwardedFrom: { readonly kind: 'hidden'; readonly name: string } | null = null,
): Promise<readonly Message[]> => {
  await ward.turn(({ stores, now }) =>
    stores.people.putAccount({
      ...{ channel: 'telegram', accountId: person.id, personId: person.id, conversation: person.id },
      ...{ displayName: person.name, lastUsedAt: now, unreachableAt: null },
    }),
  );
  const before = (await ward.read(person)).length;
  const event = {
    ...{ kind: 'text', channel: 'telegram', conversation: person.id, isGroup: false, messageId: String(++told) },
    ...{
      sender: { id: person.id, displayName: person.name },
      text,
      order: told,
      externalId: `m${told}`,
      forwardedFrom,
    },
  };
  const row = {
    ...{ channel: 'telegram', externalId: `m${told}`, kind: 'text', lane: person.id, priority: 5 },
    ...{ occurredAt: saidAt, payload: JSON.stringify(event) },
  };
  await createInboxWriter(ward.core.storage, ward.clock, () => undefined).receive(ward.ward.id, [row as never]);
  const { id } = await rowsOf(ward.core)
    .selectFrom('inbox')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const turn = createTurn({
    ...{ ward: ward.ward.id, channels: new Map([['telegram', channel]]), unitOfWork: ward.core.unitOfWork },
    ...{ signer: createSigner(wardKey(ward.dataDir, ward.ward.id)), log, reach: nowhere, openUnit: ward.open },
  });
  await turn({ payload: { inbox: id }, priority: 5 } as never);
  return (await ward.read(person)).slice(before);
};
const writes = async (person: Person, text: string): Promise<string> =>
  (await heard(person, text)).map((message) => ward.core.translator.say('vi', message)).join('\n');

for (const [status, why] of [
  ['frozen', 'Tài khoản đang tạm khóa'],
  ['removed', 'Vai trò của tài khoản này đã kết thúc'],
] as const)
  it(`A person whose account is ${status} is refused with the true reason, but a cry for help gets emergency numbers and opens a case`, async () => {
    await ward.turn(({ stores }) => stores.people.save({ ...lan, status }));
    expect(await writes(lan, 'bài của tôi')).toContain(why);
    expect(await writes(lan, 'cháy nhà rồi cứu với')).toContain('114');
    expect(await rowsOf(ward.core).selectFrom('danger_case').selectAll().execute()).toHaveLength(1);
  });

it('A member whose role ended is told so and follows their own question as a citizen, and the office gets the questions that they had to answer', async () => {
  const binh = await ward.person('Đỗ Văn Bình', 'member');
  const office = await ward.person('Lê Thị Thu', 'office');
  await writes(binh, '/hoi');
  await writes(binh, 'Cột đèn ngõ 7 khối 4 bao giờ sửa xong ạ?');
  const other = await ward.person('Nguyễn Văn Tư', 'citizen');
  await writes(other, 'Lịch tiêm phòng dại của phường năm nay là ngày nào ạ?');
  const asked = await ward.turn(({ stores }) => stores.questions.list());
  const own = asked.find(({ askerId }) => askerId === binh.id);
  const theirs = asked.find(({ askerId }) => askerId === other.id);
  if (!own || !theirs) throw new Error(`no questions: ${asked.map(({ body }) => body).join(' | ')}`);
  const assign = { type: 'assign', to: actorOf(binh) } as const;
  expect(await ward.turn((unit) => actOnQuestion(unit, office, theirs.id, assign))).toMatchObject({ ok: true });
  await ward.turn(async (unit) => remove(unit, null, await unit.stores.people.get(binh.id)));
  const said = async (person: Person): Promise<string> =>
    (await ward.read(person)).map((message) => ward.core.translator.say('vi', message)).join('\n');
  expect(await said(binh)).toContain('Ông/Bà vẫn hỏi và tra cứu như mọi người dân');
  expect(await said(office)).toContain(
    `Đỗ Văn Bình không còn giữ vai trò. 1 câu hỏi đang giao cần giao lại: ${theirs.code}`,
  );
  expect(await writes(binh, 'câu hỏi của tôi tới đâu rồi')).toContain(own.code);
  expect(await writes(binh, '/choduyet')).not.toContain(theirs.code);
});

it('A person who gets another role is told their new role', async () => {
  await ward.turn(async (unit) => changeRole(unit, null, await unit.stores.people.get(lan.id), 'deputy'));
  const said = (await ward.read(lan)).map((message) => ward.core.translator.say('vi', message)).join('\n');
  expect(said).toContain('Từ nay đồng chí giữ vai trò: Phó Trưởng ban');
  expect(said).toContain('PIN');
});

it('The answer to a typed decision has an **Hoàn tác** button, and pressing it takes the decision back', async () => {
  const deputy = await ward.person('Trần Văn Minh', 'deputy');
  const item = await ward.submitted(lan, 'Khối 4 trồng cây\nSáng nay khối 4 trồng 20 cây xanh.\nNguồn: bà Lan');
  await ward.turn((unit) =>
    unit.stores.cards.insert({
      ...{ id: unit.ids.next() as never, submission: item.id, person: deputy.id, channel: 'telegram' },
      ...{ conversation: deputy.id, messageId: '1', hasPhoto: false, shownRevision: item.revision, shown: '' },
      createdAt: unit.now,
    }),
  );
  const [answer] = await heard(deputy, `D ${item.code.slice(-4)}`);
  expect(answer && ward.core.translator.say('vi', answer)).toBe(`Đã duyệt ${item.code}.`);
  expect(answer?.buttons).toEqual([[expect.objectContaining({ action: 'undo', subject: item.id })]]);
});

it('A number that was typed before the newest list was sent selects nothing from it', async () => {
  const now = ward.clock.now();
  const at = (ms: number) => new Date(now.getTime() + ms);
  const choices = [{ value: 'of nobody', label: 'Dự' }];
  await ward.turn(({ stores }) => stores.offers.put('telegram', lan.id, choices, now));
  const words = async (ms: number) =>
    (await heard(lan, '1', at(ms))).map((message) => ward.core.translator.say('vi', message)).join('\n');
  expect(await words(-5000)).toContain('Số này không có trong danh sách mới nhất');
  expect(await words(5000)).not.toContain('Số này không có trong danh sách mới nhất');
});

it('Forwarding a number or a button label does not press that button', async () => {
  const choices = [
    { value: 'of nobody', label: 'Dự' },
    { value: 'of nobody', label: 'Hoàn tác', isButton: true } as const,
  ];
  await ward.turn(({ stores, now }) => stores.offers.put('telegram', lan.id, choices, now));
  const keys = async (text: string, from: { readonly kind: 'hidden'; readonly name: string } | null) =>
    (await heard(lan, text, ward.clock.now(), from)).map(({ key }) => key);
  for (const text of ['1', 'Dự', 'Hoàn tác']) {
    expect(await keys(text, { kind: 'hidden', name: 'Bà Năm' })).not.toContain('issue-press-unknown');
    expect(await keys(text, null)).toContain('issue-press-unknown');
  }
});

it('A typed number answers the list that the person asked for; lists that arrived unasked meanwhile are numbered after it', async () => {
  const signer = createSigner(wardKey(ward.dataDir, ward.ward.id));
  const chat = { name: 'telegram', abilities: { maxChoices: 0, maxCaptionLength: 1_000 } } as unknown as Channel;
  /** Puts a message with these choices on the screen. @returns the text of its list */
  const comes = async (isOwn: boolean, ...names: readonly string[]): Promise<string> =>
    ward.turn(async (unit) => {
      const account = await unit.stores.people.account('telegram', lan.id);
      if (!account) throw new Error('nobody wrote yet');
      const to = { channel: chat, account };
      const createdAt = isOwn ? account.lastUsedAt : new Date(account.lastUsedAt.getTime() + 1);
      const row = { createdAt, effect: { kind: 'tell' } } as unknown as OutboxRow;
      const buttons = names.map((name) => [button(`menu-${name}`, `go.${name}` as never)]);
      const message = { key: 'note-agreed', buttons };
      const offer = await composeOffer(
        { translator: ward.core.translator, signer },
        unit,
        { row, to, locale: 'vi' },
        { message },
      );
      await rememberOffer(unit, to, offer);
      return offer.composed.message.text;
    });
  const names = async (text: string) => (await heard(lan, text)).map(({ key }) => key);
  await heard(lan, 'chào');
  ward.clock.advance(60_000);
  expect(await comes(true, 'baicuatoi', 'quytrinh')).toContain('1. Bài của tôi');
  ward.clock.advance(5_000);
  expect(await comes(false, 'dulieu')).toContain('3. Dữ liệu của tôi');
  ward.clock.advance(5_000);
  expect(await comes(false, 'ngonngu', 'dulieu')).toMatch(/3\. Ngôn ngữ\n4\. Dữ liệu/u);
  expect(await names('1')).toEqual(['own-items']);
  expect((await names('4')).join()).toContain('data-own');
  // The list was answered: the next one is numbered from the beginning.
  expect(await comes(false, 'baicuatoi')).toContain('1. Bài của tôi');
  expect(await names('1')).toEqual(['own-items']);
  // A day later no choice is pending.
  await comes(true, 'quytrinh');
  ward.clock.advance(86_400_000);
  expect(await comes(false, 'baicuatoi')).toContain('1. Bài của tôi');
});

describe('after another ward was merged into this one', () => {
  const joined = 'nay giải quyết công việc của phường Bến Tắm';
  const roleGiven = 'Từ nay đồng chí giữ vai trò';
  const from = wardId('ben-tam');
  beforeEach(async () => {
    await ward.close();
    const before = { code: 'BT', fullName: 'phường Bến Tắm', domains: [], since: '2026-11-25' };
    ward = await openWard((shipped) => ({ ...shipped, formerly: [{ slug: 'ben-tam', ...before }] }));
  });

  /** A person of the other ward, who may have the same account as a person of this ward. */
  const there = (name: string, role: Role, account?: string): Promise<Person> =>
    ward.core.unitOfWork.run(from, async (stores) => {
      const now = ward.clock.now();
      const unit = ward.open(stores, `test:${name}`);
      const made: Person = {
        ...{ id: personId(unit.ids.next()), name, role, unit: null, status: 'active', locale: 'vi' },
        ...{ noticedAt: now, createdAt: now },
      };
      await stores.people.insert(made);
      await stores.people.accept(made.id, '1', now);
      await stores.people.putAccount({
        ...{ channel: 'telegram', accountId: account ?? made.id, personId: made.id, conversation: account ?? made.id },
        ...{ displayName: name, lastUsedAt: now, unreachableAt: null },
      });
      return made;
    });
  const merge = async () => {
    ward.clock.advance(60_000);
    const now = ward.clock.now();
    await ward.core.unitOfWork.run(from, ({ rules }) => keepRulesOfFile(rules, { ...ward.ward, id: from }, now));
    await ward.core.storage.wardWriter.merge({ from, into: ward.ward.id, now, isRename: false, units: new Map() });
    ward.clock.advance(60_000);
  };

  it('A person of the merged ward is told once about the merge, and of a role only if the merge gave it', async () => {
    const binh = await there('Đỗ Văn Bình', 'head');
    const tu = await there('Phạm Văn Tư', 'citizen');
    const minh = await there('Trần Văn Minh', 'deputy');
    const hanh = await ward.person('Lê Thị Hạnh', 'head');
    await merge();
    expect(await writes(binh, 'câu hỏi')).toMatch(new RegExp(`${joined}[^]*${roleGiven}: Phó Trưởng ban`, 'u'));
    expect(await writes(tu, 'xin chào')).toContain(joined);
    for (const who of [minh, hanh]) {
      const read = await writes(who, 'câu hỏi');
      expect([read.includes(joined), read.includes(roleGiven)]).toEqual([true, false]);
    }
    for (const who of [binh, tu, minh, hanh]) expect(await writes(who, 'câu hỏi')).not.toContain(joined);
  });

  it('A person who joins after the merge is not told of it, even if their row is older than their first message', async () => {
    await there('Phạm Văn Tư', 'citizen');
    await merge();
    const newcomer = await ward.person('Bà Hai', 'citizen', false);
    const read = await writes(newcomer, 'xin chào');
    expect(read).toContain('lưu tin nhắn, tài khoản');
    expect(read).not.toContain(joined);
    const appointed = await ward.person('Ngô Thị Mai', 'deputy');
    const seen = await writes(appointed, 'câu hỏi');
    expect([seen.includes(joined), seen.includes(roleGiven)]).toEqual([false, false]);
  });

  it('A person known to both wards is told once, with the role that they brought along', async () => {
    const citizen = await ward.person('Bà Tư', 'citizen', false);
    const binh = await ward.person('Đỗ Văn Bình', 'citizen', false);
    for (const who of [citizen, binh]) expect(await writes(who, 'xin chào')).toContain('lưu tin nhắn, tài khoản');
    await there('Bà Tư', 'citizen', citizen.id);
    await there('Đỗ Văn Bình', 'head', binh.id);
    await merge();
    expect(await writes(citizen, 'xin chào')).toContain(joined);
    expect(await writes(citizen, 'xin chào')).not.toContain(joined);
    expect(await writes(binh, 'câu hỏi')).toMatch(new RegExp(`${joined}[^]*${roleGiven}: Phó Trưởng ban`, 'u'));
    expect(await writes(binh, 'câu hỏi')).not.toContain(joined);
  });

  it('A stolen account that was frozen in the other ward stays frozen after the merge', async () => {
    const citizen = await ward.person('Đỗ Văn Bình', 'citizen', false);
    await writes(citizen, 'xin chào');
    const binh = await there('Đỗ Văn Bình', 'deputy', citizen.id);
    await ward.core.unitOfWork.run(from, (stores) => stores.people.save({ ...binh, status: 'frozen' }));
    await merge();
    expect(await writes(citizen, 'câu hỏi')).toContain('tạm khóa');
    expect(await ward.turn(({ stores }) => stores.people.get(citizen.id))).toMatchObject({ status: 'frozen' });
  });

  for (const status of ['frozen', 'removed'] as const)
    it(`A person whose account is ${status} gets no merge notice until the account is active again`, async () => {
      const binh = await there('Đỗ Văn Bình', 'head');
      await merge();
      const become = (next: Person['status']) =>
        ward.turn(async ({ stores }) => stores.people.save({ ...(await stores.people.get(binh.id)), status: next }));
      await become(status);
      const read = await writes(binh, 'câu hỏi');
      expect([read.includes(joined), read.includes(roleGiven)]).toEqual([false, false]);
      await become('active');
      expect(await writes(binh, 'câu hỏi')).toContain(joined);
    });
});
