/** Which notice each change and the publication send to whom: recipients and views, without the wording. */
import { describe, expect, it } from 'vitest';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import { decideQuestion } from '../../../src/domain/question/decide.ts';
import type { HandlingCommand, QuestionEvent } from '../../../src/domain/question/events.ts';
import { evolveQuestion } from '../../../src/domain/question/evolve.ts';
import type { HandOver } from '../../../src/domain/question/hand-over.ts';
import { evolvePublication, type PublicationEvent } from '../../../src/domain/question/publication.ts';
import { noPublication } from '../../../src/domain/question/publication-state.ts';
import type { Question } from '../../../src/domain/question/question.ts';
import { holderOf, reactToQuestion, reactToReceipt } from '../../../src/domain/question/react.ts';
import { questionStates } from '../../../src/domain/question/transitions.ts';
import { aQuestion, at, calendar, hoa, minh, nam, now, thu, tu, van } from './builders.ts';

type Notice = ReturnType<typeof reactToQuestion>[number];

const tells = (question: Question, command: HandlingCommand, actor = van, time = now): readonly Notice[] => {
  const decision = decideQuestion(question, command, { actor, now: time, calendar });
  if (!decision.ok) throw new Error(JSON.stringify(decision.issues));
  const after = decision.events.reduce(evolveQuestion, question);
  return decision.events.flatMap((event) => reactToQuestion(event, question, after));
};
/** The notices after the time for undoing has passed; no person is told earlier. */
const tellsOfLetter = (question: Question, found: HandOver): readonly Notice[] => {
  const by = { by: van.person, name: van.name, at: now };
  const handed = evolveQuestion(question, { type: 'handedOver', ...by, handOver: found });
  expect(reactToQuestion({ type: 'handedOver', ...by, handOver: found }, question, handed)).toEqual([]);
  const gone: QuestionEvent = { type: 'letterGone', ...by, handOver: found };
  return reactToQuestion(gone, handed, evolveQuestion(handed, gone));
};
const audienceOf = (notice: Notice): string => {
  if (!('to' in notice)) return 'nobody';
  if ('holdersOf' in notice.to) return notice.to.holdersOf;
  if ('role' in notice.to) return notice.to.role;
  return 'person' in notice.to ? 'person' : 'asker';
};
const nameOf = (notice: Notice): string =>
  'view' in notice
    ? notice.view.name
    : 'answer' in notice
      ? 'answer'
      : 'effect' in notice
        ? notice.effect.kind
        : 'card';
const inShort = (notices: readonly Notice[]) => notices.map((notice) => `${audienceOf(notice)} ${nameOf(notice)}`);
const reason = { code: 'other', note: 'nêu rõ ngày' };
const same = { code: 'HD-2603-0002', isOwn: true, answer: '' };
const handOver = { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' } as const;

/** Every change, and the recipients of its notices. */
const changes: readonly (readonly [string, readonly Notice[], readonly string[]])[] = [
  ['received', reactToReceipt(aQuestion()), ['leading question-new']],
  [
    'assigned',
    tells(aQuestion(), { type: 'assign', to: nam }),
    ['assignee question-assigned', 'asker question-in-hand'],
  ],
  [
    'given to another',
    tells(aQuestion({ state: 'assigned' }), { type: 'assign', to: thu }),
    ['assignee question-assigned', 'person question-taken-over'],
  ],
  [
    'drafted',
    tells(aQuestion({ state: 'assigned' }), { type: 'draft', text: 'Bản' }, nam),
    ['signing question-to-approve', 'missingSigner question-nobody-approves'],
  ],
  [
    'sent back',
    tells(aQuestion({ state: 'drafted' }), { type: 'sendBack', revision: 1, reason }, minh),
    ['assignee question-sent-back'],
  ],
  [
    'approved',
    tells(aQuestion({ state: 'drafted' }), { type: 'approve', revision: 1 }, minh),
    ['asker answer', 'assignee question-approved'],
  ],
  [
    'asked back',
    tells(aQuestion({ state: 'assigned' }), { type: 'clarify', text: 'Đoạn nào?' }, nam),
    ['asker question-clarify'],
  ],
  [
    'replied to',
    tells(aQuestion({ state: 'clarification' }), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['handling question-added'],
  ],
  [
    'replied to on the phone',
    tells(aQuestion({ state: 'clarification' }), { type: 'heardByPhone', messageKey: 'm', text: 'ngõ 7' }),
    ['asker question-heard-thanks', 'handling question-heard'],
  ],
  [
    'added to before anybody has it',
    tells(aQuestion(), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['handling question-added'],
  ],
  [
    'added to while it waits for approval',
    tells(aQuestion({ state: 'drafted' }), { type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }, tu),
    ['handling question-added', 'signing question-to-approve', 'missingSigner question-nobody-approves'],
  ],
  [
    'put off',
    tells(
      aQuestion({ state: 'assigned' }),
      { type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') },
      nam,
    ),
    ['asker question-interim', 'signing question-interim-sent'],
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
  ['handed over', tellsOfLetter(aQuestion(), handOver), ['asker question-letter', 'person question-handed-over']],
  [
    'handed over past the head',
    tellsOfLetter(aQuestion(), { ...handOver, receivers: [], directions: 'higher' }),
    ['asker question-letter-higher'],
  ],
  ['phoned about', tells(aQuestion({ state: 'approved' }), { type: 'phone', note: 'đã đọc' }), []],
  [
    'found helpful',
    tells(aQuestion({ state: 'answered' }), { type: 'rate', isHelpful: true, note: '' }, tu),
    ['assignee question-rated-helpful'],
  ],
  [
    'found unhelpful',
    tells(aQuestion({ state: 'answered' }), { type: 'rate', isHelpful: false, note: 'chưa rõ ngày' }, tu),
    ['leading question-reopened-office', 'person question-reopened-board', 'person question-reopened-board'],
  ],
  [
    'found unhelpful twice',
    tells(
      aQuestion({ state: 'answered', standing: { reopenedAt: now.toISOString() } }),
      { type: 'rate', isHelpful: false, note: 'vẫn chưa' },
      tu,
    ),
    ['head question-not-helpful-twice'],
  ],
  ['taken back', tells(aQuestion(), { type: 'withdraw' }, tu), ['handling question-withdrawn-note']],
  ['closed', tells(aQuestion({ state: 'rated' }), { type: 'close', why: 'done' }), []],
  ['a duplicate', tells(aQuestion(), { type: 'close', why: 'duplicate', same }), ['asker question-closed-duplicate']],
  [
    'closed unanswered',
    tells(aQuestion({ state: 'clarification' }), { type: 'close', why: 'unanswered' }, van, at('2026-06-01 09:00')),
    ['asker question-closed-unanswered'],
  ],
];

const masked = { title: 'Sửa đường', question: 'Bao giờ?', answer: 'Tháng 4.' };
const by = { by: hoa.person, name: 'Hoa', at: now };
const publications: readonly (readonly [PublicationEvent, readonly string[]])[] = [
  [{ type: 'consentAsked', at: now }, []],
  [{ type: 'consentGiven', ...by }, ['leading question-to-mask']],
  [{ type: 'consentRefused', ...by }, []],
  [{ type: 'consentWithdrawn', ...by }, ['leading question-consent-withdrawn-note']],
  [{ type: 'masked', ...by, masked }, ['signing question-mask-to-approve', 'missingSigner question-nobody-approves']],
  [{ type: 'maskApproved', ...by }, ['nobody publishQuestion']],
  [{ type: 'maskRejected', ...by, reason: 'còn tên' }, ['leading question-mask-rejected']],
  [{ type: 'questionPublished', at: now, slug: 's', version: 1 }, ['asker question-published']],
  [{ type: 'takenDown', ...by, reason: 'có thông tin riêng' }, ['asker question-taken-down']],
];
const noticesOf = (before: Question, event: PublicationEvent) =>
  reactToQuestion(event, before, evolvePublication(before, event));

describe('the recipients of notices', () => {
  it.each(changes)('when a question is %s', (_, notices, wanted) => {
    expect(inShort(notices)).toEqual(wanted);
  });

  it.each(publications.map(([event, wanted]) => [event.type, event, wanted] as const))(
    'when %s',
    (_, event, wanted) => {
      expect(inShort(noticesOf(aQuestion({ state: 'rated' }), event))).toEqual(wanted);
    },
  );

  it('who acts is left out of the notices of that act, except the one that says nobody can approve it', () => {
    for (const notice of tells(aQuestion({ state: 'assigned' }), { type: 'draft', text: 'Bản' }, nam))
      expect('except' in notice && notice.except, nameOf(notice)).toBe(
        nameOf(notice) === 'question-nobody-approves' ? false : nam.person,
      );
    for (const notice of tells(aQuestion({ state: 'answered' }), { type: 'rate', isHelpful: false, note: 'x' }, tu))
      expect(notice).toMatchObject({ except: tu.person });
  });

  it('a published question is taken down when it is opened again or its consent is withdrawn', () => {
    const publication = {
      ...noPublication,
      state: 'published' as const,
      published: { slug: 's', version: 1, at: now.toISOString() },
    };
    const shown = aQuestion({ state: 'answered', standing: { publication } });
    expect(inShort(tells(shown, { type: 'rate', isHelpful: false, note: '' }, tu))).toContain('nobody publishQuestion');
    expect(inShort(noticesOf(shown, { type: 'consentWithdrawn', ...by }))).toContain('nobody publishQuestion');
  });

  it.each(['held', 'failed'] as const)('an answer that is %s is reported to deciders and the office', (outcome) => {
    const delivery = { outcome, channel: 'zalo-oa', note: 'window', at: now.toISOString() };
    const question = aQuestion({ state: 'approved' });
    const notices = reactToQuestion({ type: 'heldBack', at: now, delivery }, question, question);
    expect(notices).toMatchObject([
      { to: { holdersOf: 'leading' }, view: { name: 'question-unreachable', facts: { outcome } } },
    ]);
  });

  it('when a question is closed because its asker was not reached, the asker gets a notice and the head hears what was tried', () => {
    const delivery = { outcome: 'failed', channel: '', note: '', at: now.toISOString() } as const;
    const notices = tells(aQuestion({ state: 'approved', standing: { deliveries: [delivery] } }), {
      type: 'giveUp',
      note: 'gọi ba lần',
    });
    expect(inShort(notices)).toEqual(['asker question-closed-unreached', 'head question-closed-unreached-note']);
    expect(JSON.stringify(notices[1])).toContain('Vân: gọi ba lần');
  });

  it('notices of a hand-over contain no word of the letter and do not name the accused', () => {
    const written = aQuestion({ body: 'Ông Khang ăn chặn', title: 'Ông Khang ăn chặn' });
    const notices = tellsOfLetter(written, handOver);
    expect(inShort(notices)).toEqual(['asker question-letter', 'person question-handed-over']);
    expect(JSON.stringify(notices)).not.toMatch(/Khang|ăn chặn/u);
  });

  it('no notice stores the text of the question', () => {
    const written = aQuestion({ state: 'assigned', body: 'Nhà tôi số 12 ngõ 5', title: 'Nhà tôi số 12' });
    for (const notices of [
      tells(written, { type: 'draft', text: 'Bản' }, nam),
      tells(aQuestion({ ...written, state: 'received' }), { type: 'assign', to: nam }),
    ])
      expect(JSON.stringify(notices)).not.toContain('số 12');
  });
});

describe('the holder of a question', () => {
  it('is the person who must act next', () => {
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
