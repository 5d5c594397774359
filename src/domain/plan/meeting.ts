/**
 * Meetings of the board (Art. 4), for each month, quarter and year: proposed → called → held, or dropped. A resolution has an
 * owner and a due date, and is followed up together with the actions of the reports.
 */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { shortPeriod } from '../period/period.ts';
import { isBoard } from '../roles.ts';
import { capitalised, foldForSearch } from '../text/normalize.ts';
import { dayIn, objectionToDay } from '../words/moment.ts';
import { bareName } from '../words/names.ts';
import { dueDayIn, objectionToDueDay, taskHolderIn } from '../words/task-in-sentence.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

export const meetingKinds = ['monthly', 'quarterly', 'yearly'] as const;
/** The length of the period under review. */
export type MeetingKind = (typeof meetingKinds)[number];

/** A member's answer to an invitation. */
export interface MeetingAnswer {
  readonly person: NamedPerson;
  readonly comes: boolean;
  /** Reason for the absence. */
  readonly note: string;
}

/** A meeting of the board about a period, from its proposal on. */
export interface BoardMeeting {
  readonly id: string;
  readonly kind: MeetingKind;
  /** The period under review: '2026-11', '2026-Q4', '2026'. */
  readonly period: string;
  readonly on: LocalDate;
  /** '08:00' */
  readonly at: string;
  readonly place: string;
  readonly state: 'proposed' | 'called' | 'held' | 'dropped';
  readonly answers: readonly MeetingAnswer[];
  /** The resolutions, one a line. */
  readonly resolutions: readonly string[];
  readonly note: string | null;
}

/** Marks the agenda among the fields of a proposal. */
export const agendaLead = 'agenda: ';

/** Steps of a meeting. `answer`: a member states whether they will come. */
export type MeetingStep = 'propose' | 'call' | 'move' | 'answer' | 'hold' | 'drop';

const states = {
  call: ['proposed'],
  move: ['proposed', 'called'],
  answer: ['called'],
  hold: ['called', 'proposed'],
  drop: ['proposed', 'called'],
} as const satisfies Record<Exclude<MeetingStep, 'propose'>, readonly BoardMeeting['state'][]>;

/** Why this person may not take this step now. Null: they may. @param meeting null for a proposal */
export function objectionToMeeting(meeting: BoardMeeting | null, step: MeetingStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (step === 'answer' ? !isBoard(actor.role) : !keepsPlan(actor)) return { key: 'issue-not-entitled' };
  if (step === 'propose') return null;
  if (!meeting) return { key: 'issue-meeting-unknown' };
  if ((states[step] as readonly string[]).includes(meeting.state)) return null;
  return { key: 'issue-meeting-state', facts: { period: shortPeriod(meeting.period), state: meeting.state } };
}

/** The report whose figures are the agenda and which stores the minutes. */
export const reportOf = ({ kind, period }: Pick<BoardMeeting, 'kind' | 'period'>): string => `${kind}:${period}`;

/** A resolution as typed, before its owner is looked up. */
export interface WrittenResolution {
  readonly text: string;
  /** As written; '': no owner. */
  readonly owner: string;
  /** True if the owner is named within the text, so that the name need not be added. */
  readonly isOwnerInText: boolean;
  readonly dueOn: LocalDate | null;
}

const dashes = /\s+[–—-]\s+/u;
const bareDay = /^(?:(?:han|truoc|xong|den|het|ngay|cham nhat|la) )*\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?[.;]?$/u;

/**
 * Why the day in one of the lines, after its dashes or in its sentence, is not a calendar date: no reminder could be sent for it.
 */
export function objectionToResolutions(lines: readonly string[], today: LocalDate): Issue | null {
  const parts = lines.flatMap((line) => line.split(dashes).slice(1));
  const bare = parts.filter((part) => bareDay.test(foldForSearch(part).trim()));
  const objections = [
    ...bare.map((part) => objectionToDay(part, today)),
    ...lines.map((line) => objectionToDueDay(line, today)),
  ];
  return objections.find((each) => each !== null) ?? null;
}

const ofDiscussion = /^y kien(?: thao luan)? ?:/u;

/** 'Ý kiến: đồng chí Kiên đề nghị …' is an opinion: it is part of the minutes but assigns nothing. */
export function discussedIn(lines: readonly string[]): Record<'opinions' | 'resolutions', readonly string[]> {
  const isSaid = (line: string): boolean => ofDiscussion.test(foldForSearch(line).trim());
  return {
    opinions: lines.filter(isSaid).map((line) => capitalised(line.slice(line.indexOf(':') + 1).trim())),
    resolutions: lines.filter((line) => !isSaid(line)),
  };
}

/** 'Khối 3 nộp bài tập gương – chị Lan – 10/12': the parts after dashes are a day, or a person named in the usual way. */
export function readResolution(line: string, today: LocalDate): WrittenResolution {
  const [first = '', ...parts] = line.split(dashes).map((part) => part.trim());
  const day = parts.find((part) => dayIn(foldForSearch(part), today) !== null);
  const owner = parts.find((part) => part !== day) ?? '';
  const text = [first, ...parts.filter((part) => part !== day && part !== owner)].join(' – ');
  return {
    text,
    owner: bareName(owner) || taskHolderIn(first),
    isOwnerInText: owner === '',
    dueOn: day === undefined ? dueDayIn(first, today) : dayIn(foldForSearch(day), today),
  };
}
