/** The records that royalties and reports are computed from. */
import type { Ward } from '../domain/ward.ts';
import type { DossierReader } from './dossier.ts';
import type { PeopleStore } from './people.ts';
import type { PeriodReader, RegisterReader, ReportReader, StatementReader } from './period.ts';
import type { QuestionStore } from './questions.ts';
import type { ListReader } from './reader.ts';
import type { AuditStore } from './records.ts';
import type { SubmissionStore } from './submissions.ts';
import type { WardRuleStore } from './ward-rules.ts';

/**
 * The records that royalties and reports are computed from, at one moment. A unit of work provides them, and so does a read-only
 * connection.
 */
export interface Records {
  readonly ward: Ward;
  readonly now: Date;
  /** SHA-256 as hex. Used to compare approved content with its hash. */
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
    /** Present only on a read-only connection. */
    readonly lists?: Pick<ListReader, 'items' | 'people'>;
    readonly submissions: Pick<SubmissionStore, 'withNumber' | 'contributionsOf'>;
    readonly questions: Pick<QuestionStore, 'withNumber' | 'photosOf'>;
  };
}
