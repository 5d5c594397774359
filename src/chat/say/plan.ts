/** The plan, requests, meetings and obligations in a chat, with the acts on them. Pure. */
import { nothingPlanned, type PlanInHand, type PlanNoun, planActs } from '../../domain/act/plan.ts';
import type { Actor } from '../../domain/actor.ts';
import { formatDate, formatDayMonth, type LocalDate } from '../../domain/calendar/local-date.ts';
import type { Sentence } from '../../domain/facts.ts';
import { joinedLines } from '../../domain/facts.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { BoardPage } from '../../domain/list-view.ts';
import type { Button, ButtonRows, Message } from '../../domain/message.ts';
import type { Resolution } from '../../domain/period/report.ts';
import { type BoardMeeting, reportOf } from '../../domain/plan/meeting.ts';
import type { Obligation } from '../../domain/plan/obligation.ts';
import { isMissing, type PlanEntry } from '../../domain/plan/plan.ts';
import type { InfoRequest } from '../../domain/plan/request.ts';
import { meetingLine, obligationLine, planLine, requestLine } from '../../domain/plan/sentences.ts';
import { cutText } from '../../domain/text/normalize.ts';
import { button, buttonsOf } from './buttons.ts';
import { listLength } from './lists.ts';

/** Longest title on a button, in characters. */
const labelLength = 28;

/** Opens a page of the board, or the entry that `of` names. */
export const pageButton = (label: Sentence | string, page: BoardPage, of = ''): Button =>
  button(label, `board.${page}`, of);

/** The buttons in the order of the rows; acts of one line stand side by side. */
export function planButtons(noun: PlanNoun, thing: Partial<PlanInHand>, actor: Actor, subject: string): ButtonRows {
  const whole = { ...nothingPlanned, ...thing };
  const open = planActs.filter(
    (row) => row.noun === noun && row.line !== null && row.isOpen(whole, actor) && (subject !== '' || row.line === 1),
  );
  return buttonsOf(open, { id: subject, revision: 0 });
}

/** Removes the first line of acts, which create something new; it is only shown above a list. */
const withoutNew = (rows: ButtonRows): ButtonRows => rows.slice(1);

/** The plan. Past entries without an item come first. */
export function planList(entries: readonly PlanEntry[], today: LocalDate, actor: Actor): Message {
  const missing = entries.filter((entry) => isMissing(entry, today));
  const shown = [...missing, ...entries.filter(({ on, state }) => on >= today && state === 'planned')];
  const lines = shown.slice(0, listLength);
  return {
    key: 'plan-list',
    facts: {
      count: shown.length,
      missing: missing.length,
      lines: joinedLines(lines.map((entry) => planLine(entry, today))),
    },
    buttons: [
      ...lines.map(({ id, on, title }) => {
        const facts = { day: formatDayMonth(on), title: cutText(title, labelLength) };
        return [pageButton({ key: 'choice-plan-open', facts }, 'plan', id)];
      }),
      ...planButtons('plan', {}, actor, ''),
    ],
  };
}

/** An entry with its items and acts. */
export const planSheet = (entry: PlanEntry, today: LocalDate, actor: Actor): Message => ({
  key: 'plan-sheet',
  facts: {
    ...planLine(entry, today).facts,
    ...{ day: formatDate(entry.on), due: formatDate(entry.dueOn), by: entry.addedBy.name, note: entry.note ?? '' },
  },
  buttons: [
    ...withoutNewLine('plan', { plan: entry }, actor, entry.id),
    ...(entry.state === 'planned' ? entry.items : [])
      .slice(0, 3)
      .map(({ item, code }) => [
        button({ key: 'choice-plan-detach', facts: { code } }, 'pl-no', `${entry.id}:${item}`),
      ]),
  ],
});

const withoutNewLine = (noun: PlanNoun, thing: Partial<PlanInHand>, actor: Actor, subject: string): ButtonRows =>
  planActs.some((row) => row.noun === noun && row.line === 1 && row.isOpen({ ...nothingPlanned, ...thing }, actor))
    ? withoutNew(planButtons(noun, thing, actor, subject))
    : planButtons(noun, thing, actor, subject);

/** Requests for information to units, with their due dates. */
export const requestList = (requests: readonly InfoRequest[], today: LocalDate, actor: Actor): Message => ({
  key: 'request-list',
  facts: {
    count: requests.length,
    lines: joinedLines(requests.slice(0, listLength).map((each) => requestLine(each, today))),
  },
  buttons: [
    ...requests.slice(0, listLength).map(({ id, unit, dueOn }) => {
      const facts = { unit, due: formatDayMonth(dueOn) };
      return [pageButton({ key: 'choice-request-open', facts }, 'requests', id)];
    }),
    ...planButtons('request', {}, actor, ''),
  ],
});

/** One request, with its answer. */
export const requestSheet = (request: InfoRequest, today: LocalDate, actor: Actor): Message => ({
  key: 'request-sheet',
  facts: {
    line: requestLine(request, today),
    answer: request.answer?.text ?? 'none',
    name: request.answer?.by.name ?? '',
  },
  buttons: withoutNewLine('request', { request }, actor, request.id),
});

/** The meetings, newest last. Dropped ones are listed without a button. */
export const meetingList = (meetings: readonly BoardMeeting[], actor: Actor): Message => ({
  key: 'meeting-list',
  facts: { count: meetings.length, lines: joinedLines(meetings.slice(-listLength).map(meetingLine)) },
  buttons: [
    ...meetings
      .filter(({ state }) => state !== 'dropped')
      .slice(-listLength)
      .map(({ id, kind, on }) => {
        const facts = { kind, day: formatDayMonth(on) };
        return [pageButton({ key: 'choice-meeting-open', facts }, 'meetings', id)];
      }),
    ...planButtons('meeting', {}, actor, ''),
  ],
});

/** What a meeting has to discuss, in figures of its period. */
export interface Agenda {
  readonly published: number;
  readonly late: number;
  readonly questions: number;
  readonly answered: number;
  readonly planned: number;
  readonly done: number;
  readonly open: readonly Resolution[];
  readonly overdue: number;
  /** Invited people who have not answered yet. */
  readonly silent: readonly string[];
}

/** The figures for the meeting, who attends, and who has not answered. */
export function meetingSheet(meeting: BoardMeeting, agenda: Agenda, actor: Actor): Message {
  const { open, silent, ...figures } = agenda;
  const names = (comes: boolean) =>
    meeting.answers
      .filter((answer) => answer.comes === comes)
      .map(({ person, note }) => (note === '' ? person.name : `${person.name} (${note})`))
      .join(', ') || 'none';
  return {
    key: 'meeting-sheet',
    facts: {
      line: meetingLine(meeting),
      ...figures,
      ...{ come: names(true), miss: names(false), silent: silent.join(', ') || 'none', note: meeting.note ?? '' },
      resolutions: meeting.resolutions.map((each) => `– ${each}`).join('\n') || 'none',
      open: open.length,
    },
    buttons: [
      ...withoutNewLine('meeting', { meeting }, actor, meeting.id),
      ...(meeting.state === 'held' ? [[button('choice-meeting-minutes', 'paper.minutes', reportOf(meeting))]] : []),
    ],
  };
}

/**
 * The list of obligations.
 * @param reader gets buttons to mark their own listed obligations as done
 * @param from how many were shown on the pages before
 */
export const obligationList = (all: readonly Obligation[], reader: PersonId, from: number): Message => {
  const open = all.filter(({ state }) => state !== 'done');
  const here = open.slice(from, from + longList);
  const left = open.length - from - here.length;
  const own = here.filter(({ action }) => action?.owner === reader);
  return {
    key: 'obligation-list',
    facts: {
      late: all.filter(({ state }) => state === 'late').length,
      open: open.length,
      done: all.length - open.length,
      lines: joinedLines([
        ...here.map(obligationLine),
        ...(left > 0 ? [{ key: 'reminders-more', facts: { count: left } }] : []),
      ]),
    },
    buttons: [
      ...own
        .slice(0, mostDone)
        .map(({ about, action }) => [
          button(
            { key: 'choice-resolution-done-of', facts: { text: cutText(about, doneLength) } },
            'rs-done',
            action?.id ?? '',
          ),
        ]),
      ...(left > 0 ? [[pageButton('choice-next', 'obligations', String(from + longList))]] : []),
      [pageButton('choice-board-meetings', 'meetings'), pageButton('choice-board-plan', 'plan')],
      [button('menu-baocao', 'go.baocao')],
    ],
  };
};

const longList = 12;
const mostDone = 3;
const doneLength = 30;
