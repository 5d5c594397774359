/** The stores that money and figures are read from. */
import type { Ward } from '../domain/ward.ts';
import type { DossierReader } from './dossier.ts';
import type { PeopleStore } from './people.ts';
import type { PeriodReader, RegisterReader, ReportReader, StatementReader } from './period.ts';
import type { QuestionStore } from './questions.ts';
import type { ListReader } from './reader.ts';
import type { AuditStore } from './records.ts';
import type { SubmissionStore } from './submissions.ts';
import type { WardRuleStore } from './ward-rules.ts';

/** What money and figures are read from, at one moment. A unit of work is one, and so is a connection that only reads. */
export interface Records {
  readonly ward: Ward;
  readonly now: Date;
  /** sha256 in hexadecimals: what was approved is compared with its hash. */
  readonly hashToken: (text: string) => string;
  readonly stores: {
    readonly people: Pick<PeopleStore, 'find' | 'holdersOf' | 'hasAccepted'>;
    readonly rules: Pick<WardRuleStore, 'list'>;
    readonly period: PeriodReader;
    readonly statements: StatementReader;
    readonly reports: ReportReader;
    readonly registers: RegisterReader;
    readonly dossiers: DossierReader;
    readonly audit: Pick<AuditStore, 'lastOf' | 'about'>;
    /** Only where somebody looks. */
    readonly lists?: Pick<ListReader, 'items' | 'people'>;
    readonly submissions: Pick<SubmissionStore, 'withNumber' | 'contributionsOf'>;
    readonly questions: Pick<QuestionStore, 'withNumber' | 'photosOf'>;
  };
}
