import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/adapters/fluent.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import type { Message } from '../../../src/domain/effect.ts';
import type { Facts } from '../../../src/domain/facts.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import type { QuestionCommand } from '../../../src/domain/question/events.ts';
import { evolveQuestion } from '../../../src/domain/question/evolve.ts';
import { evolvePublication, type PublicationEvent } from '../../../src/domain/question/publication.ts';
import type { Question } from '../../../src/domain/question/question.ts';
import {
  holderOf,
  type QuestionNotice,
  type QuestionSurroundings,
  reactToPublication,
  reactToQuestion,
  reactToReceipt,
} from '../../../src/domain/question/react.ts';
import {
  answerToTriage,
  giveSimilar,
  offerSimilar,
  promptFor,
  type QuestionPrompt,
  reminderOfQuestion,
  stateOfQuestion,
} from '../../../src/domain/question/talk.ts';
import { questionStates } from '../../../src/domain/question/transitions.ts';
import { triage } from '../../../src/domain/question/triage.ts';
import { usualOfficeHours } from '../../../src/domain/reminder/office-hours.ts';
import { remindersOf } from '../../../src/domain/reminder/reminder.ts';
import { aDraft, aPause, aQuestion, at, calendar, hoa, minh, nam, now, thu, tu, van } from './builders.ts';

const around: QuestionSurroundings = {
  ward: 'phường Đồng Lạc',
  phone: '0220 3000 137',
  place: 'phòng Tiếp công dân, trụ sở UBND phường Đồng Lạc',
  hours: 'sáng 7 giờ 30 – 11 giờ 30, chiều 13 giờ 30 – 17 giờ các ngày làm việc',
  calendar,
  url: 'https://example.gov.vn/hoi-dap/HD-2603-0017',
};
const translator = createTranslator('locales');
const spoken = (locale: string, message: { key: string; facts?: Facts; buttons?: Message['buttons'] }): string =>
  [
    translator.say(locale, message),
    ...(message.buttons ?? []).flat().map((button) => translator.say(locale, button.label)),
  ].join('\n');
const linesOf = (message: { key: string; facts?: Facts }): number =>
  translator
    .say('vi', message)
    .split('\n')
    .filter((line) => line.trim() !== '').length;

const tells = (question: Question, command: QuestionCommand, actor = van, time = now): readonly QuestionNotice[] => {
  const decision = decideQuestion(question, command, { actor, now: time, calendar });
  if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
  let state = question;
  return decision.events.flatMap((event) => {
    state = evolveQuestion(state, event);
    return reactToQuestion(state, event, around);
  });
};
const inShort = (notices: readonly QuestionNotice[]) => notices.map(({ to, key }) => `${to} ${key}`);
const reason = { code: 'other', note: 'nêu rõ ngày' };
const handOver = { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' } as const;

/** Every change, and who hears what. */
const changes: readonly (readonly [string, readonly QuestionNotice[], readonly string[]])[] = [
  ['received', reactToReceipt(aQuestion()), ['office question-new']],
  [
    'assigned',
    tells(aQuestion(), { type: 'assign', to: nam }),
    ['assignee question-assigned', 'asker question-in-hand'],
  ],
  [
    'given to another',
    tells(aQuestion({ state: 'assigned' }), { type: 'assign', to: thu }),
    ['assignee question-assigned', 'formerAssignee question-taken-over'],
  ],
  [
    'drafted',
    tells(aQuestion({ state: 'assigned' }), { type: 'draft', text: 'Bản' }, nam),
    ['approvers question-to-approve'],
  ],
  [
    'sent back',
    tells(aQuestion({ state: 'drafted' }), { type: 'sendBack', revision: 1, reason }, minh),
    ['assignee question-sent-back'],
  ],
  [
    'approved',
    tells(aQuestion({ state: 'drafted' }), { type: 'approve', revision: 1 }, minh),
    ['asker question-answer', 'assignee question-approved'],
  ],
  [
    'asked back',
    tells(aQuestion({ state: 'assigned' }), { type: 'clarify', text: 'Đoạn nào?' }, nam),
    ['asker question-clarify'],
  ],
  [
    'replied to',
    tells(aQuestion({ state: 'clarification' }), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['asker question-clarified-thanks', 'assignee question-added'],
  ],
  [
    'replied to on the phone',
    tells(aQuestion({ state: 'clarification' }), { type: 'heardByPhone', messageKey: 'm', text: 'ngõ 7' }),
    ['asker question-heard-thanks', 'assignee question-heard'],
  ],
  [
    'added to before anybody has it',
    tells(aQuestion(), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['asker question-added-thanks', 'office question-added'],
  ],
  [
    'added to while it waits for approval',
    tells(aQuestion({ state: 'drafted' }), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['asker question-added-thanks', 'assignee question-added', 'approvers question-to-approve'],
  ],
  [
    'put off',
    tells(
      aQuestion({ state: 'assigned' }),
      { type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') },
      nam,
    ),
    ['asker question-interim', 'approvers question-interim-sent'],
  ],
  [
    'late with a reason',
    tells(aQuestion({ state: 'assigned' }), { type: 'explainDelay', reason }, nam, at('2026-04-02 09:00')),
    ['head question-delay'],
  ],
  [
    'shown elsewhere',
    tells(aQuestion(), { type: 'redirect', revision: 1, body: 'Điện lực', contact: '1900 6769' }),
    ['asker question-redirected'],
  ],
  [
    'handed over',
    tells(aQuestion(), { type: 'handOver', revision: 1, handOver }),
    ['asker question-letter', 'receivers question-handed-over'],
  ],
  [
    'handed over past the head',
    tells(aQuestion(), {
      type: 'handOver',
      revision: 1,
      handOver: { ...handOver, receivers: [], directions: 'higher' },
    }),
    ['asker question-letter-higher'],
  ],
  ['phoned about', tells(aQuestion({ state: 'approved' }), { type: 'phone', note: 'đã đọc' }), []],
  [
    'found helpful',
    tells(aQuestion({ state: 'answered' }), { type: 'rate', isHelpful: true, note: '' }, tu),
    ['asker question-rated-thanks', 'assignee question-rated-helpful'],
  ],
  [
    'found unhelpful',
    tells(aQuestion({ state: 'answered' }), { type: 'rate', isHelpful: false, note: 'chưa rõ ngày' }, tu),
    ['asker question-reopened', 'office question-reopened-office'],
  ],
  [
    'found unhelpful twice',
    tells(
      aQuestion({ state: 'answered', standing: { reopenedAt: now.toISOString() } }),
      { type: 'rate', isHelpful: false, note: 'vẫn chưa' },
      tu,
    ),
    ['asker question-rated-sorry', 'head question-not-helpful-twice'],
  ],
  [
    'taken back',
    tells(aQuestion(), { type: 'withdraw' }, tu),
    ['asker question-withdrawn', 'office question-withdrawn-note'],
  ],
  ['closed', tells(aQuestion({ state: 'rated' }), { type: 'close', why: 'done' }), []],
  ['a duplicate', tells(aQuestion(), { type: 'close', why: 'duplicate' }), ['asker question-closed-duplicate']],
  [
    'closed unanswered',
    tells(aQuestion({ state: 'clarification' }), { type: 'close', why: 'unanswered' }, van, at('2026-06-01 09:00')),
    ['asker question-closed-unanswered'],
  ],
];

const masked = { title: 'Sửa đường', question: 'Bao giờ?', answer: 'Tháng 4.' };
const by = { by: hoa.person, name: 'Hoa', at: now };
const publications: readonly (readonly [PublicationEvent, readonly string[]])[] = [
  [{ type: 'consentAsked', at: now }, ['asker question-consent']],
  [{ type: 'consentGiven', ...by }, ['asker question-consent-thanks', 'office question-to-mask']],
  [{ type: 'consentRefused', ...by }, ['asker question-consent-refused']],
  [{ type: 'consentWithdrawn', ...by }, ['asker question-consent-withdrawn', 'office question-consent-withdrawn-note']],
  [{ type: 'masked', ...by, masked }, ['approvers question-mask-to-approve']],
  [{ type: 'maskApproved', ...by }, []],
  [{ type: 'maskRejected', ...by, reason: 'còn tên' }, ['office question-mask-rejected']],
  [{ type: 'questionPublished', at: now, slug: 's', version: 1 }, ['asker question-published']],
  [{ type: 'takenDown', ...by, reason: 'có thông tin riêng' }, ['asker question-taken-down']],
];
const rated = aQuestion({ state: 'rated' });
const noticesOf = (event: PublicationEvent) => reactToPublication(evolvePublication(rated, event), event, around);

describe('who hears what', () => {
  it.each(changes)('when a question is %s', (_, notices, wanted) => {
    expect(inShort(notices)).toEqual(wanted);
  });

  it.each(publications.map(([event, wanted]) => [event.type, event, wanted] as const))(
    'when %s',
    (_, event, wanted) => {
      expect(inShort(noticesOf(event))).toEqual(wanted);
    },
  );

  it('whoever clears a masked text sees of question and answer something, however long one of them is', () => {
    const [notice] = noticesOf({ type: 'masked', ...by, masked: { ...masked, question: 'Bao giờ? '.repeat(500) } });
    expect(notice?.facts.text).toContain('Tháng 4.');
    expect(String(notice?.facts.text).length).toBeLessThan(1_210);
  });

  it.each(['held', 'failed'] as const)(
    'the %s answer is told to the office, with the button for the phone',
    (outcome) => {
      const delivery = { outcome, channel: 'zalo-oa', note: 'window', at: now.toISOString() };
      const notices = reactToQuestion(
        aQuestion({ state: 'approved' }),
        { type: 'heldBack', at: now, delivery },
        around,
      );
      expect(notices).toMatchObject([
        { to: 'office', key: 'question-unreachable', buttons: [[{ action: 'q-phone' }], [{ action: 'q-giveUp' }]] },
      ]);
    },
  );

  it('an asker whom nothing reached finds it said when they come back, and the head hears what was tried', () => {
    const delivery = { outcome: 'failed', channel: '', note: '', at: now.toISOString() } as const;
    const notices = tells(aQuestion({ state: 'approved', standing: { deliveries: [delivery] } }), {
      type: 'giveUp',
      note: 'gọi ba lần',
    });
    expect(inShort(notices)).toEqual(['asker question-closed-unreached', 'head question-closed-unreached-note']);
    for (const notice of notices) expect(linesOf(notice)).toBeLessThanOrEqual(6);
    expect(spoken('vi', notices[1] ?? { key: '' })).toContain('Vân: gọi ba lần');
  });

  it('of a hand-over nobody reads a word of the letter, nor hears who is meant', () => {
    const written = aQuestion({ body: 'Ông Khang ăn chặn', title: 'Ông Khang ăn chặn' });
    const notices = tells(written, { type: 'handOver', revision: 1, handOver });
    expect(notices.map(({ to }) => to)).toEqual(['asker', 'receivers']);
    for (const notice of notices) expect(spoken('vi', notice)).not.toMatch(/Khang|ăn chặn/u);
  });

  it('an answer greets once, by its own words or by its frame', () => {
    const answered = (text: string) => {
      const state = aQuestion({ state: 'drafted', standing: { drafts: [{ ...aDraft(), text }] } });
      const [notice] = tells(state, { type: 'approve', revision: 1 }, minh);
      return translator.say('vi', notice ?? { key: '' });
    };
    for (const text of ['Kính gửi Ông/Bà. Cần tờ khai.', 'Kinh thua ong ba, can to khai.', 'Cần tờ khai.'])
      expect(answered(text).match(/k[íi]nh (?:g[ửu]i|th[ưu]a)/giu), text).toHaveLength(1);
  });

  it('a body whose number nobody wrote has none; it is never the ward’s', () => {
    const redirected = (contact: string) => {
      const [notice] = tells(aQuestion(), { type: 'redirect', revision: 1, body: 'Điện lực Chí Linh', contact });
      return translator.say('vi', notice ?? { key: '' });
    };
    expect(redirected('')).toMatch(/liên hệ Điện lực Chí Linh\.$/u);
    expect(redirected('1900 6769')).toMatch(/liên hệ Điện lực Chí Linh, 1900 6769\.$/u);
  });

  it('a button binds to the revision that was shown', () => {
    const [notice] = tells(
      aQuestion({ state: 'assigned', standing: { revision: 4 } }),
      { type: 'draft', text: 'Bản' },
      nam,
    );
    expect(notice?.buttons?.flat().map(({ action, revision }) => [action, revision])).toEqual([
      ['q-approve', 5],
      ['q-sendBack', 5],
      ['q-view', 5],
    ]);
  });
});

const prompts: readonly QuestionPrompt[] = [
  'assign',
  'draft',
  'sendBack',
  'clarify',
  'interim',
  'interimDate',
  'redirect',
  'mask',
  'phone',
  'giveUp',
  'heardByPhone',
  'delay',
  'why',
  'add',
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
const messages: readonly Message[] = [
  ...strangers.flatMap((text) =>
    (['ward', 'higher'] as const).flatMap((directions) => answerToTriage(triage(text), around, directions) ?? []),
  ),
  offerSimilar([{ id: '1', title: 'Làm lại giấy khai sinh' }]),
  offerSimilar([
    { id: '1', title: 'Làm lại giấy khai sinh' },
    { id: '2', title: 'Đăng ký khai tử' },
  ]),
  giveSimilar({ id: '1', title: 'Làm lại giấy khai sinh', text: 'Mang căn cước.', url: around.url }),
  ...questionStates.map((state) =>
    stateOfQuestion(aQuestion({ state, explanation: { key: 'question-letter-where-higher' } }), now),
  ),
  ...prompts.map((prompt) => promptFor(prompt, aQuestion())),
  ...remindersOf('question', aQuestion().receivedAt, aQuestion().dueAt, calendar, usualOfficeHours).map((reminder) =>
    reminderOfQuestion(aQuestion(), reminder),
  ),
];

describe('every sentence', () => {
  const all = [
    ...changes.flatMap(([, notices]) => notices),
    ...publications.flatMap(([event]) => noticesOf(event)),
    ...messages,
  ];

  it('can be said in both languages', () => {
    for (const locale of ['vi', 'en']) for (const one of all) expect(spoken(locale, one).trim(), one.key).not.toBe('');
  });

  it('has at most six lines', () => {
    for (const one of all) expect(linesOf(one), one.key).toBeLessThanOrEqual(6);
  });

  it('speaks to a citizen as Ông/Bà, with no word that frightens or blames', () => {
    const toCitizens = [
      ...changes.flatMap(([, notices]) => notices).filter(({ to }) => to === 'asker'),
      ...publications.flatMap(([event]) => noticesOf(event)).filter(({ to }) => to === 'asker'),
      ...messages.filter(({ key }) => !/^question-(?:reminder|ask-(?!why|add))/u.test(key)),
    ];
    for (const one of toCitizens) {
      const text = translator.say('vi', one);
      expect(text, one.key).not.toMatch(
        /(?<!\p{L})(?:bạn|anh\/chị|đồng chí|không hợp lệ|lỗi|quá hạn|link|click)(?!\p{L})/iu,
      );
    }
  });

  it('to a citizen needs no command', () => {
    for (const one of all) expect(spoken('vi', one), one.key).not.toMatch(/(?:^|\s)\/[a-z]/mu);
  });
});

describe('the first answer', () => {
  it('is none where a case is opened', () => {
    for (const text of ['Làm giấy khai sinh ở đâu?', 'Đường khối 4 hỏng, đề nghị sửa', 'Kiến nghị lắp thêm đèn'])
      expect(answerToTriage(triage(text), around)).toBeNull();
  });

  it('of an emergency names the number first of all', () => {
    expect(translator.say('vi', answerToTriage(triage('Cháy nhà ở khối 4'), around) as Message)).toMatch(
      /^ĐỀ NGHỊ ÔNG\/BÀ GỌI NGAY 114\./u,
    );
  });

  it('to a letter says where, when and that nothing is published; not a word of the matter', () => {
    const said = translator.say('vi', answerToTriage(triage('Tôi tố cáo ông Khang ăn chặn tiền'), around) as Message);
    for (const part of ['tố cáo', around.place, around.hours, 'không được đăng công khai', 'giữ bí mật'])
      expect(said).toContain(part);
    expect(said).not.toContain('Khang');
  });

  it('to a mixed letter repeats the question, and nothing else', () => {
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

describe('the state of a question', () => {
  it('that is late is told with an apology', () => {
    const late = stateOfQuestion(aQuestion({ state: 'assigned' }), at('2026-04-02 09:00'));
    expect(late.facts?.isLate).toBe('yes');
  });

  it('that waits for its asker repeats what is asked', () => {
    const waiting = stateOfQuestion(aQuestion({ state: 'clarification', standing: { pauses: [aPause()] } }), now);
    expect(translator.say('vi', { ...waiting, facts: { ...waiting.facts, explanation: '' } })).toContain(
      'Đoạn đường nào?',
    );
  });
});

describe('the holder', () => {
  it('is whoever has to do the next thing', () => {
    const held = { outcome: 'held', channel: 'zalo-oa', note: 'window', at: now.toISOString() } as const;
    expect(questionStates.map((state) => [state, holderOf(aQuestion({ state }))])).toEqual([
      ['received', 'office'],
      ['assigned', 'assignee'],
      ['drafted', 'approvers'],
      ['clarification', 'asker'],
      ['approved', null],
      ['answered', null],
      ['rated', null],
      ['closed', null],
      ['redirected', null],
      ['handedOver', null],
    ]);
    for (const outcome of ['held', 'failed'] as const)
      expect(holderOf(aQuestion({ state: 'approved', standing: { deliveries: [{ ...held, outcome }] } }))).toBe(
        'office',
      );
  });
});

describe('similar answers', () => {
  const labels = (titles: readonly string[]) =>
    (offerSimilar(titles.map((title, at) => ({ id: `${at}`, title }))).buttons ?? [])
      .flat()
      .map((button) => [translator.say('vi', button.label), 'subject' in button ? button.subject : '']);

  it('have “Đúng” for the nearest, their titles for the others, and the way to ask', () => {
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

  it('are not spoken of when there are none', () => {
    expect(() => offerSimilar([])).toThrow('nothing to offer');
  });
});
