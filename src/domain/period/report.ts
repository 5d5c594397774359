/**
 * The life of a report: draft → submitted → approved, which freezes it with its hash → sent. Figures come from the
 * records, remarks from people. The Chairman's direction on a report becomes actions that are followed until done.
 */

import type { Actor } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import { joinedLines, type Sentence } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { PeriodFigures } from './figures.ts';
import type { KeptHead, PaperHead } from './paper-head.ts';
import { type Period, parsePeriod, shortPeriod } from './period.ts';

/** Art. 6.2: the standing deputy to the board. Art. 4: the board to the Chairman. On demand: what the head asked for. */
export const reportKinds = ['deputy', 'monthly', 'quarterly', 'yearly', 'demanded'] as const;
/** Which report; it says who signs and who receives it. */
export type ReportKind = (typeof reportKinds)[number];

/** What '…:2026-11' names; null: no kind of report, or no period. */
export function reportNamed(of: string): { readonly kind: ReportKind; readonly period: Period } | null {
  const [named, id = ''] = of.split(':');
  const kind = reportKinds.find((each) => each === named);
  const period = parsePeriod(id);
  return kind && period ? { kind, period } : null;
}

export const reportStates = ['draft', 'submitted', 'approved', 'sent', 'withdrawn'] as const;
/** `withdrawn`: taken back by the head, with a reason; the next draft is another version. */
export type ReportState = (typeof reportStates)[number];

export const remarkKinds = ['done', 'strengths', 'limits', 'causes', 'next', 'proposals'] as const;
/** Under which heading people write beside the figures. */
export type RemarkKind = (typeof remarkKinds)[number];

/** What people wrote into a report beside its figures. */
export type Remarks = Readonly<Partial<Record<RemarkKind, string>>>;

/** Something to be done that a meeting or a direction gave. */
export interface Resolution {
  readonly id: string;
  readonly text: string;
  /** Who sees to it; null, or nothing in reports from before there were owners: the whole board. */
  readonly owner?: { readonly id: PersonId; readonly name: string } | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly note: string | null;
}

/** The board's meeting about the period (Art. 4), for the minutes. */
export interface Meeting {
  readonly heldAt: string;
  readonly endedAt: string | null;
  readonly place: string;
  readonly chair: string;
  readonly secretary: string;
  readonly present: readonly string[];
  /** Each with why, where that was said. */
  readonly absent: readonly string[];
  /** Invited, and neither came nor excused themselves; nothing in minutes from before it was asked. */
  readonly unanswered?: readonly string[];
  readonly opinions: readonly string[];
  readonly resolutions: readonly string[];
}

/** Who signed, with the name of then; `at` is an instant as ISO text. */
export interface Signer {
  readonly person: string;
  readonly name: string;
  readonly at: string;
}

/** A report of a period, version by version; figures of an approved one stay as they were signed. */
export interface Report {
  readonly id: string;
  readonly kind: ReportKind;
  readonly period: string;
  readonly version: number;
  readonly state: ReportState;
  readonly figures: PeriodFigures;
  readonly remarks: Remarks;
  /** Taken over from the report before, and looked at by nobody yet; left out where there are none. */
  readonly unseenRemarks?: readonly RemarkKind[];
  /** Open ones of the report before, and what was resolved since. */
  readonly carried: readonly Resolution[];
  readonly meeting: Meeting | null;
  /** Held after this one was withdrawn: what was signed stays as its hash says, and the next draft takes them over. */
  readonly meetingAfter?: Meeting;
  readonly approved: (Signer & KeptHead) | null;
  readonly hash: string | null;
  readonly direction: (Signer & { readonly text: string }) | null;
  /** What the head asked for beside the regular reports, and by which day. */
  readonly demand: Demand | null;
  /** When it went to the Chairman; nothing in reports that have not, or went before it was kept. */
  readonly sent?: Signer;
  /** Why it was taken back; nothing in reports that were not. */
  readonly withdrawal?: (Signer & { readonly text: string }) | null;
}

/** Somebody above asks for a report: what about, and by which day. */
export interface Demand {
  readonly text: string;
  readonly dueOn: string;
  readonly by: string;
}

/** A step of a report. `approve` names the hash of what its approver has read. */
export type ReportCommand =
  | {
      readonly type: 'draft';
      readonly figures: PeriodFigures;
      readonly carried: readonly Resolution[];
      /** Of the report before: people go on from them. */
      readonly before?: Remarks;
    }
  | {
      readonly type: 'demand';
      readonly text: string;
      readonly dueOn: string;
      readonly figures: PeriodFigures;
      readonly carried: readonly Resolution[];
    }
  | { readonly type: 'remark'; readonly kind: RemarkKind; readonly text: string }
  /** What was taken over from the report before still holds. */
  | { readonly type: 'keep' }
  | { readonly type: 'meet'; readonly meeting: Meeting }
  | { readonly type: 'submit' }
  | { readonly type: 'approve'; readonly hash: string; readonly paper?: PaperHead }
  | { readonly type: 'send' }
  | { readonly type: 'withdraw'; readonly text: string }
  | { readonly type: 'direct'; readonly text: string };

/** A step that was taken, with who took it. */
export type ReportEvent = ReportCommand & { readonly by: Signer };

const whoMay = {
  draft: ['standingDeputy', 'head'],
  demand: ['head'],
  remark: ['deputy', 'standingDeputy', 'head'],
  keep: ['deputy', 'standingDeputy', 'head'],
  meet: ['standingDeputy', 'head'],
  submit: ['standingDeputy', 'head'],
  approve: ['head'],
  send: ['standingDeputy', 'head'],
  withdraw: ['head'],
  // What the Chairman said is written down by who heard it, under their own name.
  direct: ['chairman', 'head', 'standingDeputy'],
} as const satisfies Record<ReportCommand['type'], readonly Role[]>;

const states = {
  draft: ['draft', 'submitted', 'withdrawn'],
  demand: ['draft', 'withdrawn'],
  remark: ['draft', 'submitted'],
  keep: ['draft', 'submitted'],
  // Minutes are kept also with one that was withdrawn: the next draft takes them over.
  meet: ['draft', 'submitted', 'withdrawn'],
  submit: ['draft'],
  approve: ['draft', 'submitted'],
  send: ['approved'],
  withdraw: ['draft', 'submitted', 'approved', 'sent'],
  // Said of a draft it is followed from then on, and stays with the report.
  direct: ['draft', 'submitted', 'approved', 'sent'],
} as const satisfies Record<ReportCommand['type'], readonly ReportState[]>;

/** How long a remark or a direction may be, in characters: a page. */
export const longestText = 4000;

/** Nobody signs what was true of another period without having looked at it. */
export const unseenNote = (unseen: readonly RemarkKind[]): Sentence & Issue => ({
  key: 'issue-remarks-unseen',
  facts: { parts: joinedLines(unseen.map((kind) => ({ key: `paper-remark-${kind}` }))) },
});

/** Why this person may not do it now, whatever would be said with it; null: they may. Null for a report: there is none yet. */
export function objectionToReport(
  report: Pick<Report, 'state' | 'period' | 'unseenRemarks'> | null,
  type: ReportCommand['type'],
  actor: Actor,
): Issue | null {
  if (actor.status !== 'active') return { key: 'issue-account-frozen' };
  if (!(whoMay[type] as readonly Role[]).includes(actor.role)) return { key: 'issue-not-entitled' };
  if (!report) return type === 'draft' || type === 'demand' ? null : { key: 'issue-no-report' };
  const { state, period } = report;
  if (type === 'direct' && state === 'withdrawn')
    return { key: 'issue-report-withdrawn', facts: { period: shortPeriod(period) } };
  const unseen = report.unseenRemarks ?? [];
  if (type === 'keep' && unseen.length === 0) return { key: 'issue-remarks-seen' };
  if (type === 'approve' && unseen.length > 0) return unseenNote(unseen);
  if ((states[type] as readonly ReportState[]).includes(state)) return null;
  return { key: 'issue-report-state', facts: { period: shortPeriod(period), state: { key: `report-state-${state}` } } };
}

/** @param report null while nothing was drafted for the period */
export function decideReport(
  report: Report | null,
  command: ReportCommand,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Decision<ReportEvent> {
  const objection = objectionToReport(report, command.type, actor);
  if (objection) return { ok: false, issues: [objection] };
  if ('text' in command) {
    // A remark that is emptied is unwritten again.
    if (command.text.trim() === '' && command.type !== 'remark') return refused('issue-words-missing');
    if (command.text.length > longestText) return refused('issue-words-too-long', { most: longestText });
  }
  return happened({ ...command, by: { person: actor.person, name: actor.name, at: now.toISOString() } });
}

/** What the hash of a report is over: all that is printed of it, with what is printed around it where that was kept. */
export const signedOf = ({
  figures,
  remarks,
  carried,
  meeting,
  approved,
}: Pick<Report, 'figures' | 'remarks' | 'carried' | 'meeting'> & { readonly approved: KeptHead | null }): object => ({
  ...{ figures, remarks, carried, meeting },
  paper: approved?.paper,
});

/** It went to the Chairman, whatever became of it since. */
export const wasSent = ({ state, sent }: Pick<Report, 'state' | 'sent'>): boolean =>
  state === 'sent' || sent !== undefined;

/** The Chairman reads what the board has sent to him (Art. 4), no draft; everybody else of its readers all that is there. */
export const mayReadReport = (report: Pick<Report, 'state' | 'sent'> | null, role: Role): boolean =>
  role !== 'chairman' || (report !== null && wasSent(report));

/** The newest minutes that are kept with a report. */
export const minutesOf = ({ meeting, meetingAfter }: Pick<Report, 'meeting' | 'meetingAfter'>): Meeting | null =>
  meetingAfter ?? meeting;

/** @param id of the new report, where this begins one */
export function evolveReport(
  report: Report | null,
  event: ReportEvent,
  about: Pick<Report, 'id' | 'kind' | 'period'>,
): Report {
  if (event.type === 'draft' || event.type === 'demand') {
    const isFresh = !report || report.state === 'withdrawn';
    const before = (event.type === 'draft' && event.before) || {};
    const unseen = report ? (report.unseenRemarks ?? []) : remarkKinds.filter((kind) => before[kind]);
    return {
      ...about,
      id: isFresh ? about.id : report.id,
      version: isFresh ? (report?.version ?? 0) + 1 : report.version,
      state: 'draft',
      figures: event.figures,
      remarks: report?.remarks ?? before,
      ...(unseen.length > 0 && { unseenRemarks: unseen }),
      carried: event.carried,
      meeting: report && minutesOf(report),
      approved: null,
      hash: null,
      direction: isFresh ? null : report.direction,
      demand:
        event.type === 'demand'
          ? { text: event.text.trim(), dueOn: event.dueOn, by: event.by.name }
          : (report?.demand ?? null),
    };
  }
  if (!report) throw new Error(`there is no report to ${event.type}`);
  switch (event.type) {
    case 'remark': {
      const { [event.kind]: _, ...others } = report.remarks;
      const text = event.text.trim();
      const { unseenRemarks = [], ...rest } = report;
      const unseen = unseenRemarks.filter((kind) => kind !== event.kind);
      return {
        ...rest,
        ...(unseen.length > 0 && { unseenRemarks: unseen }),
        remarks: text === '' ? others : { ...others, [event.kind]: text },
      };
    }
    case 'keep': {
      const { unseenRemarks: _, ...rest } = report;
      return rest;
    }
    case 'meet':
      return report.state === 'withdrawn'
        ? { ...report, meetingAfter: event.meeting }
        : { ...report, meeting: event.meeting };
    case 'submit':
      return { ...report, state: 'submitted' };
    case 'approve':
      return {
        ...{ ...report, state: 'approved', hash: event.hash },
        approved: { ...event.by, ...(event.paper && { paper: event.paper }) },
      };
    case 'send':
      return { ...report, state: 'sent', sent: event.by };
    case 'withdraw':
      return { ...report, state: 'withdrawn', withdrawal: { ...event.by, text: event.text.trim() } };
    case 'direct':
      return { ...report, direction: { ...event.by, text: event.text.trim() } };
  }
}

/** Each line of a direction is an action; marks of a list at its beginning are not part of it. */
export const actionsIn = (direction: string): readonly string[] =>
  direction
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s*/u, '').trim())
    .filter((line) => line !== '');
