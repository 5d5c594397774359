/** What statements and reports are made from, and where they are kept. */

import type { BudgetLine } from '../domain/budget/budget.ts';
import type { PersonId, SubmissionId } from '../domain/ids.ts';
import type { Report, ReportKind, Resolution } from '../domain/period/report.ts';
import type { Role } from '../domain/roles.ts';
import type { RoyaltyLine } from '../domain/royalty/item-lines.ts';
import type { Genre, Grade, Origin } from '../domain/royalty/rates.ts';
import type { Statement } from '../domain/royalty/statement-state.ts';
import type { TaxStanding } from '../domain/royalty/tax.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import type { Content } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';

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
  /** Who gave the last signature. */
  readonly approvedBy: PersonId | null;
}

export interface PeriodQuestion {
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly receivedAt: Date;
  readonly dueAt: Date;
  readonly answeredAt: Date | null;
}

/** Somebody who may be paid: with roles of today, and what was noted about their tax. */
export interface PayeeRow {
  readonly person: PersonId;
  readonly name: string;
  readonly roles: readonly Role[];
}

export interface PayeeNote {
  readonly payee: string;
  readonly tax: TaxStanding;
  readonly commitmentYear: number | null;
}

/** Instants: from the first, up to the last, which is not in it. */
export interface PeriodReader {
  published(from: Date, to: Date): Promise<readonly PeriodItem[]>;
  byIds(ids: readonly SubmissionId[]): Promise<readonly PeriodItem[]>;
  /** Codes of items that were sent in. */
  received(from: Date, to: Date): Promise<readonly string[]>;
  /** Events of items: returned, rejected, corrected, unpublished; a decision has a reason. */
  events(event: string, from: Date, to: Date): Promise<readonly { readonly code: string; readonly reason: string }[]>;
  questions(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  answered(from: Date, to: Date): Promise<readonly PeriodQuestion[]>;
  openQuestions(at: Date): Promise<readonly string[]>;
  countOf(kind: 'block' | 'hold' | 'handover', from: Date, to: Date): Promise<number>;
  payees(): Promise<readonly PayeeRow[]>;
  payeeNotes(): Promise<readonly PayeeNote[]>;
  budget(year: number): Promise<readonly BudgetLine[]>;
}

export interface StatementStore {
  /** The newest version of the month. */
  latest(month: string): Promise<Statement | null>;
  version(month: string, version: number): Promise<Statement | null>;
  /** Inserts or saves; the lines of one that is approved are written with it, and its earlier version is replaced. */
  save(statement: Statement): Promise<void>;
  /** Months whose newest frozen version counts, with what they paid. */
  frozen(): Promise<readonly { readonly month: string; readonly royaltyVnd: number }[]>;
  /** Lines of frozen statements. */
  paidFor(items: readonly SubmissionId[]): Promise<readonly RoyaltyLine[]>;
  /** Items with lines in frozen statements of other months that are not published now, and whose money has not come back. */
  takenDown(month: string): Promise<readonly RoyaltyLine[]>;
  linesOf(payee: string, limit: number): Promise<readonly { readonly month: string; readonly line: RoyaltyLine }[]>;
}

export interface ReportStore {
  latest(kind: ReportKind, period: string): Promise<Report | null>;
  save(report: Report, at: Date): Promise<void>;
  addActions(report: string, texts: readonly string[], ids: readonly string[], at: Date): Promise<void>;
  /** Open ones, and those that were done from this day on. */
  actions(doneFrom: string): Promise<readonly Resolution[]>;
  /** False when there is no open action of this id. */
  finishAction(id: string, on: string, note: string): Promise<boolean>;
}

export interface AppraisalStore {
  put(item: SubmissionId, appraisal: Appraisal, by: PersonId, at: Date): Promise<void>;
  putPayee(note: PayeeNote, by: PersonId, at: Date): Promise<void>;
}
