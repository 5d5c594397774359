/** The stores that use cases read and write. Each is made for one ward and adds the ward to every query. */
import type { ChannelReader } from './channels.ts';
import type { CheckStores } from './checks.ts';
import type { DialogueStore, OfferStore } from './conversations.ts';
import type { DangerStore } from './dangers.ts';
import type { DossierReader } from './dossier.ts';
import type { InboxStore } from './inbox.ts';
import type { LinkStore, PinStore } from './links.ts';
import type { CallNoteStore, OutboxStore } from './outbox.ts';
import type { AccountCodeStore, InvitationStore, PeopleStore } from './people.ts';
import type { AppraisalStore, PeriodReader, RegisterStore, ReportStore, StatementStore } from './period.ts';
import type { ConsentStore, HandoverStore, QuestionStore, TipStore } from './questions.ts';
import type { Job } from './queue.ts';
import type { AuditStore, TimelineStore } from './records.ts';
import type { DataRequestStore, RetentionStore } from './retention.ts';
import type { SectionStore } from './sections.ts';
import type { SmallStores } from './small-stores.ts';
import type { CardStore, SubmissionStore } from './submissions.ts';
import type { SlotStore } from './timetable.ts';
import type { SpecialDayStore, WardRuleStore } from './ward-rules.ts';

/** All stores of one ward within one transaction. */
export interface Stores extends SmallStores {
  readonly appraisals: AppraisalStore;
  readonly period: PeriodReader;
  readonly reports: ReportStore;
  readonly registers: RegisterStore;
  readonly channels: ChannelReader;
  readonly statements: StatementStore;
  readonly slots: SlotStore;
  readonly links: LinkStore;
  readonly pins: PinStore;
  readonly people: PeopleStore;
  readonly invitations: InvitationStore;
  readonly submissions: SubmissionStore;
  readonly checks: CheckStores;
  readonly cards: CardStore;
  readonly questions: QuestionStore;
  readonly consents: ConsentStore;
  readonly handovers: HandoverStore;
  readonly tips: TipStore;
  readonly dangers: DangerStore;
  readonly dossiers: DossierReader;
  readonly dataRequests: DataRequestStore;
  readonly retention: RetentionStore;
  readonly offers: OfferStore;
  readonly dialogues: DialogueStore;
  readonly outbox: OutboxStore;
  readonly accountCodes: AccountCodeStore;
  readonly callNotes: CallNoteStore;
  readonly inbox: InboxStore;
  readonly audit: AuditStore;
  readonly timeline: TimelineStore;
  readonly specialDays: SpecialDayStore;
  readonly rules: WardRuleStore;
  readonly sections: SectionStore;
  readonly jobs: { put(job: Job): Promise<void> };
}
