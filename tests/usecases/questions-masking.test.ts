/** Masking: a person also rewrites the answer, and the person who approves it has read that whole version. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pressQuestion } from '../../src/chat/acts/question/press-question.ts';
import { wordsForAct } from '../../src/chat/acts/question/words-for-act.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion } from '../../src/chat/question/receive-words.ts';
import type { AskedWords } from '../../src/chat/talk/memory.ts';
import type { Message } from '../../src/domain/message.ts';
import { actorOf, type Person } from '../../src/domain/person/person.ts';
import { questionsFor } from '../../src/reading/questions.ts';
import { recordDelivery } from '../../src/usecases/question/delivery.ts';
import { readMask, saveMask } from '../../src/usecases/question/mask-page.ts';
import { type OpenWard, openWard } from './core.ts';

const sick = 'Kính gửi bà Trần Thị Sáu, đang chạy thận tuần ba lần.';
const tail = 'Bà Sáu nhận tại nhà ông Lê Văn Cuối.';

let ward: OpenWard;
let sau: Person;
let office: Person;
let member: Person;
let deputy: Person;

beforeEach(async () => {
  ward = await openWard();
  sau = await ward.person('Trần Thị Sáu', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  member = await ward.person('Đỗ Văn Bảy', 'member');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  await ward.turn((unit) =>
    fileQuestion(unit, sau, {
      text: 'Tôi là Trần Thị Sáu.\nBao giờ sửa đường khối 4?',
      photos: [],
      messageKey: 'tg:1:1',
      channel: 'telegram',
      conversation: '1',
      receivedAt: unit.now,
    }),
  );
  const { id } = await only();
  const act = (person: Person, command: Parameters<typeof doOnQuestion>[3]) =>
    ward.turn((unit) => doOnQuestion(unit, person, id, command));
  await act(office, { type: 'assign', to: actorOf(member) });
  await act(member, { type: 'draft', text: `${sick} ${'Cần tờ khai. '.repeat(120)} Gọi 0912345678. ${tail}` });
  await act(deputy, { type: 'approve', revision: (await only()).standing.revision });
  await ward.turn((unit) => recordDelivery(unit, id, 'delivered', 'telegram', '1'));
  await act(sau, { type: 'rate', isHelpful: true, note: '' });
  await ward.turn((unit) => doOnQuestion(unit, sau, id, { type: 'giveConsent' }));
});
afterEach(() => ward.close());

const only = async () => {
  const [question] = await ward.turn(({ stores }) => stores.questions.list());
  if (!question) throw new Error('there is no question');
  return question;
};
const publication = async () => (await only()).standing.publication;
const presses = async (person: Person, action: string, revision?: number) => {
  const { id, standing } = await only();
  return ward.turn((unit) =>
    pressQuestion(unit, person, {
      press: `q-${action}`,
      question: id,
      revision: revision ?? standing.publication.revision,
    }),
  );
};
const says = async (person: Person, what: AskedWords, text: string) => {
  const { id, standing } = await only();
  const words = { what, question: id, revision: standing.publication.revision, kept: '', text, photos: [] };
  return ward.turn((unit) => wordsForAct(unit, person, { ...words, messageKey: 'x' }));
};
const toldTo = async (person: Person): Promise<readonly Message[]> =>
  (await ward.read(person)).filter(({ key }) => key !== 'question-full');
const buttonsOf = (message: Message | undefined) =>
  (message?.buttons ?? []).flat().map((button) => ('url' in button ? button.label.key : button.action));

describe('the masked answer', () => {
  it('can be rewritten in the chat without changing the question, and the other way round', async () => {
    await presses(office, 'mask');
    expect(buttonsOf((await toldTo(office)).at(-1))).toEqual([
      'q-maskAsShown',
      'q-maskOwn',
      'q-maskAnswer',
      'choice-q-page-mask',
    ]);
    await presses(office, 'maskAnswer');
    expect((await toldTo(office)).at(-1)?.key).toBe('question-ask-mask-answer');
    await says(office, 'maskAnswer', 'Kính gửi Ông/Bà. Cần tờ khai, gọi 0912345678.');
    expect((await publication()).masked).toMatchObject({ answer: expect.stringMatching(/^Kính gửi Ông\/Bà/u) });
    expect((await publication()).masked?.answer).not.toContain('0912345678');
    await says(office, 'mask', 'Bao giờ sửa đường khối 4?');
    expect((await publication()).masked).toMatchObject({
      title: 'Bao giờ sửa đường khối 4?',
      question: 'Bao giờ sửa đường khối 4?',
      answer: expect.stringContaining('Cần tờ khai, gọi'),
    });
    expect((await publication()).revision).toBe(2);
    expect(JSON.stringify((await publication()).masked)).not.toContain('Sáu');
  });

  it('that was rejected is revised, not restarted; an outdated proposal is shown again', async () => {
    await says(office, 'maskAnswer', 'Kính gửi Ông/Bà. Cần tờ khai.');
    const { id } = await only();
    await ward.turn((unit) =>
      doOnQuestion(unit, deputy, id, { type: 'rejectMask', revision: 1, reason: 'còn tên trong câu hỏi' }),
    );
    await presses(office, 'maskAsShown', 0);
    expect([(await publication()).state, (await toldTo(office)).at(-1)?.key]).toEqual([
      'given',
      'question-mask-proposal',
    ]);
    expect((await toldTo(office)).at(-1)?.facts?.answer).toBe('Kính gửi Ông/Bà. Cần tờ khai.');
    await presses(office, 'maskAsShown', 1);
    expect([(await publication()).state, (await publication()).revision]).toEqual(['masked', 2]);
  });
});

describe('the person who approves a masked text', () => {
  it('gets a page with the whole text, and a button for exactly that version', async () => {
    await presses(office, 'maskAsShown');
    const notice = (await toldTo(deputy)).at(-1);
    expect(buttonsOf(notice)).toEqual(['q-approveMask', 'q-rejectMask', 'choice-q-page-masked']);
    const { id } = await only();
    const page = await ward.turn((unit) => readMask(unit, deputy, id));
    expect(page).toMatchObject({ revision: 1, isOpen: false });
    expect(page?.masked.answer).toContain(tail);
    await says(office, 'maskAnswer', 'Kính gửi Ông/Bà. Cần tờ khai.');
    expect(await presses(deputy, 'approveMask', 1)).toMatchObject({ ok: false });
    expect(buttonsOf((await toldTo(deputy)).at(-1))).toContain('choice-q-page-masked');
    expect(await presses(deputy, 'approveMask', 2)).toMatchObject({ ok: true });
  });

  it('is shown the text with the button in the view of the question', async () => {
    await presses(office, 'maskAsShown');
    const before = (await toldTo(deputy)).length;
    await presses(deputy, 'view', 0);
    expect((await toldTo(deputy)).slice(before).map(({ key }) => key)).toEqual(['question-mask-to-approve']);
    const seen = (await toldTo(office)).length;
    await presses(office, 'view', 0);
    expect((await toldTo(office)).length).toBe(seen);
  });
});

describe('the page for masking', () => {
  const words = { title: 'Sửa đường', question: 'Bao giờ sửa đường khối 4?', answer: 'Kính gửi Ông/Bà. Cần tờ khai.' };

  it('submits title, question and answer at once, for the version that was shown', async () => {
    const { id } = await only();
    const save = (person: Person, revision: number) => ward.turn((unit) => saveMask(unit, person, id, revision, words));
    expect(await save(office, 0)).toMatchObject({ ok: true });
    expect((await publication()).masked).toMatchObject(words);
    expect(await save(office, 0)).toMatchObject({ issues: [{ key: 'issue-question-changed' }] });
    expect(await save(deputy, 1)).toMatchObject({ issues: [{ key: 'issue-not-entitled' }] });
    expect(await save(office, 1)).toMatchObject({ ok: true });
  });

  it('is closed to other people, and after publication or withdrawal of the consent', async () => {
    const { id } = await only();
    const other = await ward.person('Lý Văn Ba', 'member');
    const read = (person: Person) => ward.turn((unit) => readMask(unit, person, id));
    expect(await read(other)).toBeNull();
    expect(await read(sau)).toBeNull();
    expect(await read(member)).toMatchObject({ isOpen: true, revision: 0 });
    await ward.turn((unit) => doOnQuestion(unit, sau, id, { type: 'withdrawConsent' }));
    expect(await read(office)).toBeNull();
  });
});

describe('the masking in the lists of what waits', () => {
  const waiting = async (person: Person): Promise<readonly string[]> =>
    ward.core.reader.read(ward.ward.id, async (readers) =>
      (await questionsFor(readers, actorOf(person))).map(({ code }) => code),
    );

  it('is the assignee’s until it is done, then the approver’s, then nobody’s', async () => {
    const { code } = await only();
    expect([await waiting(member), await waiting(office), await waiting(deputy)]).toEqual([[code], [], []]);
    await presses(member, 'maskAsShown');
    expect([await waiting(member), await waiting(office), await waiting(deputy)]).toEqual([[], [], [code]]);
    await presses(deputy, 'approveMask');
    expect(await waiting(deputy)).toEqual([]);
  });
});
