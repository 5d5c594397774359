/**
 * Meetings of the board (Art. 4): each month, quarter and year. Proposed → called → held, or dropped. What is resolved has an
 * owner and a day, and is followed with the actions of the reports.
 */
import type { Actor } from '../actor.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Issue } from '../decision.ts';
import { shortPeriod } from '../period/period.ts';
import { isBoard } from '../roles.ts';
import { capitalised, foldForSearch } from '../text/normalize.ts';
import { dueDayIn, dutyHolderIn, objectionToDueDay } from '../words/duty.ts';
import { dayIn, objectionToDay } from '../words/moment.ts';
import { bareName } from '../words/names.ts';
import type { NamedPerson } from './named.ts';
import { keepsPlan } from './plan.ts';

export const meetingKinds = ['monthly', 'quarterly', 'yearly'] as const;
/** How much time it looks back on. */
export type MeetingKind = (typeof meetingKinds)[number];

/** Whether somebody will come. */
export interface MeetingAnswer {
  readonly person: NamedPerson;
  readonly comes: boolean;
  /** Why not. */
  readonly note: string;
}

/** A meeting of the board about a period, from its proposal on. */
export interface BoardMeeting {
  readonly id: string;
  readonly kind: MeetingKind;
  /** What it looks back on: '2026-11', '2026-Q4', '2026'. */
  readonly period: string;
  readonly on: LocalDate;
  /** '08:00' */
  readonly at: string;
  readonly place: string;
  readonly state: 'proposed' | 'called' | 'held' | 'dropped';
  readonly answers: readonly MeetingAnswer[];
  /** What was resolved, a line each. */
  readonly resolutions: readonly string[];
  readonly note: string | null;
}

/** Before what a meeting is about, among the parts of its proposal. */
export const agendaLead = 'agenda: ';

/** What can be done with a meeting; `answer`: a member says whether they come. */
export type MeetingStep = 'propose' | 'call' | 'move' | 'answer' | 'hold' | 'drop';

const states = {
  call: ['proposed'],
  move: ['proposed', 'called'],
  answer: ['called'],
  hold: ['called', 'proposed'],
  drop: ['proposed', 'called'],
} as const satisfies Record<Exclude<MeetingStep, 'propose'>, readonly BoardMeeting['state'][]>;

/** Why this step can't be taken by this person now; null: it can. @param meeting null for a proposal */
export function objectionToMeeting(meeting: BoardMeeting | null, step: MeetingStep, actor: Actor): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (step === 'answer' ? !isBoard(actor.role) : !keepsPlan(actor)) return { key: 'issue-not-entitled' };
  if (step === 'propose') return null;
  if (!meeting) return { key: 'issue-meeting-unknown' };
  if ((states[step] as readonly string[]).includes(meeting.state)) return null;
  return { key: 'issue-meeting-state', facts: { period: shortPeriod(meeting.period), state: meeting.state } };
}

/** The report whose figures are its agenda, and which keeps its minutes. */
export const reportOf = ({ kind, period }: Pick<BoardMeeting, 'kind' | 'period'>): string => `${kind}:${period}`;

/** A resolution as it was typed, before anybody is known by it. */
export interface WrittenResolution {
  readonly text: string;
  /** As it was written; '' : nobody. */
  readonly owner: string;
  /** It stands in the text, which says it without us. */
  readonly isOwnerInText: boolean;
  readonly dueOn: LocalDate | null;
}

const dashes = /\s+[–—-]\s+/u;
const bareDay = /^(?:(?:han|truoc|xong|den|het|ngay|cham nhat|la) )*\d{1,2} ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?[.;]?$/u;

/** The day of one of the lines, behind its dashes or in its sentence, is in no calendar: nobody could be reminded of it. */
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

/** 'Ý kiến: đồng chí Kiên đề nghị …' is what somebody said: it stands in the minutes, and nobody has to see to it. */
export function discussedIn(lines: readonly string[]): Record<'opinions' | 'resolutions', readonly string[]> {
  const isSaid = (line: string): boolean => ofDiscussion.test(foldForSearch(line).trim());
  return {
    opinions: lines.filter(isSaid).map((line) => capitalised(line.slice(line.indexOf(':') + 1).trim())),
    resolutions: lines.filter((line) => !isSaid(line)),
  };
}

/** 'Khối 3 nộp bài tập gương – chị Lan – 10/12' : parts behind dashes that are a day or name a person as people do. */
export function readResolution(line: string, today: LocalDate): WrittenResolution {
  const [first = '', ...parts] = line.split(dashes).map((part) => part.trim());
  const day = parts.find((part) => dayIn(foldForSearch(part), today) !== null);
  const owner = parts.find((part) => part !== day) ?? '';
  const text = [first, ...parts.filter((part) => part !== day && part !== owner)].join(' – ');
  return {
    text,
    owner: bareName(owner) || dutyHolderIn(first),
    isOwnerInText: owner === '',
    dueOn: day === undefined ? dueDayIn(first, today) : dayIn(foldForSearch(day), today),
  };
}
