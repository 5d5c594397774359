/** The messages about questions: pure functions, every text in both languages. */
import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../src/adapters/fluent.ts';
import {
  answerMessage,
  fullQuestion,
  maskProposal,
  questionReceipt,
  redirectSure,
  stateForAsker,
  stateOfQuestion,
} from '../../src/chat/say/question.ts';
import { openButtons, type QuestionPrompt, questionPrompt } from '../../src/chat/say/question-acts.ts';
import { handOversList, openQuestionsList, ownQuestionsList } from '../../src/chat/say/question-lists.ts';
import { citizenNotice, questionNotice } from '../../src/chat/say/question-notices.ts';
import { askersOutcome } from '../../src/chat/say/question-outcome.ts';
import { answerToTriage, giveSimilar, offerSimilar } from '../../src/chat/say/triage-answers.ts';
import { questionActs } from '../../src/domain/act/question.ts';
import type { Actor } from '../../src/domain/actor.ts';
import type { Facts } from '../../src/domain/facts.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Person } from '../../src/domain/person/person.ts';
import type { QuestionEvent } from '../../src/domain/question/events.ts';
import { noPublication } from '../../src/domain/question/publication-state.ts';
import type { Question } from '../../src/domain/question/question.ts';
import { questionStates } from '../../src/domain/question/transitions.ts';
import { triage } from '../../src/domain/question/triage.ts';
import type { QuestionView } from '../../src/domain/question/view.ts';
import {
  anAnswer,
  aPause,
  aQuestion,
  at,
  calendar,
  hoa,
  minh,
  nam,
  now,
  tu,
  van,
} from '../domain/question/builders.ts';

const around = {
  ward: 'phường Đồng Lạc',
  place: 'phòng Tiếp công dân, trụ sở UBND phường Đồng Lạc',
  hours: 'sáng 7 giờ 30 – 11 giờ 30, chiều 13 giờ 30 – 17 giờ các ngày làm việc',
};
const url = 'https://example.gov.vn/hoi-dap/HD-2603-0017';
const translator = createTranslator('locales');
const asPerson = ({ person, name, role, status }: Actor): Person => ({
  id: person,
  name,
  role,
  status,
  unit: null,
  locale: 'vi',
  noticedAt: null,
  createdAt: now,
});
const readBy = (actor: Actor, time = now) => ({ reader: asPerson(actor), now: time, timeZone: calendar.timeZone });
const spoken = (locale: string, message: Message): string =>
  [
    translator.say(locale, message),
    ...(message.buttons ?? []).flat().map((button) => translator.say(locale, button.label)),
  ].join('\n');
const linesOf = (message: Message): number =>
  translator
    .say('vi', message)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
const pressesOf = (message: Message | null): readonly string[] =>
  (message?.buttons ?? []).flat().map((button) => ('url' in button ? button.label.key : button.action));

const masked = { title: 'Sửa đường', question: 'Bao giờ?', answer: 'Tháng 4.', by: van.person, name: 'Vân', at: '' };
const maskedQuestion = (change: Partial<typeof masked> = {}) =>
  aQuestion({
    state: 'rated',
    standing: { publication: { ...noPublication, state: 'masked', revision: 2, masked: { ...masked, ...change } } },
  });
/** Facts that a message can contain. */
const facts: Facts = {
  name: 'Nam',
  note: 'nêu rõ ngày',
  text: 'ngõ 7',
  photos: 1,
  outcome: 'held',
  body: 'Điện lực',
  contact: '1900 6769',
  days: 15,
  level: 'overdue',
  act: 'approved',
};
const noticeOf = (
  name: QuestionView['name'],
  question: Question = name === 'question-mask-to-approve' ? maskedQuestion() : aQuestion({ state: 'drafted' }),
  reader: Actor = minh,
  change: Facts = {},
): Message | null =>
  questionNotice(
    { noun: 'question', name, question: question.id, code: question.code, facts: { ...facts, ...change } },
    {
      ...readBy(reader),
      question,
      asker: { name: 'Phạm Văn Tư', phone: '84912345678' },
      phone: '0220 3000 137',
      url,
    },
    null,
  );
/** The compiler rejects an incomplete list. */
const names: Readonly<Record<QuestionView['name'], true>> = {
  'question-in-hand': true,
  'question-undone': true,
  'question-undone-asker': true,
  'question-clarify': true,
  'question-heard-thanks': true,
  'question-interim': true,
  'question-redirected': true,
  'question-closed-other': true,
  'question-closed-unanswered': true,
  'question-closed-duplicate': true,
  'question-closed-unreached': true,
  'question-published': true,
  'question-taken-down': true,
  'question-new': true,
  'question-assigned': true,
  'question-taken-over': true,
  'question-to-approve': true,
  'question-nobody-approves': true,
  'question-sent-back': true,
  'question-approved': true,
  'question-unreachable': true,
  'question-heard': true,
  'question-added': true,
  'question-photos-added': true,
  'question-separated': true,
  'question-interim-sent': true,
  'question-delay': true,
  'question-rated-helpful': true,
  'question-not-helpful-twice': true,
  'question-reopened-office': true,
  'question-reopened-board': true,
  'question-withdrawn-note': true,
  'question-closed-unreached-note': true,
  'question-to-mask': true,
  'question-consent-withdrawn-note': true,
  'question-mask-to-approve': true,
  'question-mask-rejected': true,
  'question-reminder': true,
  'question-pause-over': true,
};
const notices = (Object.keys(names) as readonly QuestionView['name'][]).flatMap((name) => noticeOf(name) ?? []);

const prompts: readonly QuestionPrompt[] = [
  'assign',
  ...questionActs
    .filter(({ needs }) => needs === 'words' || needs === 'photos' || needs === 'date')
    .map(({ name }) => name),
  'interimDate',
  'maskAnswer',
];
const strangers = [
  'Xin chào',
  'cảm ơn phường',
  'Cháy nhà ở khối 4',
  'nhà cái uy tín nạp rút',
  'ok',
  'Tôi muốn tố cáo',
  'Tôi muốn khiếu nại',
  'Tôi tố cáo ông K ăn chặn tiền',
  'Tôi khiếu nại quyết định xử phạt số 5',
  'Tôi tố cáo ông K ăn chặn tiền. Ngoài ra cho tôi hỏi lịch tiêm chủng tháng này ngày nào?',
  'Sáng nay khối 4 tổ chức ra quân dọn vệ sinh',
  'Nhà tôi mất điện',
];
const by = { by: tu.person, name: 'Tư', at: now };
const due = { on: aQuestion().dueOn, at: aQuestion().dueAt, explanation: aQuestion().explanation };
const ownSteps: readonly QuestionEvent[] = [
  { type: 'added', ...by, messageKey: 'm', text: 'ngõ 7', photos: [], resumed: null },
  { type: 'rated', ...by, isHelpful: true, note: '' },
  { type: 'rated', ...by, isHelpful: false, note: '' },
  { type: 'reopened', at: now, former: null, due },
  { type: 'closed', at: now, why: 'withdrawn', by: tu.person },
  { type: 'consentAsked', at: now },
  { type: 'consentGiven', ...by },
  { type: 'consentRefused', ...by },
  { type: 'consentWithdrawn', ...by },
];
const reopened = aQuestion({ state: 'answered', standing: { reopenedAt: now.toISOString() } });
const outcomes = askersOutcome(ownSteps, reopened, reopened, '0220 3000 137');

const toCitizens: readonly Message[] = [
  ...strangers.flatMap((text) =>
    (['ward', 'higher'] as const).flatMap((directions) => answerToTriage(triage(text), around, directions) ?? []),
  ),
  offerSimilar([{ id: '1', title: 'Làm lại giấy khai sinh' }]),
  offerSimilar([
    { id: '1', title: 'Làm lại giấy khai sinh' },
    { id: '2', title: 'Đăng ký khai tử' },
  ]),
  giveSimilar({ id: '1', title: 'Làm lại giấy khai sinh', text: 'Mang căn cước.', url }),
  ...questionStates.map((state) =>
    stateForAsker(aQuestion({ state, explanation: { key: 'question-letter-where-higher' } }), readBy(tu), null),
  ),
  ...outcomes,
  answerMessage(aQuestion({ state: 'approved' }), anAnswer(), null),
  questionPrompt('rateNo', aQuestion()),
  questionPrompt('add', aQuestion()),
];
const all: readonly Message[] = [
  ...toCitizens,
  ...notices,
  ...(['question-letter', 'question-letter-higher', 'question-handed-over'] as const).map((name) =>
    citizenNotice({ noun: 'citizen', name, facts: { kind: 'denunciation' } }, around),
  ),
  ...prompts.map((prompt) => questionPrompt(prompt, aQuestion())),
  redirectSure(aQuestion(), { body: 'Điện lực', contact: '' }, 1),
];

describe('every message about questions', () => {
  it('exists in both languages', () => {
    for (const locale of ['vi', 'en']) for (const one of all) expect(spoken(locale, one).trim(), one.key).not.toBe('');
  });

  it('has at most six lines', () => {
    for (const one of all) expect(linesOf(one), one.key).toBeLessThanOrEqual(6);
  });

  it('addresses a citizen as Ông/Bà, with no word that frightens or blames', () => {
    for (const one of toCitizens)
      expect(translator.say('vi', one), one.key).not.toMatch(
        /(?<!\p{L})(?:bạn|anh\/chị|đồng chí|không hợp lệ|lỗi|quá hạn|link|click)(?!\p{L})/iu,
      );
  });

  it('contains no command if it is for a citizen', () => {
    for (const one of toCitizens) expect(spoken('vi', one), one.key).not.toMatch(/(?:^|\s)\/[a-z]/mu);
  });
});

describe('a notice about a question', () => {
  it('offers the acts that its reader may do, on the revision that is shown', () => {
    const drafted = aQuestion({ state: 'drafted', standing: { revision: 5 } });
    const notice = noticeOf('question-to-approve', drafted, minh);
    expect(
      (notice?.buttons ?? [])
        .flat()
        .map((button) => ('url' in button ? '' : [button.action, button.revision, button.typed])),
    ).toEqual([
      ['q-approve', 5, 'D HD-2603-0017'],
      ['q-sendBack', 5, 'T HD-2603-0017'],
      ['q-view', 5, 'X HD-2603-0017'],
      ['q-whyDue', 5, undefined],
    ]);
    expect(pressesOf(noticeOf('question-to-approve', drafted, van))).toEqual(['q-view', 'q-whyDue']);
  });

  it('that asks for an act is not sent if the act was done meanwhile', () => {
    expect(noticeOf('question-to-approve', aQuestion({ state: 'answered' }))).toBeNull();
    expect(noticeOf('question-mask-to-approve', aQuestion({ state: 'answered' }))).toBeNull();
    expect(pressesOf(noticeOf('question-assigned', aQuestion({ state: 'answered' }), nam))).toEqual([]);
  });

  it('of an addition offers the assignee to draft, and the office to assign', () => {
    expect(pressesOf(noticeOf('question-added', aQuestion({ state: 'assigned' }), nam))).toEqual(['q-draft']);
    expect(pressesOf(noticeOf('question-added', aQuestion(), van))).toEqual(['q-assign']);
  });

  it('of an undelivered answer names the number to call, and offers to record the call', () => {
    const delivery = { outcome: 'held', channel: 'zalo-oa', note: '', at: now.toISOString() } as const;
    const held = aQuestion({ state: 'approved', standing: { deliveries: [delivery] } });
    const notice = noticeOf('question-unreachable', held, van);
    expect(pressesOf(notice)).toEqual(['q-phone', 'q-giveUp']);
    expect(spoken('vi', notice ?? { key: '' })).toContain('0912345678');
  });

  it('of a masked text shows a part of question and answer, however long one of them is', () => {
    const text = String(
      noticeOf('question-mask-to-approve', maskedQuestion({ question: 'Bao giờ? '.repeat(500) }))?.facts?.text,
    );
    expect(text).toContain('Tháng 4.');
    expect(text.length).toBeLessThan(1_210);
  });

  it('of a redirection without a number names no number', () => {
    const redirected = (contact: string) =>
      translator.say(
        'vi',
        noticeOf('question-redirected', aQuestion(), tu, { body: 'Điện lực Chí Linh', contact }) ?? { key: '' },
      );
    expect(redirected('none')).toMatch(/liên hệ Điện lực Chí Linh\.$/u);
    expect(redirected('1900 6769')).toMatch(/liên hệ Điện lực Chí Linh, 1900 6769\.$/u);
  });
});

describe('an answer message', () => {
  it('contains one greeting, its own or that of the template', () => {
    for (const text of ['Kính gửi Ông/Bà. Cần tờ khai.', 'Kinh thua ong ba, can to khai.', 'Cần tờ khai.'])
      expect(
        translator
          .say('vi', answerMessage(aQuestion(), { ...anAnswer(), text }, null))
          .match(/k[íi]nh (?:g[ửu]i|th[ưu]a)/giu),
        text,
      ).toHaveLength(1);
  });

  it('has the buttons for a rating', () => {
    expect(pressesOf(answerMessage(aQuestion({ state: 'approved' }), anAnswer(), null))).toEqual(['q-yes', 'q-no']);
  });
});

describe('the complete view of a question', () => {
  it('has the office’s acts in their order, and no acts for an uninvolved member', () => {
    expect((fullQuestion(aQuestion(), readBy(van)).buttons ?? []).map((row) => row.length)).toEqual([
      1, 1, 1, 1, 1, 1, 2, 1,
    ]);
    expect(pressesOf(fullQuestion(aQuestion(), readBy(van)))).toEqual([
      'q-clarify',
      'q-redirect',
      'q-assign',
      'q-interim',
      'q-handOver.complaint',
      'q-handOver.denunciation',
      'q-close',
      'q-close.duplicate',
      'q-topic',
    ]);
    expect(pressesOf(fullQuestion(aQuestion(), readBy(nam)))).toEqual([]);
  });

  it('offers to approve a masked text only below that text', () => {
    expect(pressesOf(fullQuestion(maskedQuestion(), readBy(hoa)))).not.toContain('q-approveMask');
    expect(openButtons(maskedQuestion(), [['approveMask']], readBy(hoa)).flat()).toMatchObject([
      { action: 'q-approveMask', revision: 2 },
    ]);
  });
});

describe('the state of a question', () => {
  it('is told with an apology if it is late', () => {
    expect(stateOfQuestion(aQuestion({ state: 'assigned' }), at('2026-04-02 09:00')).facts?.isLate).toBe('yes');
  });

  it('repeats what the asker was asked while it waits for them, and can be added to', () => {
    const waiting = stateForAsker(
      aQuestion({ state: 'clarification', standing: { pauses: [aPause()] } }),
      readBy(tu),
      null,
    );
    expect(translator.say('vi', { ...waiting, facts: { ...waiting.facts, explanation: '' } })).toContain(
      'Đoạn đường nào?',
    );
    expect(pressesOf(waiting)).toEqual(['q-add', 'q-whyDue', 'q-withdraw']);
  });

  it('has no buttons for a person who only knows its code', () => {
    expect(stateOfQuestion(aQuestion(), now).buttons).toBeUndefined();
  });
});

describe('a list of questions', () => {
  it('has a button for each open question, and one for the next page', () => {
    const list = openQuestionsList([aQuestion(), aQuestion({ state: 'assigned' })], { count: 9, hasMore: true, now });
    expect(pressesOf(list)).toEqual(['q-view', 'q-view', 'q-more.assigned']);
    expect(translator.say('vi', list)).toContain('HD-2603-0017');
  });

  it('says so if it is empty', () => {
    for (const one of [ownQuestionsList([], now), handOversList([], 0, calendar.timeZone)])
      expect(translator.say('vi', one).trim()).not.toBe('');
  });
});

describe('the text proposed for publication', () => {
  it('is shown beside the original, with three ways to submit it', () => {
    expect(pressesOf(maskProposal(aQuestion({ state: 'rated' }), masked, url))).toEqual([
      'q-maskAsShown',
      'q-maskOwn',
      'q-maskAnswer',
      'choice-q-page-mask',
    ]);
  });
});

describe('a receipt', () => {
  it('names code and date, and offers to add', () => {
    const receipt = questionReceipt(aQuestion());
    expect(receipt.facts).toMatchObject({ code: 'HD-2603-0017', due: '31/03/2026' });
    expect(pressesOf(receipt)).toEqual(['q-add', 'q-whyDue']);
  });
});

describe('the first answer to a message', () => {
  it('is omitted if a case is opened', () => {
    for (const text of ['Làm giấy khai sinh ở đâu?', 'Đường khối 4 hỏng, đề nghị sửa', 'Kiến nghị lắp thêm đèn'])
      expect(answerToTriage(triage(text), around)).toBeNull();
  });

  it('to an emergency starts with the number to call', () => {
    expect(translator.say('vi', answerToTriage(triage('Cháy nhà ở khối 4'), around) as Message)).toMatch(
      /^ĐỀ NGHỊ ÔNG\/BÀ GỌI NGAY 114\./u,
    );
  });

  it('to a letter says where, when and that it is not published, and repeats no word of it', () => {
    const said = translator.say('vi', answerToTriage(triage('Tôi tố cáo ông Khang ăn chặn tiền'), around) as Message);
    for (const part of ['tố cáo', around.place, around.hours, 'không được đăng công khai', 'giữ bí mật'])
      expect(said).toContain(part);
    expect(said).not.toContain('Khang');
  });

  it('to a mixed letter repeats the question only', () => {
    const said = translator.say(
      'vi',
      answerToTriage(
        triage('Tôi tố cáo ông Khang ăn chặn tiền. Ngoài ra cho tôi hỏi lịch tiêm chủng ngày nào?'),
        around,
      ) as Message,
    );
    expect(said).toContain('lịch tiêm chủng');
    expect(said).not.toContain('Khang');
  });
});

describe('similar published answers', () => {
  const labels = (titles: readonly string[]) =>
    (offerSimilar(titles.map((title, at) => ({ id: `${at}`, title }))).buttons ?? [])
      .flat()
      .map((button) => [translator.say('vi', button.label), 'subject' in button ? button.subject : '']);

  it('have “Đúng” for the nearest, titles for the others, and a button to ask anyway', () => {
    expect(labels(['Khai sinh'])).toEqual([
      ['Đúng', '0'],
      ['Gửi câu hỏi', ''],
    ]);
    expect(labels(['Khai sinh', 'Khai tử'])).toEqual([
      ['Đúng', '0'],
      ['Khai tử', '1'],
      ['Gửi câu hỏi', ''],
    ]);
  });

  it('are not offered if there are none', () => {
    expect(() => offerSimilar([])).toThrow('nothing to offer');
  });
});
