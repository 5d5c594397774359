import { describe, expect, it } from 'vitest';
import { openActs } from '../../../src/domain/act/act.ts';
import { questionActs } from '../../../src/domain/act/question.ts';
import type { Actor } from '../../../src/domain/actor.ts';
import { regulationDeadlines } from '../../../src/domain/calendar/due-date.ts';
import { localDate } from '../../../src/domain/calendar/local-date.ts';
import {
  decideDelivery,
  decideLapse,
  decideQuestion,
  type QuestionCircumstances,
} from '../../../src/domain/question/decide.ts';
import type { HandlingCommand, QuestionCommand, QuestionEvent } from '../../../src/domain/question/events.ts';
import { evolveQuestion } from '../../../src/domain/question/evolve.ts';
import { questionObjection } from '../../../src/domain/question/permissions.ts';
import { isOverdue, lastDayInTime, type Question } from '../../../src/domain/question/question.ts';
import {
  destinationsOf,
  type QuestionCommandType,
  type QuestionState,
  questionStates,
  questionTransitions,
} from '../../../src/domain/question/transitions.ts';
import { roles } from '../../../src/domain/roles.ts';
import {
  aDraft,
  anActor,
  anAssignment,
  aPause,
  aQuestion,
  at,
  calendar,
  dueOn,
  hoa,
  minh,
  nam,
  now,
  thu,
  tu,
  van,
} from './builders.ts';

const everyCommand = [
  ...new Set(Object.values(questionTransitions).flatMap((row) => Object.keys(row))),
] as readonly QuestionCommandType[];
const reason = { code: 'other', note: 'cần nêu rõ thời gian' };
/** One command of each kind that a person can give. */
const commands: readonly HandlingCommand[] = [
  { type: 'assign', to: thu },
  { type: 'draft', text: 'Kính gửi Ông/Bà, …' },
  { type: 'approve', revision: 1 },
  { type: 'sendBack', revision: 1, reason },
  { type: 'clarify', text: 'Đoạn đường nào?' },
  { type: 'add', messageKey: 'zalo:2', text: 'Đoạn trước nhà văn hóa', photos: [] },
  { type: 'heardByPhone', messageKey: 'tg:9', text: 'Đoạn trước nhà văn hóa' },
  { type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') },
  { type: 'explainDelay', reason },
  { type: 'redirect', revision: 1, body: 'Điện lực', contact: '1900 6769' },
  {
    type: 'handOver',
    revision: 1,
    handOver: { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' },
  },
  { type: 'phone', note: 'gọi lúc 9 giờ, đã đọc câu trả lời' },
  { type: 'giveUp', note: 'gọi ba lần không ai nghe' },
  { type: 'setTopic', topic: 'dat-dai' },
  { type: 'rate', isHelpful: true, note: '' },
  { type: 'withdraw' },
  { type: 'close', why: 'done' },
];
const ofAsker: readonly string[] = ['add', 'rate', 'withdraw'];
const entitled = (command: QuestionCommand): Actor =>
  ofAsker.includes(command.type) ? tu : command.type === 'draft' ? nam : minh;
const late = at('2026-04-02 09:00');
const afterPatience = at('2026-06-01 09:00');
const held = { outcome: 'held', channel: '', note: '', at: now.toISOString() } as const;
const givenTime = (command: QuestionCommand) => (command.type === 'explainDelay' ? late : now);
const evolved = (question: Question, events: readonly QuestionEvent[]) => events.reduce(evolveQuestion, question);
const given = (question: Question) => ({
  when: (command: QuestionCommand, actor = entitled(command), time = givenTime(command)) => {
    const decision = decideQuestion(question, command, { actor, now: time, calendar });
    return {
      decision,
      question: decision.ok ? evolved(question, decision.events) : question,
      events: decision.ok ? decision.events.map((event) => event.type) : [],
      issue: decision.ok ? null : (decision.issues[0]?.key ?? null),
    };
  },
});

describe('the table of transitions', () => {
  it('leads from received to every state', () => {
    const reached = new Set<QuestionState>(['received']);
    for (const state of reached)
      for (const command of everyCommand) for (const next of destinationsOf(state, command)) reached.add(next);
    expect([...reached].sort()).toEqual([...questionStates].sort());
  });

  it('has no way out of the final states', () => {
    // A decision of the last minute is not final yet. Its topic can still be changed later without a change of state.
    for (const state of ['closed', 'redirected', 'handedOver'] as const)
      for (const command of everyCommand)
        if (command !== 'undo') expect(destinationsOf(state, command).filter((to) => to !== state)).toEqual([]);
  });
});

describe.each(questionStates)('a question that is %s', (state) => {
  for (const command of commands) {
    const to = destinationsOf(state, command.type);
    // The reason that closes a question depends on its state; separate tests cover that.
    const fitting: QuestionCommand =
      command.type === 'close' && state !== 'answered' && state !== 'rated'
        ? { type: 'close', why: state === 'clarification' ? 'unanswered' : 'notAQuestion' }
        : command;
    if (to.length > 0)
      it(`allows ${command.type} as the table says: ${to.join(', ')}`, () => {
        const question = aQuestion({
          state,
          ...(command.type === 'giveUp' ? { standing: { deliveries: [held] } } : {}),
        });
        const time = fitting.type === 'close' && state === 'clarification' ? afterPatience : givenTime(fitting);
        expect(to).toContain(given(question).when(fitting, entitled(fitting), time).question.state);
      });
    else
      it(`refuses ${command.type} with its state as the reason, and changes nothing`, () => {
        const question = aQuestion({ state });
        const actor = command.type === 'draft' ? nam : entitled(command);
        const withAssignee = { ...question, standing: { ...question.standing, assignee: anAssignment() } };
        const { decision, issue } = given(withAssignee).when(command, actor);
        expect(decision.ok).toBe(false);
        expect(issue).toBe('issue-question-state');
      });
  }
});

describe('permissions', () => {
  const leading = ['office', 'deputy', 'standingDeputy', 'head'];
  const deciding = ['deputy', 'standingDeputy', 'head'];
  const wanted: Readonly<Record<string, readonly string[]>> = {
    assign: leading,
    approve: deciding,
    sendBack: deciding,
    clarify: leading,
    heardByPhone: leading,
    interim: leading,
    explainDelay: leading,
    redirect: leading,
    handOver: leading,
    phone: leading,
    giveUp: leading,
    setTopic: leading,
    close: leading,
    askConsent: leading,
    mask: leading,
    approveMask: deciding,
    rejectMask: deciding,
    takeDown: deciding,
    draft: [],
    add: [],
    rate: [],
    withdraw: [],
    giveConsent: [],
    refuseConsent: [],
    withdrawConsent: [],
    deliver: [],
    publish: [],
  };

  it.each(roles)('a %s who is neither asker nor assignee may do what the role allows, in every state', (role) => {
    for (const state of questionStates)
      for (const [command, who] of Object.entries(wanted))
        expect(
          questionObjection(aQuestion({ state }), command as QuestionCommandType, anActor(role)) === null,
          `${role} ${command} ${state}`,
        ).toBe(who.includes(role));
  });

  it('the assignee may draft, ask back, set a later date and phone, but not assign or approve', () => {
    const question = aQuestion({ state: 'assigned' });
    for (const command of ['draft', 'clarify', 'heardByPhone', 'interim', 'explainDelay', 'phone', 'mask'] as const)
      expect(questionObjection(question, command, nam)).toBeNull();
    for (const command of ['assign', 'approve', 'redirect', 'handOver', 'giveUp', 'close'] as const)
      expect(questionObjection(question, command, nam)?.key).toBe('issue-not-entitled');
    expect(questionObjection(question, 'draft', thu)?.key).toBe('issue-question-not-assignee');
  });

  it('only the asker may add, rate, withdraw and consent', () => {
    for (const command of ['add', 'rate', 'withdraw', 'giveConsent', 'refuseConsent', 'withdrawConsent'] as const) {
      expect(questionObjection(aQuestion(), command, tu)).toBeNull();
      expect(questionObjection(aQuestion(), command, hoa)?.key).toBe('issue-question-not-asker');
    }
  });

  it('a board member who asked the question handles nothing of it', () => {
    const own = aQuestion({ state: 'drafted', askerId: hoa.person });
    for (const command of ['assign', 'approve', 'sendBack', 'clarify', 'interim', 'redirect', 'close'] as const)
      expect(questionObjection(own, command, hoa)?.key).toBe('issue-question-own');
  });

  it('nobody acts with a frozen or removed account', () => {
    for (const status of ['frozen', 'removed'] as const)
      for (const command of everyCommand)
        expect(questionObjection(aQuestion({ state: 'drafted' }), command, { ...hoa, status })?.key).toBe(
          'issue-account-frozen',
        );
  });

  it('who drafted an answer never approves it, not even after another person drafted again', () => {
    const byMinh = aQuestion({
      state: 'drafted',
      standing: { assignee: anAssignment(minh), drafts: [aDraft(minh), aDraft(nam, 2)] },
    });
    expect(given(byMinh).when({ type: 'approve', revision: 1 }, minh).issue).toBe('issue-question-own-draft');
    expect(given(byMinh).when({ type: 'approve', revision: 1 }, hoa).events).toEqual(['approved']);
  });

  it('the acts offered are those that the table and the permissions allow', () => {
    const open = (question: Question, actor: Actor) =>
      openActs(questionActs, { question, timeZone: calendar.timeZone }, actor, now).map(({ name }) => name);
    expect(open(aQuestion(), van)).toEqual([
      'clarify',
      'redirect',
      'assign',
      'interim',
      'handOverComplaint',
      'handOverDenunciation',
      'close',
      'closeDuplicate',
      'setTopic',
      'view',
      'whyDue',
    ]);
    expect(open(aQuestion({ state: 'clarification' }), van)).toContain('closeUnanswered');
    expect(open(aQuestion({ state: 'clarification' }), van)).not.toContain('closeDuplicate');
    expect(open(aQuestion({ state: 'drafted' }), minh)).toContain('approve');
    expect(open(aQuestion({ state: 'drafted' }), van)).not.toContain('approve');
    expect(open(aQuestion({ state: 'answered' }), tu)).toEqual(['whyDue', 'rateYes', 'rateNo']);
    expect(open(aQuestion({ state: 'closed' }), hoa)).toEqual(['setTopic', 'view', 'whyDue']);
  });
});

describe('an assignment', () => {
  it('goes to a member of the board, not to the asker, a contributor or a frozen account', () => {
    const question = aQuestion({ askerId: thu.person });
    for (const [to, issue] of [
      [nam, null],
      [thu, 'issue-question-assignee-unfit'],
      [anActor('contributor'), 'issue-question-assignee-unfit'],
      [anActor('accountant'), 'issue-question-assignee-unfit'],
      [{ ...nam, status: 'frozen' } as const, 'issue-question-assignee-unfit'],
    ] as const)
      expect(given(question).when({ type: 'assign', to }, van).issue).toBe(issue);
  });

  it('to the same person again changes nothing', () => {
    expect(given(aQuestion({ state: 'assigned' })).when({ type: 'assign', to: nam }, van).events).toEqual([]);
  });

  it('while the asker’s reply is awaited keeps the state, and the reply goes to the new assignee', () => {
    const waiting = aQuestion({
      state: 'clarification',
      standing: { assignee: null, pauses: [aPause({ resumeTo: 'received' })] },
    });
    const assigned = given(waiting).when({ type: 'assign', to: nam }, van).question;
    expect(assigned.state).toBe('clarification');
    expect(given(assigned).when({ type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }).question.state).toBe(
      'assigned',
    );
  });
});

describe('an approval', () => {
  it('applies to the draft that was seen', () => {
    const { question } = given(aQuestion({ state: 'drafted' })).when({ type: 'approve', revision: 1 }, minh);
    expect(question).toMatchObject({
      state: 'approved',
      standing: { answer: { text: aDraft().text, drafter: { name: 'Nam' }, signer: { name: 'Minh' } } },
    });
  });

  it('is refused for an older draft', () => {
    const drafted = given(aQuestion({ state: 'drafted' })).when({ type: 'draft', text: 'Bản mới' }, nam).question;
    expect(drafted.standing.revision).toBe(2);
    expect(given(drafted).when({ type: 'approve', revision: 1 }, minh).issue).toBe('issue-question-changed');
    expect(given(drafted).when({ type: 'approve', revision: 2 }, minh).question.standing.answer?.text).toBe('Bản mới');
  });

  it('is refused if the asker added something meanwhile', () => {
    const added = given(aQuestion({ state: 'drafted' })).when({
      type: 'add',
      messageKey: 'm',
      text: 'thêm',
      photos: [],
    }).question;
    expect(added.state).toBe('drafted');
    expect(given(added).when({ type: 'approve', revision: 1 }, minh).issue).toBe('issue-question-changed');
  });

  it('by a second person at the same time is refused, with the name of the first', () => {
    const approved = given(aQuestion({ state: 'drafted' })).when({ type: 'approve', revision: 1 }, minh).question;
    expect(decideQuestion(approved, { type: 'approve', revision: 1 }, { actor: hoa, now, calendar })).toMatchObject({
      ok: false,
      issues: [{ key: 'issue-question-state', facts: { state: 'approved', name: 'Minh', action: 'approved' } }],
    });
  });

  it('may be refused by sending the draft back to its assignee with a reason', () => {
    const { question } = given(aQuestion({ state: 'drafted' })).when({ type: 'sendBack', revision: 1, reason }, minh);
    expect(question).toMatchObject({ state: 'assigned', standing: { sentBack: { name: 'Minh', reason } } });
    expect(given(question).when({ type: 'draft', text: 'Lần hai' }, nam).question.standing).toMatchObject({
      sentBack: null,
      drafts: [{ number: 1 }, { number: 2, text: 'Lần hai' }],
    });
  });
});

describe('a question back to the asker', () => {
  const ask = (time: string) =>
    given(aQuestion({ state: 'assigned' })).when({ type: 'clarify', text: 'Đoạn nào?' }, nam, at(time)).question;
  const reply = (question: Question, time: string) =>
    given(question).when({ type: 'add', messageKey: 'm', text: 'Đoạn đầu ngõ', photos: [] }, tu, at(time)).question;

  it.each([
    ['2026-03-11 09:00', '2026-03-11 16:00', 0, '2026-03-31'],
    ['2026-03-11 09:00', '2026-03-12 08:00', 1, '2026-04-01'],
    ['2026-03-13 16:00', '2026-03-16 08:00', 1, '2026-04-01'],
    ['2026-03-13 16:00', '2026-03-15 20:00', 0, '2026-03-31'],
    ['2026-03-11 09:00', '2026-03-20 23:30', 7, '2026-04-09'],
  ])('on %s, answered on %s, moves the date by %i working days to %s', (asked, replied, movedDays, due) => {
    const resumed = reply(ask(asked), replied);
    expect(resumed).toMatchObject({
      state: 'assigned',
      dueOn: due,
      standing: { legalDueOn: due, pauses: [{ movedDays }] },
    });
    expect(resumed.dueAt).toEqual(new Date(`${due}T17:00:00.000Z`));
    expect(resumed.explanation.key).toBe(movedDays === 0 ? 'calendar-due' : 'question-due-paused');
  });

  it('returns a drafted question to that state after the reply', () => {
    const asked = given(aQuestion({ state: 'drafted' })).when({ type: 'clarify', text: 'Đoạn nào?' }, minh).question;
    expect(reply(asked, '2026-03-13 09:00').state).toBe('drafted');
  });

  it('after an interim answer moves both the legal day and the promised day', () => {
    const putOff = given(aQuestion({ state: 'assigned' })).when(
      { type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') },
      nam,
    ).question;
    const asked = given(putOff).when({ type: 'clarify', text: 'Đoạn nào?' }, nam, at('2026-03-16 09:00')).question;
    expect(reply(asked, '2026-03-18 09:00')).toMatchObject({
      dueOn: '2026-04-14',
      standing: { legalDueOn: '2026-04-02' },
    });
  });

  it('is never overdue while the reply is awaited', () => {
    expect(isOverdue(aQuestion({ state: 'assigned' }), at('2026-04-05 09:00'))).toBe(true);
    expect(isOverdue(aQuestion({ state: 'clarification' }), at('2026-04-05 09:00'))).toBe(false);
  });

  it('may be closed by the office after fifteen working days without a reply, not before', () => {
    const close = (time: string) =>
      given(aQuestion({ state: 'clarification' })).when({ type: 'close', why: 'unanswered' }, van, at(time));
    expect(close('2026-03-31 09:00').issue).toBe('issue-question-wait-for-reply');
    expect(close('2026-04-01 09:00').question).toMatchObject({
      state: 'closed',
      standing: { closed: { why: 'unanswered' } },
    });
    expect(given(aQuestion()).when({ type: 'close', why: 'unanswered' }, van).issue).toBe('issue-question-no-pause');
  });
});

describe('an addition by the asker', () => {
  it('is stored once, however often the message is delivered', () => {
    const add = { type: 'add', messageKey: 'zalo:9', text: 'thêm', photos: [] } as const;
    const once = given(aQuestion()).when(add).question;
    expect(once.standing.addenda).toHaveLength(1);
    expect(given(once).when(add).events).toEqual([]);
  });

  it('is refused if it is empty', () => {
    expect(given(aQuestion()).when({ type: 'add', messageKey: 'm', text: '  ', photos: [] }).issue).toBe(
      'issue-question-empty',
    );
  });
});

describe('an addition by telephone', () => {
  const heard = { type: 'heardByPhone', messageKey: 'tg:9', text: 'Đoạn trước nhà văn hóa' } as const;
  const asked = aQuestion({ state: 'clarification' });
  const time = at('2026-03-16 09:00');

  it('ends the pause as a written one does, and records who took the call', () => {
    const byPhone = given(asked).when(heard, van, time).question;
    const { type: _, ...words } = heard;
    const written = given(asked).when({ type: 'add', ...words, photos: [] }, tu, time).question;
    expect(byPhone).toMatchObject({
      state: written.state,
      dueOn: written.dueOn,
      explanation: written.explanation,
      standing: {
        legalDueOn: written.standing.legalDueOn,
        pauses: written.standing.pauses,
        addenda: [{ text: heard.text, heardBy: { name: 'Vân' }, at: time.toISOString() }],
      },
    });
    expect(given(byPhone).when(heard, van, time).issue).toBe('issue-question-state');
  });

  it('is refused if it is empty, and the asker cannot record it', () => {
    expect(given(asked).when({ ...heard, text: ' ' }, van, time).issue).toBe('issue-question-empty');
    expect(given(asked).when(heard, tu, time).issue).toBe('issue-not-entitled');
  });
});

describe('an interim answer', () => {
  const putOff = (day: string, time = now, state: QuestionState = 'assigned') =>
    given(aQuestion({ state })).when({ type: 'interim', text: 'Đang khảo sát.', dueOn: localDate(day) }, nam, time);

  it('sets a new date with its explanation, and keeps the state and the legal day', () => {
    expect(putOff('2026-04-10').question).toMatchObject({
      state: 'assigned',
      dueOn: '2026-04-10',
      explanation: { key: 'question-due-interim', facts: { dueOn: '10/04/2026' } },
      standing: { legalDueOn: dueOn, interims: [{ dueOn: '2026-04-10', isInTime: true }] },
    });
  });

  it.each([
    ['2026-03-31', 'issue-question-interim-early'],
    ['2026-03-20', 'issue-question-interim-early'],
    ['2026-04-11', 'issue-question-interim-day-off'],
    ['2026-06-30', 'issue-question-interim-late'],
  ])('for %s is refused: %s', (day, issue) => {
    expect(putOff(day).issue).toBe(issue);
  });

  it('after the legal day is recorded as late', () => {
    expect(putOff('2026-04-10', at('2026-04-01 08:00')).question.standing.interims[0]?.isInTime).toBe(false);
  });

  it('that is late does not cancel the delay; one in time does, until its own day', () => {
    const explains = (question: Question, time: string) =>
      given(question).when({ type: 'explainDelay', reason }, nam, at(time)).issue;
    const tooLate = putOff('2026-04-10', at('2026-04-01 08:00')).question;
    expect(explains(tooLate, '2026-04-01 09:00')).toBeNull();
    const inTime = putOff('2026-04-10').question;
    expect(explains(inTime, '2026-04-10 09:00')).toBe('issue-question-not-late');
    expect(explains(inTime, '2026-04-11 09:00')).toBeNull();
    const again = given(inTime).when(
      { type: 'interim', text: 'Vẫn khảo sát.', dueOn: localDate('2026-04-20') },
      nam,
      at('2026-04-15 09:00'),
    ).question;
    expect(explains(again, '2026-04-15 10:00')).toBeNull();
  });

  it('of the earlier round does not count after the question was opened again', () => {
    const before = given(aQuestion({ state: 'assigned' })).when(
      { type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') },
      nam,
      now,
    ).question;
    const again = given({ ...before, state: 'answered' }).when(
      { type: 'rate', isHelpful: false, note: '' },
      tu,
      at('2026-03-20 09:00'),
    ).question;
    expect(lastDayInTime(again)).toBe(again.standing.legalDueOn);
  });

  it('says that its date is provisional if the days off are not yet announced', () => {
    const far = putOff('2027-02-26', at('2027-01-20 09:00'));
    expect(far.question.explanation.facts?.isProvisional).toBe('yes');
  });
});

describe('the delivery of an answer', () => {
  const approved = aQuestion({ state: 'approved' });

  it('is recorded once, when the platform has accepted it', () => {
    const told = decideDelivery(approved, 'delivered', { channel: 'zalo-oa', reference: 'm9', now });
    if (!told.ok) throw new Error('the outbox is never refused');
    const answered = evolved(approved, told.events);
    expect(answered).toMatchObject({
      state: 'answered',
      standing: { answeredAt: now.toISOString(), deliveries: [{ outcome: 'delivered', note: 'm9' }] },
    });
    expect(decideDelivery(answered, 'delivered', { channel: 'zalo-oa', reference: 'm9', now })).toMatchObject({
      events: [],
    });
  });

  it('is recorded as held once for each channel, and a phone call with a note counts as delivery', () => {
    const held = decideDelivery(approved, 'held', { channel: 'zalo-oa', reference: 'window', now });
    if (!held.ok) throw new Error('the outbox is never refused');
    const waiting = evolved(approved, held.events);
    expect(waiting.state).toBe('approved');
    expect(decideDelivery(waiting, 'held', { channel: 'zalo-oa', reference: 'window', now })).toMatchObject({
      events: [],
    });
    expect(given(waiting).when({ type: 'phone', note: '  ' }, van).issue).toBe('issue-question-empty');
    expect(given(waiting).when({ type: 'phone', note: 'đọc cho nghe lúc 9 giờ' }, van).question).toMatchObject({
      state: 'answered',
      standing: { deliveries: [{ outcome: 'held' }, { outcome: 'phoned', note: 'Vân: đọc cho nghe lúc 9 giờ' }] },
    });
  });
});

describe('an asker who cannot be reached', () => {
  const givenUp = { type: 'giveUp', note: ' gọi ba lần không ai nghe ' } as const;

  it('is given up by the office after the answer could not be sent, with a note of what was tried', () => {
    for (const outcome of ['held', 'failed'] as const) {
      const told = decideDelivery(aQuestion({ state: 'approved' }), outcome, { channel: '', reference: 'x', now });
      if (!told.ok) throw new Error('the outbox is never refused');
      const waiting = evolved(aQuestion({ state: 'approved' }), told.events);
      expect(waiting.state).toBe('approved');
      expect(given(waiting).when({ ...givenUp, note: ' ' }, van).issue).toBe('issue-question-empty');
      expect(given(waiting).when(givenUp, van).question).toMatchObject({
        state: 'closed',
        standing: {
          closed: { why: 'unreached' },
          deliveries: [{ outcome }, { outcome: 'unreached', note: 'Vân: gọi ba lần không ai nghe' }],
        },
      });
    }
  });

  it('is not given up while the answer is being sent', () => {
    expect(given(aQuestion({ state: 'approved' })).when(givenUp, van).issue).toBe('issue-question-under-way');
  });
});

describe('a rating by the asker', () => {
  const answered = aQuestion({ state: 'answered' });

  it('“Có” is recorded', () => {
    expect(given(answered).when({ type: 'rate', isHelpful: true, note: '' }).question).toMatchObject({
      state: 'rated',
      standing: { ratings: [{ isHelpful: true }], reopenedAt: null },
    });
  });

  it('“Chưa” opens the question again with fifteen new days, for another assignee', () => {
    const { question, events } = given(answered).when({ type: 'rate', isHelpful: false, note: 'chưa nói ngày' });
    expect(events).toEqual(['rated', 'reopened']);
    expect(question).toMatchObject({
      state: 'received',
      dueOn: '2026-04-02',
      standing: {
        assignee: null,
        answer: null,
        answeredAt: null,
        earlierAnswers: [{ text: aDraft().text }],
        formerAssignees: [nam.person],
        legalDueOn: '2026-04-02',
      },
    });
    expect(given(question).when({ type: 'assign', to: nam }, van).issue).toBe('issue-question-assignee-same');
    expect(given(question).when({ type: 'assign', to: thu }, van).events).toEqual(['assigned']);
  });

  it('a second “Chưa” does not open it again', () => {
    const again = aQuestion({ state: 'answered', standing: { reopenedAt: now.toISOString() } });
    expect(given(again).when({ type: 'rate', isHelpful: false, note: '' })).toMatchObject({
      events: ['rated'],
      question: { state: 'rated' },
    });
  });

  it('“Chưa” after “Có” still opens it again; the same rating twice is stored once', () => {
    const rated = given(answered).when({ type: 'rate', isHelpful: true, note: '' }).question;
    expect(given(rated).when({ type: 'rate', isHelpful: true, note: '' }).events).toEqual([]);
    expect(given(rated).when({ type: 'rate', isHelpful: false, note: '' }).events).toEqual(['rated', 'reopened']);
  });

  it('“Chưa” ends the consent to publication, because there will be another answer', () => {
    const shown = aQuestion({
      state: 'rated',
      standing: {
        publication: {
          state: 'published',
          revision: 2,
          consent: { textKey: 'question-consent', textVersion: '1', at: '2026-03-12T05:00:00.000Z' },
          masked: null,
          clearedBy: null,
          published: { slug: 'hd-2603-0017', version: 1, at: '2026-03-13T05:00:00.000Z' },
          takenDown: null,
        },
      },
    });
    expect(given(shown).when({ type: 'rate', isHelpful: false, note: '' }).question.standing.publication).toMatchObject(
      {
        state: 'private',
        consent: null,
        takenDown: { why: 'reopened' },
      },
    );
  });
});

describe('timed rules', () => {
  it('an answered question is closed after ten working days, and no other is', () => {
    const lapse = (state: QuestionState, time: string) => decideLapse(aQuestion({ state }), at(time), calendar);
    expect(lapse('answered', '2026-03-25 09:00')).toMatchObject({ events: [] });
    expect(lapse('answered', '2026-03-26 09:00')).toMatchObject({
      events: [{ type: 'closed', why: 'done', by: null }],
    });
    expect(lapse('rated', '2026-03-26 09:00')).toMatchObject({ events: [{ type: 'closed' }] });
    for (const state of ['received', 'assigned', 'drafted', 'approved', 'closed', 'clarification'] as const)
      expect(lapse(state, '2026-12-26 09:00')).toMatchObject({ events: [] });
  });

  it('a delay can be explained only if there is one', () => {
    expect(given(aQuestion({ state: 'assigned' })).when({ type: 'explainDelay', reason }, nam, now).issue).toBe(
      'issue-question-not-late',
    );
    expect(
      given(aQuestion({ state: 'assigned' })).when({ type: 'explainDelay', reason }, nam, late).question.standing
        .overdueReason,
    ).toMatchObject({ name: 'Nam', reason });
  });
});

describe('a question that was answered', () => {
  it('is closed by the office as done, not as a duplicate; an open one never as done', () => {
    expect(given(aQuestion({ state: 'answered' })).when({ type: 'close', why: 'duplicate' }, van).issue).toBe(
      'issue-question-answered-already',
    );
    expect(given(aQuestion({ state: 'answered' })).when({ type: 'close', why: 'done' }, van).question.state).toBe(
      'closed',
    );
    // The original must be named: a duplicate without one would remain unanswered.
    expect(given(aQuestion()).when({ type: 'close', why: 'duplicate' }, van).issue).toBe('issue-question-no-same');
    expect(given(aQuestion()).when({ type: 'close', why: 'done' }, van).issue).toBe('issue-question-not-answered');
    expect(given(aQuestion()).when({ type: 'close', why: 'notAQuestion' }, van).question.state).toBe('closed');
  });
});

describe('a hand-over', () => {
  it('keeps who, when and to whom, and no word of the letter', () => {
    const written = aQuestion({
      state: 'drafted',
      title: 'Ông K ăn chặn',
      body: 'Ông K ăn chặn tiền của dân',
      standing: { addenda: [{ messageKey: 'm', text: 'tôi có ảnh ông K', photos: [], at: now.toISOString() }] },
    });
    const { question } = given(written).when(
      {
        type: 'handOver',
        revision: 1,
        handOver: { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' },
      },
      minh,
    );
    expect(question.state).toBe('handedOver');
    const shown = { ...question, standing: { ...question.standing, undoable: null } };
    expect(JSON.stringify(shown)).not.toMatch(/ông K|Ông K/u);
    // For a minute the person who decided can undo it completely; after that, nothing of it is stored.
    const back = given(question).when({ type: 'undo', revision: 1 }, minh).question;
    expect(back).toMatchObject({ state: 'drafted', title: 'Ông K ăn chặn', standing: { handOver: null } });
    expect(back.standing.addenda).toHaveLength(1);
    const by = { by: minh.person, name: 'Minh', at: now };
    const gone = evolveQuestion(question, {
      ...{ type: 'letterGone', ...by },
      handOver: { kind: 'denunciation', receivers: [hoa.person], directions: 'ward' },
    });
    expect(JSON.stringify(gone)).not.toMatch(/ông K|Ông K/u);
    expect(question.standing.handOver).toEqual({
      kind: 'denunciation',
      receivers: [hoa.person],
      directions: 'ward',
      at: now.toISOString(),
    });
  });
});

describe('the stored state of a question', () => {
  it('survives JSON unchanged after every command', () => {
    const steps: readonly (readonly [QuestionCommand, Actor, string])[] = [
      [{ type: 'assign', to: nam }, van, '2026-03-10 10:00'],
      [{ type: 'clarify', text: 'Đoạn nào?' }, nam, '2026-03-11 10:00'],
      [{ type: 'add', messageKey: 'm', text: 'đầu ngõ', photos: [] }, tu, '2026-03-13 10:00'],
      [{ type: 'interim', text: 'Đang khảo sát.', dueOn: localDate('2026-04-10') }, nam, '2026-03-16 10:00'],
      [{ type: 'draft', text: 'Bản một' }, nam, '2026-03-17 10:00'],
      [{ type: 'sendBack', revision: 3, reason }, minh, '2026-03-18 10:00'],
      [{ type: 'draft', text: 'Bản hai' }, nam, '2026-03-19 10:00'],
      [{ type: 'approve', revision: 5 }, minh, '2026-03-20 10:00'],
      [{ type: 'phone', note: 'đã đọc' }, van, '2026-03-20 11:00'],
      [{ type: 'rate', isHelpful: false, note: 'chưa rõ' }, tu, '2026-03-21 10:00'],
      [{ type: 'assign', to: thu }, van, '2026-03-23 10:00'],
    ];
    const end = steps.reduce((question, [command, actor, time]) => {
      const { decision, question: next } = given(question).when(command, actor, at(time));
      expect(decision, command.type).toMatchObject({ ok: true });
      return next;
    }, aQuestion());
    expect(end.state).toBe('assigned');
    expect(JSON.parse(JSON.stringify(end.standing))).toEqual(end.standing);
  });
});

const signs = (by: Actor) => ({ person: by.person, name: by.name, at: now.toISOString(), action: 'approved' });
const refusalOf = (
  question: Question,
  command: QuestionCommand,
  actor = entitled(command),
  time = givenTime(command),
) => {
  const decision = decideQuestion(question, command, { actor, now: time, calendar });
  return decision.ok ? null : decision.issues[0];
};

describe('a refusal', () => {
  const { code } = aQuestion();
  const approve = { type: 'approve', revision: 1 } as const;

  it('names the decider to later deciders, tells the decider that it was they, and names no colleague to the asker', () => {
    const approved = aQuestion({ state: 'approved', standing: { decidedBy: signs(minh) } });
    const state = { code, state: 'approved' };
    const told = (actor: Actor, command: QuestionCommand = approve, question = approved) =>
      refusalOf(question, command, actor);
    expect(told(hoa)).toEqual({ key: 'issue-question-state', facts: { ...state, name: 'Minh', action: 'approved' } });
    expect(told(minh)).toEqual({ key: 'issue-question-state', facts: { ...state, name: 'Minh', action: 'own' } });
    for (const asker of [tu, { ...tu, person: minh.person }])
      expect(told(asker, { type: 'withdraw' }, { ...approved, askerId: asker.person })).toEqual({
        key: 'issue-question-state',
        facts: { ...state, name: '', action: 'none' },
      });
    expect(told(minh, approve, aQuestion())).toEqual({
      key: 'issue-question-state',
      facts: { code, state: 'received', name: '', action: 'none' },
    });
  });

  it.each([
    [
      'issue-question-not-late',
      { code },
      () => refusalOf(aQuestion({ state: 'assigned' }), { type: 'explainDelay', reason }, nam, now),
    ],
    [
      'issue-question-under-way',
      { code },
      () => refusalOf(aQuestion({ state: 'approved' }), { type: 'giveUp', note: 'x' }),
    ],
    ['issue-question-not-answered', { code }, () => refusalOf(aQuestion(), { type: 'close', why: 'done' })],
    [
      'issue-question-wait-for-reply',
      { code, waited: 1, days: 15 },
      () => refusalOf(aQuestion({ state: 'clarification' }), { type: 'close', why: 'unanswered' }),
    ],
    [
      'issue-question-state',
      { code, state: 'clarification', name: '', action: 'none' },
      () => refusalOf(aQuestion({ state: 'clarification' }), { type: 'close', why: 'notAQuestion' }),
    ],
    [
      'issue-question-own',
      { code },
      () => refusalOf(aQuestion({ askerId: hoa.person }), { type: 'assign', to: nam }, hoa),
    ],
    [
      'issue-question-own-draft',
      { code },
      () => refusalOf(aQuestion({ state: 'drafted', standing: { drafts: [aDraft(minh)] } }), approve),
    ],
    [
      'issue-question-no-draft',
      { code },
      () => refusalOf(aQuestion({ state: 'drafted', standing: { drafts: [] } }), approve),
    ],
    [
      'issue-question-assignee-unfit',
      { code, name: 'some contributor' },
      () => refusalOf(aQuestion(), { type: 'assign', to: anActor('contributor') }),
    ],
    ['issue-topic-unreadable', { code }, () => refusalOf(aQuestion(), { type: 'setTopic', topic: null })],
    ['issue-undo-nothing', { code }, () => refusalOf(aQuestion({ state: 'assigned' }), { type: 'undo', revision: 1 })],
  ] as const)('%s names the question', (key, facts, why) => {
    expect(why()).toEqual({ key, facts });
  });

  it('is given for empty text: a question to the asker, an interim answer, a draft, a redirection', () => {
    const assigned = aQuestion({ state: 'assigned' });
    for (const [command, actor] of [
      [{ type: 'clarify', text: ' . ' }, nam],
      [{ type: 'interim', text: '\n', dueOn: localDate('2026-04-10') }, nam],
      [{ type: 'draft', text: '?' }, nam],
      [{ type: 'redirect', revision: 1, body: ' ', contact: '1900 6769' }, van],
    ] as const)
      expect(refusalOf(assigned, command, actor)?.key).toBe('issue-question-empty');
    // "Có" is an answer.
    expect(given(assigned).when({ type: 'draft', text: ' Có ' }, nam).question.standing.drafts).toMatchObject([
      { text: 'Có' },
    ]);
  });
});

describe('the last addition to a question', () => {
  const photo = { ...{ fileId: 'p', uniqueId: 'p' } } as never;
  const added = (...addenda: Question['standing']['addenda']) =>
    aQuestion({ state: 'drafted', standing: { addenda, revision: 4 } });
  const said = (messageKey: string, text: string) => ({ messageKey, text, photos: [], at: now.toISOString() });
  const first = said('zalo:2', 'đường khối 4');
  const between = said('zalo:3', 'đoạn trước nhà văn hóa');
  const second = said('zalo:4', 'thủ tục làm khai sinh');
  const separate = (revision: number | null) => ({ type: 'separate', revision }) as const;

  it('becomes a question of its own on request, and earlier additions stay', () => {
    for (const revision of [4, null]) {
      const { decision, question } = given(added(first, between, second)).when(separate(revision), tu);
      expect(decision).toMatchObject({
        events: [{ type: 'separated', by: tu.person, messageKey: second.messageKey, text: second.text }],
      });
      expect(question).toMatchObject({ state: 'drafted', standing: { addenda: [first, between], revision: 5 } });
    }
  });

  it.each([
    ['nothing was added', () => added()],
    ['it has a photo', () => added(first, between, { ...second, photos: [photo] })],
    ['the board recorded it', () => added(first, { ...second, heardBy: { person: van.person, name: 'Vân' } })],
  ])('is not separated if %s', (_, question) => {
    expect(refusalOf(question(), separate(null), tu)).toEqual({
      key: 'issue-question-nothing-added',
      facts: { code: aQuestion().code },
    });
  });

  it('is not separated after something else has happened, or by anybody but the asker', () => {
    expect(refusalOf(added(first, second), separate(3), tu)).toEqual({
      key: 'issue-question-nothing-added',
      facts: { code: aQuestion().code },
    });
    expect(refusalOf(added(first, second), separate(4), van)?.key).toBe('issue-question-not-asker');
  });

  it('does not replace earlier additions, and may be a photo alone', () => {
    const add = (messageKey: string, text: string, photos: readonly never[] = []) =>
      ({ type: 'add', messageKey, text, photos }) as const;
    const twice = given(given(aQuestion()).when(add('m1', 'một')).question).when(add('m2', 'hai')).question;
    expect(twice.standing.addenda.map(({ text }) => text)).toEqual(['một', 'hai']);
    const seen = given(twice).when(add('m3', ' ', [photo])).question;
    expect(seen.standing.addenda.at(-1)).toMatchObject({ messageKey: 'm3', photos: [photo] });
  });
});

describe('the record of a question', () => {
  it('keeps the end and the days of an earlier pause when a later one ends', () => {
    const ended = aPause({ endedAt: at('2026-03-11 16:00').toISOString(), movedDays: 3 });
    const twice = aQuestion({ state: 'clarification', standing: { pauses: [ended, aPause()] } });
    const { pauses } = given(twice).when({ type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }).question.standing;
    expect(pauses).toEqual([ended, { ...aPause(), endedAt: now.toISOString(), movedDays: 1 }]);
  });

  it('returns an unassigned question to the office after the asker’s reply', () => {
    const asked = given(aQuestion()).when({ type: 'clarify', text: ' Đoạn nào? ' }, van).question;
    expect(asked.standing.pauses).toMatchObject([{ text: 'Đoạn nào?', resumeTo: 'received' }]);
    expect(given(asked).when({ type: 'add', messageKey: 'm', text: 'ngõ 7', photos: [] }).question.state).toBe(
      'received',
    );
  });

  it('counts an interim answer on the last legal day as in time', () => {
    const interim = { type: 'interim', text: ' Đang khảo sát. ', dueOn: localDate('2026-04-10') } as const;
    const { interims } = given(aQuestion({ state: 'assigned' })).when(interim, nam, at('2026-03-31 23:00')).question
      .standing;
    expect(interims).toMatchObject([{ isInTime: true, text: 'Đang khảo sát.' }]);
  });

  it('names the responsible body, its contact and who redirected the question', () => {
    const redirect = { type: 'redirect', revision: 1, body: ' Điện lực ', contact: ' 1900 6769 ' } as const;
    expect(given(aQuestion()).when(redirect, van).question).toMatchObject({
      state: 'redirected',
      standing: {
        redirect: { body: 'Điện lực', contact: '1900 6769', by: van.person, at: now.toISOString() },
        decidedBy: { person: van.person, action: 'redirected' },
      },
    });
  });

  it('names the duplicate’s original, and no original for another kind of closing', () => {
    const same = { code: 'HD-2603-0009', isOwn: false, answer: '' };
    const closing = given(aQuestion()).when({ type: 'close', why: 'duplicate', same }, van);
    expect(closing.decision).toMatchObject({ events: [{ type: 'closed', why: 'duplicate', same }] });
    expect(closing.question.standing.closed).toEqual({ why: 'duplicate', at: now.toISOString(), same: same.code });
    const other = given(aQuestion()).when({ type: 'close', why: 'notAQuestion' }, van).question;
    expect(Object.keys(other.standing.closed ?? {})).toEqual(['why', 'at']);
  });

  it('states that the asker withdrew it, or that a call succeeded or failed', () => {
    expect(given(aQuestion()).when({ type: 'withdraw' }).question.standing.closed).toEqual({
      why: 'withdrawn',
      at: now.toISOString(),
    });
    const waiting = aQuestion({ state: 'approved', standing: { deliveries: [held] } });
    for (const [command, outcome] of [
      [{ type: 'phone', note: ' lúc 9 giờ ' }, 'phoned'],
      [{ type: 'giveUp', note: ' lúc 9 giờ ' }, 'unreached'],
    ] as const)
      expect(given(waiting).when(command, van).question.standing.deliveries).toEqual([
        held,
        { outcome, channel: 'phone', note: 'Vân: lúc 9 giờ', at: now.toISOString() },
      ]);
  });

  it('sets the topic, ignores the same topic again, and does not count it as a decision', () => {
    const approved = aQuestion({ state: 'approved', standing: { decidedBy: signs(minh) } });
    const once = given(approved).when({ type: 'setTopic', topic: 'dat-dai' }, van).question;
    expect(once.standing).toMatchObject({ topic: 'dat-dai', decidedBy: { person: minh.person } });
    expect(given(once).when({ type: 'setTopic', topic: 'dat-dai' }, van).events).toEqual([]);
    expect(given(once).when({ type: 'setTopic', topic: 'ho-tich' }, van).events).toEqual(['topicSet']);
  });

  it('keeps the last decider when the question is closed by time', () => {
    const answered = aQuestion({ state: 'answered', standing: { decidedBy: signs(minh) } });
    const lapse = decideLapse(answered, at('2026-03-26 09:00'), calendar);
    if (!lapse.ok) throw new Error('the clock is never refused');
    const { standing, state } = evolved(answered, lapse.events);
    expect([state, standing.closed?.why, standing.decidedBy]).toEqual(['closed', 'done', signs(minh)]);
    expect(standing.undoable ?? null).toBeNull();
    // Without an answering date, no days can have passed.
    const unknown = aQuestion({ state: 'answered', standing: { answeredAt: null } });
    expect(decideLapse(unknown, at('2026-03-26 09:00'), calendar)).toMatchObject({ events: [] });
  });

  it('names the signer’s own role, also when they substitute for another', () => {
    const signer = (actor: Actor) =>
      given(aQuestion({ state: 'drafted' })).when({ type: 'approve', revision: 1 }, actor).question.standing.answer
        ?.signer;
    expect(signer(minh)).toEqual({ person: minh.person, name: 'Minh', role: 'deputy' });
    expect(signer({ ...minh, role: 'head', ownRole: 'deputy', replaces: hoa.person })).toMatchObject({
      role: 'deputy',
    });
  });
});

describe('a delivery report of the outbox', () => {
  const zalo = { channel: 'zalo-oa', reference: 'm9', now };
  const telegram = { ...zalo, channel: 'telegram' };
  const delivered = { ...held, outcome: 'delivered', channel: 'zalo-oa' } as const;

  it('from another channel or with another outcome is recorded too', () => {
    const waiting = aQuestion({ state: 'approved', standing: { deliveries: [{ ...held, channel: 'zalo-oa' }] } });
    expect(decideDelivery(waiting, 'held', zalo)).toMatchObject({ events: [] });
    expect(decideDelivery(waiting, 'held', telegram)).toMatchObject({ events: [{ type: 'heldBack' }] });
    expect(decideDelivery(waiting, 'failed', zalo)).toMatchObject({ events: [{ type: 'heldBack' }] });
  });

  it('counts for an answer that was signed again, even if the earlier one was delivered the same way', () => {
    const again = aQuestion({ state: 'approved', standing: { deliveries: [delivered] } });
    const told = decideDelivery(again, 'delivered', zalo);
    if (!told.ok) throw new Error('the outbox is never refused');
    expect(evolved(again, told.events)).toMatchObject({
      state: 'answered',
      standing: { answeredAt: now.toISOString() },
    });
  });
});

describe('a repeated rating', () => {
  const rate = (isHelpful: boolean, note: string) => ({ type: 'rate', isHelpful, note }) as const;

  it('counts for the second answer, even if it equals the first rating', () => {
    const ratings = [{ isHelpful: false, note: '', at: now.toISOString() }];
    const again = aQuestion({ state: 'answered', standing: { ratings, reopenedAt: now.toISOString() } });
    const { events, question } = given(again).when(rate(false, ''));
    expect([events, question.state, question.standing.ratings.length]).toEqual([['rated'], 'rated', 2]);
  });

  it('with another note is recorded', () => {
    const rated = aQuestion({ state: 'rated' });
    expect(given(rated).when(rate(true, '')).events).toEqual([]);
    expect(given(rated).when(rate(true, 'cảm ơn')).events[0]).toBe('rated');
  });

  it('that opens the question again starts without drafts and counts days by the ward’s rules', () => {
    const days = (rules: Partial<QuestionCircumstances>, time: string) => {
      const command = rate(false, '');
      const decision = decideQuestion(aQuestion({ state: 'answered' }), command, {
        ...{ actor: tu, now: at(time), calendar },
        ...rules,
      });
      if (!decision.ok) throw new Error('a rating is never refused');
      const opened = evolved(aQuestion({ state: 'answered' }), decision.events);
      expect(opened.standing.drafts).toEqual([]);
      return opened.dueOn;
    };
    expect(days({}, '2026-03-12 10:00')).toBe('2026-04-02');
    expect(days({ deadlines: { ...regulationDeadlines, answer: 5 } }, '2026-03-12 10:00')).toBe('2026-03-19');
    // A Saturday: received on that day, or on the Monday, depending on the policy.
    expect(days({ receiptPolicy: 'actual' }, '2026-03-14 10:00')).not.toBe(
      days({ receiptPolicy: 'next-working-day' }, '2026-03-14 10:00'),
    );
  });
});
