/** The page of a masked text: the office edits fields beside the originals, and the person who approves it reads all of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { hidden, openSignedWorld, type SignedWorld } from './signed-world.ts';

const answer = `Kính gửi bà Trần Thị Sáu, đang chạy thận. ${'Cần tờ khai. '.repeat(200)}Bà Sáu nhận tại nhà <ông> Lê Văn Cuối.`;

let world: SignedWorld;
let sau: Person;
let office: Person;
let deputy: Person;
let id: string;

beforeAll(async () => {
  world = await openSignedWorld();
  sau = await world.person('Trần Thị Sáu', 'citizen');
  office = await world.person('Vũ Thị Hoa', 'office');
  const member = await world.person('Đỗ Văn Bảy', 'member');
  deputy = await world.person('Trần Văn Minh', 'deputy');
  await world.turn((unit) =>
    fileQuestion(unit, sau, {
      text: 'Bao giờ sửa đường khối 4? Gọi tôi 0912345678',
      photos: [],
      messageKey: 'tg:7:1',
      channel: 'telegram',
      conversation: '7',
      receivedAt: unit.now,
    }),
  );
  id = (await world.turn(({ stores }) => stores.questions.byOrigin('tg:7:1')))?.id ?? '';
  const act = async (person: Person, command: Parameters<typeof doOnQuestion>[3]) => {
    const outcome = await world.turn((unit) => doOnQuestion(unit, person, id, command));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.issues));
  };
  await act(office, { type: 'assign', to: actorOf(member) });
  await act(member, { type: 'draft', text: answer });
  await act(deputy, { type: 'approve', revision: 2 });
  await world.turn((unit) => recordDelivery(unit, id as never, 'delivered', 'telegram', '1'));
  await act(sau, { type: 'rate', isHelpful: true, note: '' });
  await world.turn((unit) => doOnQuestion(unit, sau, id, { type: 'giveConsent' }));
});
afterAll(() => world.close());

const publication = async () => {
  const question = await world.turn(({ stores }) => stores.questions.get(id as never));
  if (!question) throw new Error('there is no question');
  return question.standing.publication;
};

describe('the masked text on a page', () => {
  it('shows the originals and takes title, question and answer; text that another person wrote before is shown first', async () => {
    const path = await world.link('mask', office, id);
    const page = (await world.get(path)).body;
    expect(page).toContain('name="title"');
    expect(page).toContain('0912345678');
    expect(page).toContain('&lt;ông&gt; Lê Văn Cuối');
    const form = {
      revision: hidden(page, 'revision'),
      title: 'Sửa đường khối 4',
      question: 'Bao giờ sửa đường khối 4?',
      answer: 'Kính gửi Ông/Bà. Cần tờ khai, gọi 0987654321.',
    };
    expect((await world.post(path, { ...form, answer: '' })).statusCode).toBe(422);
    expect((await publication()).state).toBe('given');
    const saved = await world.post(path, form);
    expect([saved.statusCode, saved.headers.location]).toEqual([303, `${path}?luu=1`]);
    expect((await world.get(`${path}?luu=1`)).body).toContain('Đã lưu bản che và trình duyệt.');
    const { masked, state } = await publication();
    expect([state, masked?.title, masked?.question]).toEqual(['masked', form.title, form.question]);
    expect(masked?.answer).not.toContain('0987654321');
    const late = await world.post(path, { ...form, question: 'Khác?' });
    expect([late.statusCode, late.body.includes('Khác?')]).toEqual([422, false]);
    expect((await publication()).revision).toBe(1);
  });

  it('is read completely by the approver, who cannot change it there, and reports if it is not the current version', async () => {
    const path = await world.link('mask', deputy, id, 1);
    const page = (await world.get(path)).body;
    expect(page).toContain('Sửa đường khối 4');
    expect(page).toContain('bản che số 1');
    expect(page).toContain('&lt;ông&gt; Lê Văn Cuối');
    expect(page).not.toContain('<textarea');
    expect(page).not.toContain('Bản che đã được sửa');
    const tried = await world.post(path, { revision: '1', title: 'a', question: 'a', answer: 'a' });
    expect([tried.statusCode, (await publication()).revision]).toEqual([422, 1]);
    const again = await world.link('mask', office, id, 1);
    const words = { title: 'Sửa đường', question: 'Bao giờ sửa?', answer: 'Cần tờ khai.' };
    expect((await world.post(again, { revision: '1', ...words })).statusCode).toBe(303);
    expect((await world.get(path)).body).toContain('Bản che đã được sửa');
  });

  it('is closed to the asker, and to everybody after the consent was withdrawn', async () => {
    expect((await world.get(await world.link('mask', sau, id))).statusCode).toBe(404);
    await world.turn((unit) => doOnQuestion(unit, sau, id, { type: 'withdrawConsent' }));
    expect((await world.get(await world.link('mask', office, id))).statusCode).toBe(404);
  });
});
