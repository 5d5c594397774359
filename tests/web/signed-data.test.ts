/** The page of a person's stored data: complete, only their own, and correctable by themselves. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { openSignedWorld, type SignedWorld } from './signed-world.ts';

let world: SignedWorld;
let tu: Person;
let office: Person;
let member: Person;
let deputy: Person;
let id: string;

beforeAll(async () => {
  world = await openSignedWorld();
  tu = await world.person('Phạm Văn Tư', 'citizen');
  office = await world.person('Vũ Thị Hoa', 'office');
  member = await world.person('Đỗ Văn Bảy', 'member');
  deputy = await world.person('Trần Văn Minh', 'deputy');
  await world.turn((unit) =>
    fileQuestion(unit, tu, {
      text: 'Bao giờ sửa đường khối 4?',
      photos: [],
      messageKey: 'tg:7:1',
      channel: 'telegram',
      conversation: '7',
      receivedAt: unit.now,
    }),
  );
  const question = await world.turn(({ stores }) => stores.questions.byOrigin('tg:7:1'));
  if (!question) throw new Error('there is no question');
  id = question.id;
  const act = async (person: Person, command: Parameters<typeof doOnQuestion>[3]) => {
    const outcome = await world.turn((unit) => doOnQuestion(unit, person, id, command));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  };
  const answer = async (by: Person, text: string) => {
    await act(by, { type: 'draft', text });
    const now = await world.turn(({ stores }) => stores.questions.get(question.id));
    await act(deputy, { type: 'approve', revision: now?.standing.revision ?? 0 });
    await world.turn((unit) => recordDelivery(unit, question.id, 'delivered', 'telegram', '1'));
  };
  await act(office, { type: 'assign', to: actorOf(member) });
  await act(member, { type: 'clarify', text: 'Đoạn nào của khối 4?' });
  await act(tu, { type: 'add', messageKey: 'tg:7:2', text: 'Đoạn trước nhà văn hóa.', photos: [] });
  await answer(member, 'Kính gửi Ông/Bà. Trong năm nay.');
  await act(tu, { type: 'rate', isHelpful: false, note: 'Tháng mấy ạ?' });
  await act(office, { type: 'assign', to: actorOf(office) });
  await answer(office, 'Kính gửi Ông/Bà. Tháng 12.');
  await act(tu, { type: 'rate', isHelpful: true, note: '' });
  await world.turn((unit) => doOnQuestion(unit, tu, id, { type: 'giveConsent' }));
  await world.turn(async ({ stores, now }) => {
    const file = {
      channel: 'telegram',
      fileId: 'f',
      uniqueId: 'u',
      kind: 'photo',
      name: 'duong.jpg',
      mimeType: 'image/jpeg',
      sizeBytes: 1,
    } as const;
    await stores.questions.putPhoto({ id: 'P1', question: question.id, itemKey: 'tg:7:1:u', position: 1, file });
    const facts = { width: 640, height: 480, widths: [320, 640], placeholder: '', takenAt: null, hadLocation: false };
    await stores.questions.settlePhoto('P1', { state: 'stored', hash: 'ab'.repeat(32), facts });
    await stores.tips.insert({
      id: 'T1',
      person: tu.id,
      text: 'Khối 4 trồng cây',
      photos: [],
      messageKey: 't',
      at: now,
    });
    await stores.callNotes.insert({ id: 'C1', person: tu.id, outboxId: 1, at: now });
    await stores.callNotes.called(tu.id, office.id, 'Đã gặp', now);
  });
});
afterAll(() => world.close());

describe('the stored data of a person', () => {
  it('are complete: accounts with numbers, photos, questions back, both answers, ratings, tips, consents and calls', async () => {
    const path = await world.link('data', tu);
    // The app is shown with its product name.
    expect((await world.get(path)).body).toMatch(/<dt>Tài khoản<\/dt><dd><p>Telegram: /u);
    const copy = (await world.get(`${path}?tep=json`)).json();
    expect(copy).toMatchObject({
      accounts: [{ channel: 'telegram', id: expect.stringMatching(/^\d+$/u) }],
      questions: [
        {
          state: 'rated',
          text: 'Bao giờ sửa đường khối 4?\n\nĐoạn trước nhà văn hóa.',
          photos: [{ name: 'duong.jpg', state: 'stored', address: expect.stringContaining('/s/files/') }],
          clarifications: [{ text: 'Đoạn nào của khối 4?' }],
          answers: [{ text: 'Kính gửi Ông/Bà. Trong năm nay.' }, { text: 'Kính gửi Ông/Bà. Tháng 12.' }],
          ratings: [{ isHelpful: false, note: 'Tháng mấy ạ?' }, { isHelpful: true }],
        },
      ],
      tips: [{ text: 'Khối 4 trồng cây' }],
      consents: [{ purpose: 'publish-question', about: copy.questions[0].code, withdrawnAt: null }],
      calls: [{ note: 'Đã gặp' }],
    });
    const page = (await world.get(path)).body;
    for (const words of ['Đoạn nào của khối 4?', 'Tháng mấy ạ?', 'Khối 4 trồng cây', 'Đã gặp', 'chưa rõ', '/s/files/'])
      expect(page, words).toContain(words);
    expect((await world.get(await world.link('data', member))).body).not.toContain('khối 4');
  });

  it('can be corrected on the page: the name, the number, or no number', async () => {
    const path = await world.link('data', tu);
    const stored = () => world.turn(({ stores }) => stores.people.get(tu.id));
    const saved = await world.post(path, { name: 'Phạm Văn Tứ', phone: '0912 345 678' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${path}?luu=1`]);
    expect(await stored()).toMatchObject({ name: 'Phạm Văn Tứ', phone: '84912345678' });
    for (const wrong of [
      { name: '', phone: '' },
      { name: 'Phạm Văn Tứ', phone: '12' },
    ])
      expect((await world.post(path, wrong)).statusCode).toBe(422);
    expect((await world.post(path, { name: 'Phạm Văn Tứ', phone: '' })).statusCode).toBe(303);
    expect((await stored()).phone).toBeNull();
    expect((await world.audit()).filter((action) => action === 'own-data-corrected')).toHaveLength(2);
  });

  it('keep the name under which a role was given', async () => {
    const path = await world.link('data', member);
    expect((await world.get(path)).body).not.toContain('name="name"');
    await world.post(path, { name: 'Chủ tịch', phone: '' });
    expect((await world.turn(({ stores }) => stores.people.get(member.id))).name).toBe(member.name);
  });
});
