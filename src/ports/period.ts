/** What statements and reports are made from, and where they are kept. */

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

/** What an item is paid by: its genre, how good it is, and where it came from. */
export interface Appraisal {
  readonly genre: Genre;
  readonly grade: Grade;
  readonly origin: Origin;
}

/** An item that was published, or received, with all that money and figures ask about it. */
export interface PeriodItem {
  readonly id: SubmissionId;
  readonly code: string;
  readonly state: SubmissionState;
  readonly content: Content;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly dueAt: Date | null;
  /** The first time: its day's rate is paid. Null: never. */
  readonly publishedAt: Date | null;
  readonly contributions: readonly Contribution[];
  readonly appraisal: Appraisal | null;
  readonly gradedBy: PersonId | null;
  /** Who gave the last signature. */
  readonly approvedBy: PersonId | null;
}

/** A question with all that figures and the register of information requests ask about it. */
export interface PeriodQuestion {
  readonly code: string;
  readonly title: string;
  readonly body: string;
  /** The heading that the office gave it. */
  readonly topic?: string | undefined;
  readonly state: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  /** When the draft that was answered with was written, and when it was approved. */
  readonly draftedAt: string | null;
  readonly approvedAt: string | null;
  readonly answeredAt: Date | null;
  /** Who answers it. */
  readonly assignee: { readonly person: PersonId; readonly name: string } | null;
}

/** Somebody who may be paid: with roles of today, and what was noted about their tax. */
export interface PayeeRow {
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** What was noted about somebody’s tax: it decides what is withheld. */
export interface PayeeNote {
  readonly payee: string;
  readonly tax: TaxStanding;
  readonly commitmentYear: number | null;
  readonly earlierYears: readonly number[];
}

/** Events of items that are counted by their day; an index knows them by these words. */
export type CountedEvent = 'returned' | 'rejected' | 'corrected' | 'unpublished' | 'overridden';

/** Instants: from the first, up to the last, which is not in it. */
export interface PeriodReader {
  /** Between slices of what is much: requests and timers have their turn. */
  pause(): Promise<void>;
  published(from: Date, to: Date): Promise<readonly PeriodItem[]>;
  /** When something was last published; null: never. */
  lastPublished(): Promise<Date | null>;
  byIds(ids: readonly SubmissionId[]): Promise<readonly PeriodItem[]>;
  /** Of these items, those with a photo that an earlier item shows: codes of the earlier ones, as the last check found. */
  photosSeenBefore(ids: readonly SubmissionId[]): Promise<ReadonlyMap<SubmissionId, readonly string[]>>;
  /** Codes of items that were sent in. */
  received(from: Date, to: Date): Promise<readonly string[]>;
  /** A decision has a reason. */
  events(
    event: CountedEvent,
    from: Date,
    to: Date,
  ): Promise<readonly { readonly code: string; readonly reason: string }[]>;
  questions(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  answered(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  openQuestions(at: Date): Promise<readonly string[]>;
  countOf(kind: 'block' | 'hold' | 'handover' | 'danger', from: Date, to: Date): Promise<number>;
  /** Of items that were opened on the portal in these months ('YYYY-MM'), how often; most first. Empty: nothing was counted. */
  opened(months: readonly string[]): Promise<readonly { readonly code: string; readonly views: number }[]>;
  payees(): Promise<readonly PayeeRow[]>;
  payeeNotes(): Promise<readonly PayeeNote[]>;
  budget(year: number): Promise<readonly BudgetLine[]>;
}

/** A line of a frozen statement. */
export interface FrozenLine {
  readonly month: string;
  readonly version: number;
  /** The money has left. */
  readonly isPaid: boolean;
  readonly line: RoyaltyLine;
}

/** A month’s statements, version by version: a correction is a new version, not a change. */
export interface StatementStore {
  /** The newest version of the month. */
  latest(month: string): Promise<Statement | null>;
  version(month: string, version: number): Promise<Statement | null>;
  /** The newest version before this one by which money has left. */
  settled(month: string, before: number): Promise<Statement | null>;
  /** Inserts or saves; the lines of one that is approved are written with it, and its earlier version is replaced. */
  save(statement: Statement): Promise<void>;
  /** Months whose newest frozen version counts, with what they paid. */
  frozen(): Promise<readonly { readonly month: string; readonly royaltyVnd: number }[]>;
  /** Lines of these items in frozen statements of other months. */
  linesElsewhere(
    items: readonly string[],
    month: string,
  ): Promise<readonly { readonly month: string; readonly line: RoyaltyLine }[]>;
  /** Items with lines in frozen statements of other months that are not published now, and whose money has not come back. */
  takenDown(month: string): Promise<readonly RoyaltyLine[]>;
  linesOf(payee: string, limit: number): Promise<readonly FrozenLine[]>;
}

/** Something to be done that a direction or a meeting gave, before it has an id. */
export type NewAction = Pick<Resolution, 'text' | 'dueOn' | 'owner'>;

/** Reports by kind and period, and the actions that directions and meetings gave. */
export interface ReportStore {
  latest(kind: ReportKind, period: string): Promise<Report | null>;
  save(report: Report, at: Date): Promise<void>;
  /** @param report whose direction or minutes they come from; of a meeting without one, its id */
  addActions(report: string, actions: readonly NewAction[], ids: readonly string[], at: Date): Promise<void>;
  /** Open ones, and those that were done from this day on. */
  actions(doneFrom: string): Promise<readonly Resolution[]>;
  /**
   * Of them, those that stood when this period ended: given with a paper about days that ended earlier. What its own meeting or
   * direction gave is not "of the period before". Of a meeting without a paper: given until then.
   */
  carried(period: Period, timeZone: string): Promise<readonly Resolution[]>;
  setAction(id: string, action: NewAction): Promise<void>;
  /** False when there is no open action of this id. */
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
/** Lists that the board keeps through a period, one for each kind of entry. */
export type RegisterKind = (typeof registerKinds)[number];

/** Of each kind what its domain says. Entries are read in the order in which they were noted. */
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

/** Entries of the registers, which share one table. */
export interface RegisterReader {
  /** @param about a period of praise, a year of spendings or of estimates, a plan's month, a request's unit, a meeting's year; null: all */
  list<Kind extends RegisterKind>(kind: Kind, about: string | null): Promise<readonly Registers[Kind][]>;
  find<Kind extends RegisterKind>(kind: Kind, id: string): Promise<Registers[Kind] | null>;
}

/** The entries of these lists, to be written. */
export interface RegisterStore extends RegisterReader {
  /** Inserts, or writes what an entry has become. @param by null: the program */
  put<Kind extends RegisterKind>(
    kind: Kind,
    entry: Registers[Kind],
    noted: { readonly state: string; readonly about: string; readonly by: PersonId | null; readonly at: Date },
  ): Promise<void>;
  putLine(line: BudgetLine, id: string): Promise<void>;
}

/** Royalty statements, to be read only. */
export type StatementReader = Omit<StatementStore, 'save'>;
/** Reports, to be read only. */
export type ReportReader = Pick<ReportStore, 'latest' | 'actions' | 'carried'>;

/** What the board said an item is worth. */
export interface AppraisalStore {
  put(item: SubmissionId, appraisal: Appraisal, by: PersonId, at: Date): Promise<void>;
  putPayee(note: PayeeNote, by: PersonId, at: Date): Promise<void>;
}

/** What acts on papers are computed from, at one moment; `src/reading` makes it. */
export interface FigureSight {
  statement(month: string): Promise<Attempt<{ readonly content: StatementContent }>>;
  /** What would be withheld differently from its sums if they were paid now. */
  taxChanges(content: StatementContent): Promise<readonly LineChange[]>;
  /** Of a frozen month: what came since, and is in no version. Null: nothing. */
  later(month: string): Promise<{ readonly items: number; readonly vnd: number } | null>;
  figures(period: Period): Promise<PeriodFigures>;
  ranking(period: Period): Promise<{ readonly people: readonly Ranked[]; readonly units: readonly Ranked[] }>;
}
