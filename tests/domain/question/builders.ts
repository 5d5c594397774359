/** By default a valid question; a test states only what matters for it. */
import type { Actor } from '../../../src/domain/actor.ts';
import { endOfLocalDay, localDate } from '../../../src/domain/calendar/local-date.ts';
import { vietnamCalendar } from '../../../src/domain/calendar/vietnam.ts';
import { personId, questionId } from '../../../src/domain/ids.ts';
import {
  type Answer,
  type Assignment,
  type Draft,
  openingStanding,
  type Pause,
  type Question,
  type QuestionStanding,
} from '../../../src/domain/question/question.ts';
import type { QuestionState } from '../../../src/domain/question/transitions.ts';
import type { Role } from '../../../src/domain/roles.ts';

export const zone = 'Asia/Ho_Chi_Minh';
export const calendar = vietnamCalendar;
/** 'YYYY-MM-DD HH:MM' in the ward's time zone. */
export const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+07:00`);
/** A Tuesday; fifteen working days later is Tuesday 31 March. */
export const receivedAt = at('2026-03-10 09:12');
export const now = at('2026-03-12 10:00');
export const dueOn = localDate('2026-03-31');

export const anActor = (role: Role, name = `some ${role}`, status: Actor['status'] = 'active'): Actor => ({
  person: personId(name),
  name,
  role,
  status,
});

export const tu = anActor('citizen', 'Tư');
export const van = anActor('office', 'Vân');
export const nam = anActor('member', 'Nam');
export const thu = anActor('member', 'Thu');
export const minh = anActor('deputy', 'Minh');
export const hoa = anActor('head', 'Hoa');

export const anAssignment = (actor = nam): Assignment => ({
  person: actor.person,
  name: actor.name,
  by: van.person,
  at: '2026-03-10T03:00:00.000Z',
});
export const aDraft = (actor = nam, number = 1): Draft => ({
  person: actor.person,
  name: actor.name,
  number,
  text: 'Kính gửi Ông/Bà, đường khối 4 được sửa trong tháng 4.',
  at: '2026-03-11T03:00:00.000Z',
});
export const anAnswer = (drafter = nam, signer = minh): Answer => ({
  text: aDraft().text,
  drafter: { person: drafter.person, name: drafter.name },
  signer: { person: signer.person, name: signer.name },
  at: '2026-03-12T03:00:00.000Z',
});
export const aPause = (change: Partial<Pause> = {}): Pause => ({
  text: 'Đoạn đường nào?',
  by: nam.person,
  at: at('2026-03-11 09:00').toISOString(),
  resumeTo: 'assigned',
  endedAt: null,
  movedDays: 0,
  ...change,
});

/** The fields that a state requires: an assigned question has an assignee, a drafted one a draft. */
const standingOf = (state: QuestionState): Partial<QuestionStanding> => {
  const assigned = { assignee: anAssignment() };
  const drafted = { ...assigned, drafts: [aDraft()] };
  const approved = { ...drafted, answer: anAnswer() };
  const answered = { ...approved, answeredAt: '2026-03-12T04:00:00.000Z' };
  switch (state) {
    case 'received':
    case 'redirected':
    case 'handedOver':
      return {};
    case 'assigned':
      return assigned;
    case 'clarification':
      return { ...assigned, pauses: [aPause()] };
    case 'drafted':
      return drafted;
    case 'approved':
      return approved;
    case 'answered':
    case 'closed':
      return answered;
    case 'rated':
      return { ...answered, ratings: [{ isHelpful: true, note: '', at: '2026-03-12T05:00:00.000Z' }] };
  }
};

export const aQuestion = (
  change: Partial<Omit<Question, 'standing'>> & { standing?: Partial<QuestionStanding> } = {},
): Question => ({
  id: questionId('q1'),
  code: 'HD-2603-0017',
  state: 'received',
  version: 1,
  askerId: tu.person,
  channel: 'zalo-oa',
  conversation: 'c1',
  title: 'Bao giờ phường sửa đường khối 4?',
  body: 'Bao giờ phường sửa đường khối 4?',
  originKey: 'zalo:1',
  receivedAt,
  dueOn,
  dueAt: endOfLocalDay(dueOn, zone),
  explanation: { key: 'calendar-due', facts: {} },
  ...change,
  standing: {
    ...openingStanding(dueOn, 'report', { topic: 'ha-tang', desk: 'dia-chinh-xay-dung' }),
    ...standingOf(change.state ?? 'received'),
    ...change.standing,
  },
});
