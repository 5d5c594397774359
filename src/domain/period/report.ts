/**
 * Life cycle of a report: draft → submitted → approved (frozen with its hash) → sent. Figures come from the records, remarks from
 * people. The Chairman's direction on a report becomes actions that are followed up until they are done.
 */

import type { Actor } from '../actor.ts';
import { type Decision, happened, type Issue, refused } from '../decision.ts';
import { joinedLines, type Sentence } from '../facts.ts';
import type { PersonId } from '../ids.ts';
import type { Role } from '../roles.ts';
import type { PeriodFigures } from './figures.ts';
import type { KeptHead, PaperHead } from './paper-head.ts';
import { type Period, parsePeriod, shortPeriod } from './period.ts';

/**
 * Art. 6.2: the standing deputy reports to the board. Art. 4: the board reports to the Chairman. `demanded`: requested by the
 * head.
 */
export const reportKinds = ['deputy', 'monthly', 'quarterly', 'yearly', 'demanded'] as const;
/** The kind determines who signs the report and who receives it. */
export type ReportKind = (typeof reportKinds)[number];

/** Parses '…:2026-11'. Null if the kind or the period is unknown. */
export function reportNamed(of: string): { readonly kind: ReportKind; readonly period: Period } | null {
  const [named, id = ''] = of.split(':');
  const kind = reportKinds.find((each) => each === named);
  const period = parsePeriod(id);
  return kind && period ? { kind, period } : null;
}

export const reportStates = ['draft', 'submitted', 'approved', 'sent', 'withdrawn'] as const;
/** `withdrawn`: withdrawn by the head with a reason; the next draft is a new version. */
export type ReportState = (typeof reportStates)[number];

export const remarkKinds = ['done', 'strengths', 'limits', 'causes', 'next', 'proposals'] as const;
/** Headings for the remarks that people write beside the figures. */
export type RemarkKind = (typeof remarkKinds)[number];

/** Remarks that people wrote beside the figures. */
export type Remarks = Readonly<Partial<Record<RemarkKind, string>>>;

/** An action assigned by a meeting or a direction. */
export interface Resolution {
  readonly id: string;
  readonly text: string;
  /** The person responsible. Null, or absent in reports from before owners were recorded: the whole board. */
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
  /** Each with the reason, if one was given. */
  readonly absent: readonly string[];
  /** Invited members who neither came nor excused themselves. Absent in minutes from before this was asked. */
  readonly unanswered?: readonly string[];
  readonly opinions: readonly string[];
  readonly resolutions: readonly string[];
}

/** Who signed, with their name at that time; `at` is an instant as ISO text. */
export interface Signer {
  readonly person: string;
  readonly name: string;
  readonly at: string;
}

/** One version of a report on a period. The figures of an approved version do not change. */
export interface Report {
  readonly id: string;
  readonly kind: ReportKind;
  readonly period: string;
  readonly version: number;
  readonly state: ReportState;
  readonly figures: PeriodFigures;
  readonly remarks: Remarks;
  /** Remarks copied from the previous report that no one has confirmed yet; absent if there are none. */
  readonly unseenRemarks?: readonly RemarkKind[];
  /** Open actions of the previous report, and actions assigned since. */
  readonly carried: readonly Resolution[];
  readonly meeting: Meeting | null;
  /** A meeting held after this version was withdrawn. The signed content keeps its hash; the next draft copies the minutes. */
  readonly meetingAfter?: Meeting;
  readonly approved: (Signer & KeptHead) | null;
  readonly hash: string | null;
  readonly direction: (Signer & { readonly text: string }) | null;
  /** What the head requested in addition to the regular reports, and the deadline. */
  readonly demand: Demand | null;
  /** When it was sent to the Chairman. Absent if it was not sent, or was sent before this was recorded. */
  readonly sent?: Signer;
  /** Why it was withdrawn. Absent if it was not. */
  readonly withdrawal?: (Signer & { readonly text: string }) | null;
}

/** A request by a superior for a report: the subject and the deadline. */
export interface Demand {
  readonly text: string;
  readonly dueOn: string;
  readonly by: string;
}

/** A step of a report. `approve` has the hash of the content that the approver read. */
export type ReportCommand =
  | {
      readonly type: 'draft';
      readonly figures: PeriodFigures;
      readonly carried: readonly Resolution[];
      /** Remarks of the previous report, as a starting point. */
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
  /** Confirms that the remarks copied from the previous report still apply. */
  | { readonly type: 'keep' }
  | { readonly type: 'meet'; readonly meeting: Meeting }
  | { readonly type: 'submit' }
  | { readonly type: 'approve'; readonly hash: string; readonly paper?: PaperHead }
  | { readonly type: 'send' }
  | { readonly type: 'withdraw'; readonly text: string }
  | { readonly type: 'direct'; readonly text: string };

/** A step that was taken, and by whom. */
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
  // The person who received the Chairman's direction records it under their own name.
  direct: ['chairman', 'head', 'standingDeputy'],
} as const satisfies Record<ReportCommand['type'], readonly Role[]>;

const states = {
  draft: ['draft', 'submitted', 'withdrawn'],
  demand: ['draft', 'withdrawn'],
  remark: ['draft', 'submitted'],
  keep: ['draft', 'submitted'],
  // Minutes can be added to a withdrawn version too: the next draft copies them.
  meet: ['draft', 'submitted', 'withdrawn'],
  submit: ['draft'],
  approve: ['draft', 'submitted'],
  send: ['approved'],
  withdraw: ['draft', 'submitted', 'approved', 'sent'],
  // A direction on a draft is followed up from then on, and stays with the report.
  direct: ['draft', 'submitted', 'approved', 'sent'],
} as const satisfies Record<ReportCommand['type'], readonly ReportState[]>;

/** Longest remark or direction, in characters: about a page. */
export const longestText = 4000;

/** Remarks copied from another period must be confirmed before the report is signed. */
export const unseenNote = (unseen: readonly RemarkKind[]): Sentence & Issue => ({
  key: 'issue-remarks-unseen',
  facts: { parts: joinedLines(unseen.map((kind) => ({ key: `paper-remark-${kind}` }))) },
});

/** Why this person may not do it now, regardless of the input. Null: they may. @param report null if there is none yet */
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

/** @param report null if there is no draft for the period */
export function decideReport(
  report: Report | null,
  command: ReportCommand,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
): Decision<ReportEvent> {
  const objection = objectionToReport(report, command.type, actor);
  if (objection) return { ok: false, issues: [objection] };
  if ('text' in command) {
    // An empty text deletes a remark.
    if (command.text.trim() === '' && command.type !== 'remark') return refused('issue-words-missing');
    if (command.text.length > longestText) return refused('issue-words-too-long', { most: longestText });
  }
  return happened({ ...command, by: { person: actor.person, name: actor.name, at: now.toISOString() } });
}

/** The content that the report's hash covers: everything that is printed, including the paper's frame if it was stored. */
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

/** True if it was sent to the Chairman, even if it was withdrawn later. */
export const wasSent = ({ state, sent }: Pick<Report, 'state' | 'sent'>): boolean =>
  state === 'sent' || sent !== undefined;

/** The Chairman may read only what the board has sent to him (Art. 4), no drafts. Other readers may read every version. */
export const mayReadReport = (report: Pick<Report, 'state' | 'sent'> | null, role: Role): boolean =>
  role !== 'chairman' || (report !== null && wasSent(report));

/** The newest minutes stored with a report. */
export const minutesOf = ({ meeting, meetingAfter }: Pick<Report, 'meeting' | 'meetingAfter'>): Meeting | null =>
  meetingAfter ?? meeting;

/** @param about id of the new report, if this event starts one */
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

/** Each line of a direction is an action. Leading bullets and numbers are removed. */
export const actionsIn = (direction: string): readonly string[] =>
  direction
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s*/u, '').trim())
    .filter((line) => line !== '');
