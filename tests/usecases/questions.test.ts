/** All letters of the fixture through the use cases: the messages, what is stored, and until when. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listHandOvers } from '../../src/chat/acts/lists.ts';
import { askerReply } from '../../src/chat/acts/question/asker-reply.ts';
import { pressQuestion } from '../../src/chat/acts/question/press-question.ts';
import { wordsForAct } from '../../src/chat/acts/question/words-for-act.ts';
import { doOnQuestion } from '../../src/chat/question/act.ts';
import { fileQuestion, receive } from '../../src/chat/question/receive-words.ts';
import { fullQuestion, questionMovedOn } from '../../src/chat/say/question.ts';
import { ownQuestionsList } from '../../src/chat/say/question-lists.ts';
import { memoryOf } from '../../src/chat/talk/talk.ts';
import type { QuestionRequest } from '../../src/domain/act/question.ts';
import type { Person } from '../../src/domain/person/person.ts';
import { readAskerReply } from '../../src/domain/question/reply.ts';
import type { PhotoFile } from '../../src/domain/submission/photos-and-files.ts';
import { giveUpDelivery } from '../../src/outbox/give-up-delivery.ts';
import { reportDanger } from '../../src/usecases/danger/report-danger.ts';
import { finishHandOver } from '../../src/usecases/question/act-on-question.ts';
import { closeAnswered, recordDelivery } from '../../src/usecases/question/delivery.ts';
import { mayNotifyOffice } from '../../src/usecases/question/flood.ts';
import { remindOfWork } from '../../src/usecases/reminder/remind.ts';
import { unlinkInactiveCitizens } from '../../src/usecases/retention.ts';
import { rowsOf } from '../support/rows.ts';
import { chatOn } from './chat-on.ts';
import { type OpenWard, openWard } from './core.ts';

interface Letter {
  readonly id: string;
  readonly received_at: string;
  readonly text: string;
  readonly expected: { readonly intent: string; readonly route: string; readonly due_date?: string };
}
const { questions: letters } = JSON.parse(
  readFileSync(new URL('../fixtures/questions.json', import.meta.url), 'utf8'),
) as { questions: readonly Letter[] };

let ward: OpenWard;
let tu: Person;
let office: Person;
let member: Person;
let deputy: Person;
let head: Person;

beforeEach(async () => {
  ward = await openWard();
  tu = await ward.person('Phạm Văn Tư', 'citizen', false);
  office = await ward.person('Vũ Thị Hoa', 'office');
  member = await ward.person('Đỗ Văn Sáu', 'member');
  deputy = await ward.person('Trần Văn Minh', 'deputy');
  head = await ward.person('Lê Thị Hạnh', 'head');
});
afterEach(() => ward.close());

const dayMs = 86_400_000;
let next = 0;
const said = (text: string, receivedAt: Date, asker = tu, isQuestion = false) => {
  next += 1;
  const received = { text, photos: [], messageKey: `tg:1:${next}`, channel: 'telegram', conversation: '1', receivedAt };
  return ward.turn((unit) => (isQuestion ? fileQuestion : receive)(unit, asker, received));
};
const all = () => ward.turn(({ stores }) => stores.questions.list());
const only = async () => {
  const [question] = await all();
  if (!question) throw new Error('there is no question');
  return question;
};
const now = () => ward.clock.now();
const press = async (person: Person, action: string, argument = '') => {
  const { id: question, standing } = await only();
  return ward.turn((unit) =>
    pressQuestion(unit, person, {
      press: argument ? `q-${action}.${argument}` : `q-${action}`,
      question,
      revision: standing.revision,
    }),
  );
};
const acts = async (person: Person, command: QuestionRequest) => {
  const { id } = await only();
  return ward.turn((unit) => doOnQuestion(unit, person, id, command));
};
const arrives = async (outcome: 'delivered' | 'held', channel: string, reference: string) => {
  const { id } = await only();
  return ward.turn((unit) => recordDelivery(unit, id, outcome, channel, reference));
};
const drafted = async (text = 'Kính gửi Ông/Bà. Cần tờ khai.') => {
  await said('Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?', now(), tu, true);
  await press(office, 'to', member.id.slice(-8));
  await acts(member, { type: 'draft', text });
};
const told = (key: string) => ward.outbox().then((rows) => rows.filter((row) => row === `tell ${key}`).length);

describe('each letter of the fixture', () => {
  it.each(letters.map((letter) => [letter.id, letter] as const))('%s', async (_id, { text, received_at, expected }) => {
    await said(text, new Date(received_at));
    const questions = await all();
    const handovers = await rowsOf(ward.core).selectFrom('handover').selectAll().execute();
    switch (expected.intent) {
      case 'question':
      case 'reflection':
        if (expected.route === 'out-of-scope') {
          expect(questions).toEqual([]);
          expect(await told('question-elsewhere')).toBe(1);
          return;
        }
        expect(questions).toHaveLength(1);
        expect(questions[0]?.dueOn).toBe(expected.due_date);
        expect(questions[0]?.standing.about?.desk).toBe(expected.route);
        expect(await told('question-receipt')).toBe(1);
        expect(await told('question-new')).toBe(1);
        return;
      case 'complaint':
      case 'denunciation':
        expect(questions).toEqual([]);
        expect(handovers).toHaveLength(1);
        expect(JSON.stringify(handovers)).not.toContain(text.slice(0, 12));
        expect(await told('question-receipt')).toBe(0);
        return;
      case 'spam':
        expect([questions, handovers]).toEqual([[], []]);
        expect(await told('question-not-taken')).toBe(1);
        return;
      case 'emergency':
        expect(questions).toEqual([]);
        expect(await told('question-emergency')).toBe(1);
        expect(await told('danger-alert')).toBe(2);
        return;
      default:
        throw new Error(`nobody knows the intent ${expected.intent}`);
    }
  });
});

describe('free text', () => {
  it.each(['Câu hỏi 17', 'Tin thử số 0042', 'nhà văn hóa khối 5'])('"%s" opens a case with a receipt', async (text) => {
    await said(text, now());
    expect(await all()).toHaveLength(1);
    expect(await told('question-receipt')).toBe(1);
  });

  it('that swears and reports something opens a case', async () => {
    await said('đm bọn mày, đường khối 4 hỏng cả năm sao không sửa', now());
    expect(await all()).toHaveLength(1);
  });

  it.each(['ok', 'asdfgh', 'Nhà tôi', 'đm bọn mày', 'Đ.M chúng mày ngu quá', 'dm bon may', 'mẹ kiếp cả lũ chúng mày'])(
    '"%s" is asked about',
    async (text) => {
      await said(text, now());
      expect(await all()).toEqual([]);
      expect(await told('question-unclear')).toBe(1);
    },
  );
});

it('a message that may tell of a danger opens a case, with the emergency numbers beside the receipt', async () => {
  await said('Nhà tôi bị trộm xe đạp, đề nghị công an phường điều tra', now());
  expect([await told('question-danger'), await told('question-receipt'), await told('question-emergency')]).toEqual([
    1, 1, 0,
  ]);
});

describe('after "Gửi câu hỏi"', () => {
  const asks = (text: string) => {
    next += 1;
    const messageKey = `tg:1:${next}`;
    return ward.turn((unit) =>
      receive(
        unit,
        tu,
        { text, photos: [], messageKey, channel: 'telegram', conversation: '1', receivedAt: now() },
        true,
      ),
    );
  };

  it('a denunciation is directed to the right place, and nothing of it is stored', async () => {
    await asks('Tôi tố cáo bà Lê Thị Hạnh, Phó Chủ tịch phường, nhận tiền của doanh nghiệp để cấp phép xây dựng.');
    expect(await all()).toEqual([]);
    expect([await told('question-letter-higher'), await told('question-receipt'), await told('question-new')]).toEqual([
      1, 0, 0,
    ]);
  });

  it('a mixed letter is split, and a doubtful one is asked about', async () => {
    await asks('Tôi tố cáo ông K cán bộ địa chính nhận tiền. Ngoài ra cho tôi hỏi lịch tiêm chủng tháng này ngày nào?');
    expect((await all()).map(({ body }) => body)).toEqual(['Cho tôi hỏi lịch tiêm chủng tháng này ngày nào?']);
    await asks('Cán bộ phường có người ăn tiền hộ nghèo phải không?');
    expect([(await all()).length, await told('question-unsure')]).toEqual([1, 1]);
  });

  it.each(['Tố cáo thì gửi đơn ở đâu?', 'nộp đơn khiếu nại ở đâu ạ', 'to cao thi gui don o dau'])(
    '"%s" is answered at once, and becomes a question on request',
    async (text) => {
      await said(text, now());
      expect([await all(), await told('question-letter-road'), await told('question-letter')]).toEqual([[], 1, 0]);
      await said(text, now(), tu, true);
      expect(await all()).toHaveLength(1);
    },
  );

  it('a danger is answered with the numbers, a greeting with a greeting, and one syllable with a question', async () => {
    await asks('Cháy nhà ở khối 2, lửa to lắm!');
    await asks('Dạ em chào phường ạ');
    await asks('ok');
    expect(await all()).toEqual([]);
    for (const key of ['question-emergency', 'question-greeting', 'question-unclear']) expect(await told(key)).toBe(1);
    expect(await told('danger-alert')).toBe(2);
  });

  it.each([
    'Nhà tôi mất điện từ sáng, bao giờ có lại?',
    'Sáng nay khối 4 tổ chức ra quân dọn vệ sinh, rất đông bà con tham gia, phường đăng tin giúp nhé',
    'Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?',
  ])('"%s" opens a case at once', async (text) => {
    await asks(text);
    expect((await all()).map(({ body }) => body)).toEqual([text]);
    expect([await told('question-elsewhere'), await told('question-tip')]).toEqual([0, 0]);
  });
});

describe('a letter sent on our own page', () => {
  it('has its photos deleted at once', async () => {
    const photo = {
      channel: 'web',
      fileId: 'up-1',
      uniqueId: 'u1',
      kind: 'photo',
      name: null,
      mimeType: null,
      sizeBytes: 1,
    };
    const text = 'Tôi tố cáo ông Nguyễn Văn X, cán bộ địa chính phường, nhận tiền của dân.';
    const received = { text, photos: [photo as PhotoFile], messageKey: 'web:1', channel: 'web', conversation: '1' };
    await ward.turn((unit) => receive(unit, tu, { ...received, receivedAt: unit.now }));
    const effects = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('effect')
      .where('kind', '=', 'forgetFiles')
      .execute();
    expect(effects.map(({ effect }) => JSON.parse(effect))).toMatchObject([{ uploads: ['up-1'] }]);
  });
});

describe('a question', () => {
  it('is answered by its assignee, signed by another, and the proof of delivery is stored', async () => {
    await drafted();
    expect(await press(member, 'approve')).toMatchObject({ ok: false });
    expect(await press(deputy, 'approve')).toMatchObject({ ok: true });
    expect((await only()).state).toBe('approved');
    await arrives('delivered', 'zalo-oa', 'msg-1');
    expect(await only()).toMatchObject({
      state: 'answered',
      standing: { deliveries: [{ outcome: 'delivered', channel: 'zalo-oa', note: 'msg-1' }] },
    });
  });

  it('with an undelivered answer is reported to the office, and a telephone call completes it', async () => {
    await drafted();
    await press(deputy, 'approve');
    await arrives('held', '', '');
    expect(await told('question-unreachable')).toBe(1);
    expect((await only()).state).toBe('approved');
    await acts(office, { type: 'phone', note: 'Đã gọi lúc 9 giờ, bà Tư nghe máy.' });
    expect(await only()).toMatchObject({ state: 'answered', standing: { deliveries: [{}, { outcome: 'phoned' }] } });
  });

  it('whose answer was given up is reported to the office, and to the head when it is late; it can be closed with a note', async () => {
    await drafted();
    await press(deputy, 'approve');
    const answer = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('id')
      .where('kind', '=', 'answer')
      .executeTakeFirst();
    await ward.turn((unit) => giveUpDelivery(unit, answer?.id ?? 0, 'five tries'));
    expect(await only()).toMatchObject({
      state: 'approved',
      standing: { deliveries: [{ outcome: 'failed', note: 'five tries' }] },
    });
    expect(await told('question-unreachable')).toBe(1);
    for (let day = 0; day < 40; day += 1) {
      ward.clock.advance(dayMs);
      await remindOfWork(ward.turn);
    }
    const reminded = await rowsOf(ward.core)
      .selectFrom('outbox')
      .select('personId')
      .where('effect', 'like', '%question-reminder%')
      .where('effect', 'like', '%"overdue"%')
      .execute();
    // The period ends after three weeks; then there is one reminder a week.
    for (const { id } of [office, head])
      expect(
        reminded.filter(({ personId }) => personId === id),
        `${reminded.length}`,
      ).toHaveLength(3);
    expect(reminded).toHaveLength(6);
    expect(await press(office, 'giveUp')).toMatchObject({ ok: true });
    expect(await acts(office, { type: 'giveUp', note: 'Gọi ba lần, đến nhà một lần.' })).toMatchObject({ ok: true });
    expect(await only()).toMatchObject({ state: 'closed', standing: { closed: { why: 'unreached' } } });
    ward.clock.advance(100 * dayMs);
    await unlinkInactiveCitizens(ward.turn);
    expect((await ward.turn(({ stores }) => stores.people.get(tu.id))).name).toBe('');
  });

  it('changed by its asker is not approved with an older card', async () => {
    await drafted();
    const seen = (await only()).standing.revision;
    await acts(tu, { type: 'add', messageKey: 'x', text: 'Cháu thuê nhà.', photos: [] });
    const outcome = await acts(deputy, { type: 'approve', revision: seen });
    expect(outcome).toMatchObject({ ok: false, issues: [{ key: 'issue-question-changed' }] });
  });

  it('is reminded of after ten and thirteen working days, on the last one, and when it is overdue, once each', async () => {
    await said('Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?', now(), tu, true);
    const dueAt = (await only()).dueAt.getTime();
    const levels: string[] = [];
    for (let hours = 0; hours < 24 * 24; hours += 1) {
      ward.clock.advance(3_600_000);
      await remindOfWork(ward.turn);
      for (const row of await rowsOf(ward.core)
        .selectFrom('once')
        .selectAll()
        .where('key', 'like', 'remind:%')
        .execute()) {
        const level = row.key.split(':').at(-1) ?? '';
        if (!levels.includes(level)) levels.push(level);
      }
    }
    expect(levels).toEqual(['fiveDaysLeft', 'twoDaysLeft', 'lastDay', 'overdue']);
    expect(await told('question-reminder')).toBe(5);
    expect(now().getTime()).toBeGreaterThan(dueAt);
  });

  it('whose asker does not reply returns to the office after fifteen working days, once', async () => {
    await said('Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?', now(), tu, true);
    await press(office, 'to', member.id.slice(-8));
    await acts(member, { type: 'clarify', text: 'Cháu ở nhờ hay thuê nhà ạ?' });
    await remindOfWork(ward.turn);
    expect(await told('question-pause-over')).toBe(0);
    expect(await press(office, 'close', 'unanswered')).toMatchObject({ ok: false });
    // A Monday morning, within office hours.
    ward.clock.advance(26 * 86_400_000);
    await remindOfWork(ward.turn);
    await remindOfWork(ward.turn);
    expect(await told('question-pause-over')).toBe(2);
    const buttons = JSON.stringify(
      fullQuestion(await only(), { reader: office, now: now(), timeZone: ward.ward.timeZone }).buttons,
    );
    expect([buttons.includes('q-close.unanswered'), buttons.includes('q-close.duplicate')]).toEqual([true, false]);
    expect(await press(office, 'close', 'unanswered')).toMatchObject({ ok: true });
    expect(await told('question-closed-unanswered')).toBe(1);
  });

  it('can be closed by the office if it is not a question, and its asker is told why', async () => {
    await said('Cho tôi hỏi thủ tục đăng ký tạm trú cần giấy tờ gì?', now(), tu, true);
    await press(office, 'close');
    expect([(await only()).state, await told('question-closed-other')]).toEqual(['closed', 1]);
  });

  it('that was answered is closed automatically after ten working days', async () => {
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    await closeAnswered(ward.turn);
    expect((await only()).state).toBe('answered');
    ward.clock.advance(15 * 86_400_000);
    await closeAnswered(ward.turn);
    expect((await only()).state).toBe('closed');
  });

  it('shows each reader only the buttons that work', async () => {
    await drafted();
    const actions = async (person: Person) =>
      (fullQuestion(await only(), { reader: person, now: now(), timeZone: ward.ward.timeZone }).buttons ?? [])
        .flat()
        .map((button) => ('action' in button ? button.action : ''));
    expect(await actions(deputy)).toContain('q-approve');
    expect(await actions(member)).not.toContain('q-approve');
    expect(await actions(tu)).not.toContain('q-assign');
    expect(await actions(head)).toContain('q-handOver.denunciation');
  });

  /** Hands the question over: confirmed once more, and not undone for a minute. */
  const handsOver = async (kind: 'complaint' | 'denunciation') => {
    const { id } = await only();
    await press(office, 'handOver', kind);
    expect((await ward.turn(({ stores }) => stores.questions.get(id)))?.state).not.toBe('handedOver');
    const outcome = await press(office, 'sure', kind);
    ward.clock.advance(61_000);
    await ward.turn((unit) => finishHandOver(unit, id));
    return outcome;
  };

  it('is handed over as a denunciation after a confirmation, can be restored for a minute, and is announced only afterwards', async () => {
    const chat = chatOn(ward);
    await said('Cho tôi hỏi thủ tục khai báo về ông Nguyễn Văn X nhận tiền của dân ở khối 2?', now(), tu, true);
    const { id, title } = await only();
    await press(office, 'handOver', 'denunciation');
    expect((await chat.heard(office)).at(-1)).toContain('Hoàn tác được trong 60 giây');
    await chat.presses(office, 'Xác nhận');
    expect(await only()).toMatchObject({ state: 'handedOver', title: '', body: '' });
    expect([await told('question-letter'), await told('question-handed-over')]).toEqual([0, 0]);
    await chat.presses(office, 'Hoàn tác');
    expect(await only()).toMatchObject({ state: 'received', title });
    ward.clock.advance(61_000);
    await ward.turn((unit) => finishHandOver(unit, id));
    expect(await only()).toMatchObject({ state: 'received', title });
  });

  it('that is a duplicate names the original, whose answer its asker reads, and needs an original', async () => {
    const chat = chatOn(ward);
    await drafted('Kính gửi Ông/Bà. Cần tờ khai CT01, liên hệ 0912 345 678.');
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    const lan = await ward.person('Lý Thị Lan', 'citizen', false);
    await said('Hôm nay trạm y tế có tiêm dại không?', now(), lan, true);
    await said('Xin hỏi đăng ký tạm trú cần giấy tờ gì?', now(), lan, true);
    const [, rabies, stay] = await all();
    const presses = (question: typeof rabies, action: string) =>
      ward.turn((unit) =>
        pressQuestion(unit, office, {
          ...{ press: `q-${action}`, question: question?.id ?? '' },
          revision: question?.standing.revision ?? 0,
        }),
      );
    await presses(rabies, 'close.duplicate');
    expect((await chat.heard(office)).at(-1)).toContain('trùng với câu nào?');
    expect((await all())[1]?.state).toBe('received');
    await presses(stay, 'close.duplicate');
    await chat.presses(office, 'HD-2611-0001');
    expect((await all())[2]).toMatchObject({ state: 'closed', standing: { closed: { same: 'HD-2611-0001' } } });
    const read = (await chat.heard(lan)).at(-1);
    expect(read).toContain('Cần tờ khai CT01');
    // Another person's answer without the details that the masking patterns hide.
    expect(read).not.toContain('0912');
  });

  it('handed over as a denunciation also loses the text of its danger case, which the accused person does not see', async () => {
    const words = 'Bà Lê Thị Hạnh nhận tiền rồi thuê người đánh tôi, cháy nhà rồi, cứu với';
    await said(words, now(), tu, true);
    await ward.turn((unit) => reportDanger(unit, tu, { level: 'sure', numbers: ['113'], text: words }));
    const cries = () => ward.turn(({ stores }) => stores.dangers.ofSender(tu.id, 50));
    expect(await cries()).toHaveLength(1);
    await handsOver('denunciation');
    const [cry] = await cries();
    expect(JSON.stringify(cry)).not.toContain('nhận tiền');
    expect(cry?.standing).toMatchObject({ mayBeLetter: true });
    expect(cry?.standing.passedOver).toContain(head.id);
    const outbox = JSON.stringify(await rowsOf(ward.core).selectFrom('outbox').select('effect').execute());
    expect(outbox).not.toContain('nhận tiền');
  });

  it('handed over as a denunciation by the office keeps no word', async () => {
    await said('Cho tôi hỏi thủ tục khai báo về ông Nguyễn Văn X nhận tiền của dân ở khối 2?', now(), tu, true);
    await handsOver('denunciation');
    const question = await only();
    expect(question.state).toBe('handedOver');
    expect(JSON.stringify(question)).not.toContain('nhận tiền');
    // In its sender's own list it shows neither a name nor a due day.
    const listed = chatOn(ward).textOf(ownQuestionsList([question], now()));
    expect(listed).toContain('HD-2611-0001 · đã hướng dẫn nơi gửi đơn; nội dung không được giữ lại');
    expect(listed).not.toContain('hạn');
  });

  it.each([
    ['chua, chu hoi ngay nao lam duoc, thu bay co lam khong', 'chu hoi ngay nao'],
    ['tra loi HD-2611-0001 chua dung y toi', 'chua dung y toi'],
  ])('"%s" under the answer opens it again with this reason; drafter and signer are told', async (words, note) => {
    const chat = chatOn(ward);
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    const answer = await chat.says(tu, words);
    expect(answer).toContain('được giao cho người khác xem lại');
    expect(answer).not.toContain('đồng chí');
    expect(await all()).toMatchObject([{ state: 'received', standing: { ratings: [{ isHelpful: false }] } }]);
    for (const person of [member, deputy])
      expect((await chat.heard(person)).at(-1)).toMatch(new RegExp(`được mở lại vì người hỏi .* ${note}`, 'u'));
    // The person who was asked to sign before no longer reads that a colleague dealt with it.
    expect(questionMovedOn(await only(), deputy).facts).toMatchObject({ own: 'reopened' });
    // It is reopened only once: the second "chưa" is reported to the head, and the answer to the citizen mentions no colleague.
    expect(await chat.says(tu, 'HD-2611-0001 chưa')).not.toContain('đồng chí');
  });

  it('that is answered replies to an addition with its state and the open choice, without a colleague’s name', async () => {
    const chat = chatOn(ward);
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    expect(await chat.says(tu, 'Bổ sung HD-2611-0001: tôi ở trọ nhà bà Lan khối 2')).not.toContain('đồng chí');
    await chat.presses(tu, 'Chưa');
    expect((await ward.turn((unit) => memoryOf(unit, tu.id))).open).toMatchObject({ what: 'rateNo' });
  });

  it('rated “Chưa” asks what was unclear; an accusation in reply is handled as a letter, and the question stays open', async () => {
    const accusation = 'Tôi tố cáo bà Lê Thị Hạnh, Phó Chủ tịch phường, nhận tiền của doanh nghiệp.';
    const rates = async (text: string) => {
      const { id } = await only();
      next += 1;
      const words = {
        what: 'rateNo' as const,
        question: id,
        revision: 0,
        kept: '',
        photos: [],
        messageKey: `tg:1:${next}`,
      };
      return ward.turn((unit) => wordsForAct(unit, tu, { ...words, text }));
    };
    const readBy = async (person: Person, words: string) =>
      (await rowsOf(ward.core).selectFrom('outbox').select(['personId', 'effect']).execute()).filter(
        ({ personId, effect }) => personId === person.id && effect.includes(words),
      ).length;
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    await rates(accusation);
    expect([await told('question-letter-higher'), await told('question-reopened')]).toEqual([1, 0]);
    expect((await only()).standing.ratings).toEqual([]);
    expect((await ward.turn((unit) => memoryOf(unit, tu.id))).open).toMatchObject({ what: 'rateNo' });
    await rates('');
    expect(await told('question-reopened')).toBe(1);
    expect(await only()).toMatchObject({ state: 'received', standing: { ratings: [{ isHelpful: false, note: '' }] } });
    await press(office, 'to', deputy.id.slice(-8));
    await acts(deputy, { type: 'draft', text: 'Kính gửi Ông/Bà. Nộp tại Bộ phận một cửa.' });
    await press(head, 'approve');
    await arrives('delivered', 'telegram', '2');
    // The intention cannot be clarified here, so a text that may be a letter counts as one.
    await rates('Có phải trưởng khối 3 ăn tiền hộ nghèo không?');
    await rates('');
    expect([await readBy(office, 'nhận tiền'), await readBy(head, 'ăn tiền'), await readBy(head, 'nhận tiền')]).toEqual(
      [0, 0, 0],
    );
    expect(await told('question-not-helpful-twice')).toBe(1);
  });

  describe('found to be a denunciation after a first answer', () => {
    const handedOver = async (note = 'Ông trưởng khối 3 vòi tiền tôi') => {
      const photo = {
        channel: 'web',
        fileId: 'up1',
        uniqueId: 'u1',
        kind: 'photo',
        name: null,
        mimeType: null,
        sizeBytes: 1,
      } as const;
      next += 1;
      const received = { text: 'Bao giờ phường sửa ngõ 5 khối 3?', photos: [photo], messageKey: `tg:1:${next}` };
      await ward.turn((unit) =>
        fileQuestion(unit, tu, { ...received, channel: 'telegram', conversation: '1', receivedAt: unit.now }),
      );
      await press(office, 'to', member.id.slice(-8));
      await acts(member, { type: 'draft', text: 'Ngõ 5 được sửa trong tháng 12.' });
      await press(deputy, 'approve');
      await arrives('delivered', 'telegram', '1');
      await acts(tu, { type: 'rate', isHelpful: false, note });
      await press(deputy, 'view');
      expect(await handsOver('denunciation')).toMatchObject({ ok: true });
      return only();
    };

    it('leaves no photo, answer or text, in the case or in messages', async () => {
      const question = await handedOver();
      expect(JSON.stringify(question)).not.toMatch(/vòi tiền|ngõ 5|Ngõ 5/u);
      expect(await ward.turn(({ stores }) => stores.questions.photosOf(question.id))).toEqual([]);
      const said = JSON.stringify(await rowsOf(ward.core).selectFrom('outbox').select('effect').execute());
      expect(said).not.toMatch(/vòi tiền|ngõ 5|Ngõ 5/u);
      expect(said).toContain('"uploads":["up1"]'.replaceAll('"', '\\"'));
    });

    it('is recorded, and shown to its receivers only', async () => {
      const question = await handedOver();
      const records = await rowsOf(ward.core).selectFrom('handover').selectAll().execute();
      expect(records).toMatchObject([{ kind: 'denunciation', personId: tu.id }]);
      for (const reader of [deputy, member])
        expect(await press(reader, 'view')).toMatchObject({ ok: false, issues: [{ key: 'issue-not-entitled' }] });
      for (const reader of [head, office]) expect(await press(reader, 'view')).toMatchObject({ ok: true });
      expect(question.standing.handOver?.receivers).toEqual(expect.arrayContaining([head.id, office.id]));
      const list = async (reader: Person) => {
        const outcome = await ward.turn((unit) => listHandOvers(unit, reader));
        const message = (await ward.read(reader)).at(-1);
        return outcome.ok && message ? ward.core.translator.say('vi', message) : null;
      };
      expect(await list(head)).toContain('tố cáo · người nhận: ');
      expect(await list(head)).not.toContain(tu.name);
      expect(await list(deputy)).toBeNull();
      ward.clock.advance(6 * 366 * dayMs);
      await ward.forgets();
      expect(await list(head)).toContain('Chưa hướng dẫn đơn');
    });

    it('that accuses the head is not told to the head', async () => {
      const question = await handedOver('Bà Lê Thị Hạnh nhận tiền của doanh nghiệp');
      expect(question.standing.handOver).toMatchObject({ receivers: [], directions: 'higher' });
      expect(await press(head, 'view')).toMatchObject({ ok: false });
      expect(await told('question-handed-over')).toBe(0);
      expect(await told('question-letter-higher')).toBe(1);
    });
  });

  it('has its photos deleted at the end of its retention period', async () => {
    const file = {
      channel: 'web',
      fileId: 'up2',
      uniqueId: 'u2',
      kind: 'photo',
      name: null,
      mimeType: null,
      sizeBytes: 1,
    } as const;
    await said('Bao giờ phường sửa ngõ 5 khối 3?', now(), tu, true);
    await handsOver('complaint');
    const { id: question } = await only();
    await ward.turn(({ stores, ids }) =>
      stores.questions.putPhoto({ id: ids.next(), question, itemKey: 'k', position: 1, file }),
    );
    ward.clock.advance(6 * 366 * dayMs);
    await ward.forgets();
    expect(await ward.turn(({ stores }) => stores.questions.photosOf(question))).toEqual([]);
  });

  it('is rated and consented to with a plain yes to the last prompt, for a second answer too', async () => {
    const replies = (text: string) => {
      const reply = readAskerReply(text);
      if (!reply) throw new Error('nobody hears a reply');
      return ward.turn((unit) => askerReply(unit, tu, reply, 'm'));
    };
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    await replies('chưa');
    expect((await only()).state).toBe('received');
    await press(office, 'to', deputy.id.slice(-8));
    await acts(deputy, { type: 'draft', text: 'Kính gửi Ông/Bà. Nộp tại Bộ phận một cửa.' });
    await press(head, 'approve');
    await arrives('delivered', 'telegram', '2');
    await replies('dạ có');
    expect(await only()).toMatchObject({ state: 'rated', standing: { publication: { state: 'asked' } } });
    await replies('vâng');
    expect((await only()).standing.publication.state).toBe('given');
    // The prompt is closed, so the words are handled as something else.
    expect(await replies('vâng')).toBeNull();
  });

  it('that is closed is not asked why it did not help', async () => {
    await drafted();
    await press(deputy, 'approve');
    await arrives('delivered', 'telegram', '1');
    ward.clock.advance(15 * 86_400_000);
    await closeAnswered(ward.turn);
    expect(await press(tu, 'no')).toMatchObject({ ok: false, issues: [{ key: 'issue-question-state' }] });
    expect(await told('question-ask-rate-no')).toBe(0);
  });

  it('counts toward a flood across the nightly cleanup; old counters are deleted', async () => {
    const noticed = () => ward.turn((unit) => mayNotifyOffice(unit));
    const counters = () =>
      rowsOf(ward.core).selectFrom('counter').select('last').where('kind', 'like', 'pace:%').execute();
    for (let count = 0; count < 30; count += 1) expect(await noticed()).toBe(true);
    await ward.forgets();
    expect(await noticed()).toBe(false);
    ward.clock.advance(400 * dayMs);
    await ward.forgets();
    expect(await counters()).toEqual([]);
  });

  it('of a person who asks very often is a case each with its receipt, and one notice about it', async () => {
    for (let count = 0; count < 20; count += 1)
      await said(`Cho tôi hỏi việc số ${count} cần giấy tờ gì?`, now(), tu, true);
    expect(await all()).toHaveLength(20);
    expect(await told('question-receipt')).toBe(20);
    expect(await told('question-flood')).toBe(1);
  });
});
