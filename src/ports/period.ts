/** Stores of royalty statements, reports and registers, and the records that they are computed from. */

import type { BudgetLine, SentEstimate, Spending } from '../domain/budget/budget.ts';
import type { Attempt } from '../domain/decision.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import type { Defect } from '../domain/period/defect.ts';
import type { PeriodFigures } from '../domain/period/figures.ts';
import type { Period } from '../domain/period/period.ts';
import type { Report, ReportKind, Resolution } from '../domain/period/report.ts';
import type { BoardMeeting } from '../domain/plan/meeting.ts';
import type { PlanEntry } from '../domain/plan/plan.ts';
import type { InfoRequest } from '../domain/plan/request.ts';
import type { UnitNote } from '../domain/plan/unit.ts';
import type { RuleProposal } from '../domain/process/dated-rule.ts';
import type { Praise } from '../domain/reward/praise.ts';
import type { Ranked } from '../domain/reward/ranking.ts';
import type { Violation } from '../domain/reward/violation.ts';
import type { Role } from '../domain/roles.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import type { Genre, Grade, Origin } from '../domain/royalty/rates.ts';
import type { StatementContent } from '../domain/royalty/statement.ts';
import type { LineChange, Statement } from '../domain/royalty/statement-state.ts';
import type { TaxStanding } from '../domain/royalty/tax.ts';
import type { ChosenAim } from '../domain/submission/aim.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import type { Content } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';

/** What an item's royalty depends on: its genre, its quality grade and its origin. */
export interface Appraisal {
  readonly genre: Genre;
  readonly grade: Grade;
  readonly origin: Origin;
}

/** An item that was published or received, with all fields that royalties and reports use. */
export interface PeriodItem {
  readonly id: SubmissionId;
  readonly code: string;
  readonly state: SubmissionState;
  readonly content: Content;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly dueAt: Date | null;
  /** First publication: the rate of that day is paid. Null: never published. */
  readonly publishedAt: Date | null;
  readonly contributions: readonly Contribution[];
  readonly appraisal: Appraisal | null;
  readonly gradedBy: PersonId | null;
  /** The person who gave the last signature. */
  readonly approvedBy: PersonId | null;
}

/** A question with all fields that reports and the register of information requests use. */
export interface PeriodQuestion {
  readonly code: string;
  readonly title: string;
  readonly body: string;
  /** The heading that the office assigned. */
  readonly topic?: string | undefined;
  readonly state: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  /** When the draft of the given answer was written (`draftedAt`), and when it was approved. */
  readonly draftedAt: string | null;
  readonly approvedAt: string | null;
  readonly answeredAt: Date | null;
  /** The person responsible for the answer. */
  readonly assignee: { readonly person: PersonId; readonly name: string } | null;
}

/** A person who may be paid, with their present roles. */
export interface PayeeRow {
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Tax facts noted about a payee: they decide how much tax is withheld. */
export interface PayeeNote {
  readonly payee: string;
  readonly tax: TaxStanding;
  readonly commitmentYear: number | null;
  readonly earlierYears: readonly number[];
}

/** Item events that reports count by day. A database index names these values. */
export type CountedEvent = 'returned' | 'rejected' | 'corrected' | 'unpublished' | 'overridden';

/** Reads the records of a period. `from` is inclusive, `to` is exclusive. */
export interface PeriodReader {
  /** Lets pending requests and timers run between slices of a long computation. */
  pause(): Promise<void>;
  published(from: Date, to: Date): Promise<readonly PeriodItem[]>;
  /** Time of the newest publication. Null: none. */
  lastPublished(): Promise<Date | null>;
  byIds(ids: readonly SubmissionId[]): Promise<readonly PeriodItem[]>;
  /** For each of these items with a photo that an earlier item shows: codes of the earlier items, from the newest check. */
  photosSeenBefore(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, readonly string[]>>;
  /** Codes of items that were submitted. */
  received(from: Date, to: Date): Promise<readonly string[]>;
  /** Events with their reason; it is empty for events other than decisions. */
  events(
    event: CountedEvent,
    from: Date,
    to: Date,
  ): Promise<readonly { readonly code: string; readonly reason: string }[]>;
  questions(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  answered(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  openQuestions(at: Date): Promise<readonly string[]>;
  countOf(kind: 'block' | 'hold' | 'handover' | 'danger', from: Date, to: Date): Promise<number>;
  /** How often items were opened on the portal in these months ('YYYY-MM'), most opened first. Empty if nothing was counted. */
  opened(months: readonly string[]): Promise<readonly { readonly code: string; readonly views: number }[]>;
  payees(): Promise<readonly PayeeRow[]>;
  payeeNotes(): Promise<readonly PayeeNote[]>;
  budget(year: number): Promise<readonly BudgetLine[]>;
}

/** A line of a frozen statement. */
export interface FrozenLine {
  readonly month: string;
  readonly version: number;
  /** True if it has been paid. */
  readonly isPaid: boolean;
  readonly line: RoyaltyLine;
}

/** Statements by month and version. A correction is a new version; existing versions do not change. */
export interface StatementStore {
  /** Newest version of the month. */
  latest(month: string): Promise<Statement | null>;
  version(month: string, version: number): Promise<Statement | null>;
  /** Newest version before this one that was paid. */
  settled(month: string, before: number): Promise<Statement | null>;
  /** Inserts or updates a statement. On approval it also writes the statement's lines and marks earlier versions as replaced. */
  save(statement: Statement): Promise<void>;
  /** Months with a frozen statement, with the sum of its lines; a replaced version does not count. */
  frozen(): Promise<readonly { readonly month: string; readonly royaltyVnd: number }[]>;
  /** Lines of these items in frozen statements of other months. */
  linesElsewhere(
    items: readonly string[],
    month: string,
  ): Promise<readonly { readonly month: string; readonly line: RoyaltyLine }[]>;
  /** Lines in frozen statements of other months whose item is no longer published and whose royalty has not been recovered. */
  takenDown(month: string): Promise<readonly RoyaltyLine[]>;
  linesOf(payee: string, limit: number): Promise<readonly FrozenLine[]>;
}

/** An action assigned by a direction or a meeting, before it has an id. */
export type NewAction = Pick<Resolution, 'text' | 'dueOn' | 'owner'>;

/** Reports by kind and period, and the actions that directions and meetings assigned. */
export interface ReportStore {
  latest(kind: ReportKind, period: string): Promise<Report | null>;
  save(report: Report, at: Date): Promise<void>;
  /**
   * @param report id of the report whose direction or minutes assign the actions; for a meeting without a report, the meeting's
   * id
   */
  addActions(report: string, actions: readonly NewAction[], ids: readonly string[], at: Date): Promise<void>;
  /** Open actions, and actions done on or after this day. */
  actions(doneFrom: string): Promise<readonly Resolution[]>;
  /**
   * The subset of `actions` that was assigned before the end of this period: by a report on an earlier period, or by a meeting
   * without a report until then. What the period's own meeting or direction assigned is excluded.
   */
  carried(period: Period, timeZone: string): Promise<readonly Resolution[]>;
  setAction(id: string, action: NewAction): Promise<void>;
  /** Marks an action as done. False if there is no open action with this id. */
  finishAction(id: string, on: string, note: string): Promise<boolean>;
}

export const registerKinds = [
  'violation',
  'praise',
  'defect',
  'spending',
  'estimate',
  'plan',
  'request',
  'meeting',
  'unit',
  'aim',
  'rule',
] as const;
/** Kinds of registers that the board keeps. */
export type RegisterKind = (typeof registerKinds)[number];

/** Entry type of each register. Entries are returned in the order in which they were recorded. */
export interface Registers {
  readonly violation: Violation;
  readonly praise: Praise;
  readonly defect: Defect;
  readonly spending: Spending;
  readonly estimate: SentEstimate;
  readonly plan: PlanEntry;
  readonly request: InfoRequest;
  readonly meeting: BoardMeeting;
  readonly unit: UnitNote;
  readonly aim: ChosenAim;
  readonly rule: RuleProposal;
}

/** Reads the registers, which share one table. */
export interface RegisterReader {
  /** @param about period for praise, year for spendings, estimates and meetings, month for plans, unit for requests; null: all */
  list<Kind extends RegisterKind>(kind: Kind, about: string | null): Promise<readonly Registers[Kind][]>;
  find<Kind extends RegisterKind>(kind: Kind, id: string): Promise<Registers[Kind] | null>;
}

/** Also writes entries of the registers. */
export interface RegisterStore extends RegisterReader {
  /** Inserts an entry or updates it. @param by null: written by the program itself */
  put<Kind extends RegisterKind>(
    kind: Kind,
    entry: Registers[Kind],
    noted: { readonly state: string; readonly about: string; readonly by: PersonId | null; readonly at: Date },
  ): Promise<void>;
  putLine(line: BudgetLine, id: string): Promise<void>;
}

/** Read-only access to royalty statements. */
export type StatementReader = Omit<StatementStore, 'save'>;
/** Read-only access to reports. */
export type ReportReader = Pick<ReportStore, 'latest' | 'actions' | 'carried'>;

/** The board's appraisal of items and the tax facts of payees. */
export interface AppraisalStore {
  put(item: SubmissionId, appraisal: Appraisal, by: PersonId, at: Date): Promise<void>;
  putPayee(note: PayeeNote, by: PersonId, at: Date): Promise<void>;
}

/** Computed figures on which decisions about papers are based, at one moment. Implemented in `src/reading`. */
export interface FigureSight {
  statement(month: string): Promise<Attempt<{ readonly content: StatementContent }>>;
  /** Lines for which a different tax would be withheld if the statement were paid now. */
  taxChanges(content: StatementContent): Promise<readonly LineChange[]>;
  /** Items of a frozen month that were added later and are in no version of its statement. Null if there are none. */
  later(month: string): Promise<{ readonly items: number; readonly vnd: number } | null>;
  figures(period: Period): Promise<PeriodFigures>;
  ranking(period: Period): Promise<{ readonly people: readonly Ranked[]; readonly units: readonly Ranked[] }>;
}
