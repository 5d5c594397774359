import type { PersonId, QuestionId, SubmissionId, WardId } from '../domain/ids.ts';
import type { Person } from '../domain/person/person.ts';
import type { Question } from '../domain/question/question.ts';
import type { QuestionState } from '../domain/question/transitions.ts';
import type { Role } from '../domain/roles.ts';
import type { Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { CheckReaders } from './checks.ts';
import type { DangerStore } from './dangers.ts';
import type { DossierReader } from './dossier.ts';
import type { LinkStore, PinStore } from './links.ts';
import type { CallNoteStore, OutboxRow, OutboxStore } from './outbox.ts';
import type { InvitationStore, PeopleStore } from './people.ts';
import type { PeriodReader, RegisterReader, ReportReader, StatementReader } from './period.ts';
import type { HandoverStore, QuestionStore, TipStore } from './questions.ts';
import type { AuditStore } from './records.ts';
import type { SectionStore } from './sections.ts';
import type { SmallStores } from './small-stores.ts';
import type { CardStore, SubmissionStore } from './submissions.ts';
import type { SpecialDayStore, WardRuleStore } from './ward-rules.ts';

/** Which page of a list to read: at most `limit` entries after a cursor. */
export interface Page {
  readonly limit: number;
  /** `next` of the previous page; null for the first page. An invalid cursor gives the first page too. */
  readonly after: string | null;
}

/** A page of a list, and the cursor for the next one. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  /** Null on the last page. */
  readonly next: string | null;
}

/** Cursor of a page: the sort columns of the last row of the previous page. */
export const cursorAt = (place: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** Largest page size. A larger `limit` is reduced to it. */
export const longestPage = 200;

/** A person's id with the name to display. */
export interface Named {
  readonly person: PersonId;
  readonly name: string;
}

/** An item without photos and documents, as lists show it. */
export interface ItemRow extends Pick<Submission, 'id' | 'code' | 'state' | 'revision' | 'content' | 'standing'> {
  readonly author: Named;
  /** People whose signature is awaited: the head if no other person of the stage is available. */
  readonly turn: readonly Named[];
  readonly createdAt: Date;
}

/** Filter for items. An omitted field matches everything. */
export interface ItemFilter {
  /** Null: all states. */
  readonly states: readonly SubmissionState[] | null;
  /** Only items due at or before this instant. */
  readonly dueBy?: Date;
  readonly author?: PersonId;
  /** Items that this person sent or drafted, and approved items that credit them by name. */
  readonly credited?: PersonId;
  /** Only items that await this person's signature. */
  readonly turnOf?: PersonId;
  /** Sorts by submission time, newest first. Only for states after submission. */
  readonly isNewestFirst?: boolean;
}

/** Filter for questions. An omitted field matches everything. */
export interface QuestionFilter {
  readonly states: readonly QuestionState[];
  /** Only questions due at or before this instant. */
  readonly dueBy?: Date;
  /** Only questions assigned to one of these people. */
  readonly assignees?: readonly PersonId[];
  /** The person reading the list. Questions that are kept from this person are left out. */
  readonly reader?: PersonId;
}

/** An entry of a case's history: who did what, and when. */
export interface HistoryEntry {
  readonly event: string;
  readonly actor: string;
  /** Empty if the actor is unknown or the program itself. */
  readonly name: string;
  readonly at: Date;
}

/** A message that no channel can deliver now. */
export interface HeldMessage extends Pick<OutboxRow, 'id' | 'effect' | 'why' | 'createdAt'> {
  readonly person: Person;
  readonly calledAt: Date | null;
}

/** An incoming delivery or an outgoing effect that was given up after its attempts. */
export interface GivenUp {
  /** Id as `replay` takes it: an inbox number, or 'out:' and an outbox number. */
  readonly id: string;
  readonly kind: string;
  /** The recipient. Null if there is no particular one. */
  readonly person: Person | null;
  readonly why: string | null;
  readonly createdAt: Date;
}

/** Which records a search covers. */
export interface SoughtFilter {
  readonly noun: 'submission' | 'question';
  readonly states: readonly string[];
  /** Only questions assigned to one of these people; null: all. */
  readonly assignees: readonly PersonId[] | null;
}

/** A row with the text that a search matches. */
export interface SoughtText {
  readonly id: string;
  /** Code, name and words, joined for matching only, not for display. */
  readonly text: string;
}

/** Lists of a ward, read page by page. */
export interface ListReader {
  /** Newest first. @param before only rows older than this id; null: from the newest */
  sought(filter: SoughtFilter, before: string | null, limit: number): Promise<readonly SoughtText[]>;
  /** Sorted by due date, earliest first. With `author` or `credited`: newest first. */
  items(filter: ItemFilter, page: Page): Promise<Paged<ItemRow>>;
  countItems(filter: ItemFilter): Promise<number>;
  /** Items with photos and documents, sorted by code, for a caller that processes all of them. */
  wholeItems(states: readonly SubmissionState[] | null, page: Page): Promise<Paged<Submission>>;
  /** Unassigned questions first, then by due date. */
  questions(filter: QuestionFilter, page: Page): Promise<Paged<Question & { readonly asker: Named }>>;
  /** All questions in every state, sorted by code, for a caller that processes all of them. */
  wholeQuestions(page: Page): Promise<Paged<Question>>;
  /** Number of questions that this filter lists. Questions kept from its reader are not counted. */
  countQuestions(filter: QuestionFilter): Promise<number>;
  /** @param roles null: all people, citizens included */
  people(roles: readonly Role[] | null, page: Page): Promise<Paged<Person>>;
  /** Oldest first. */
  held(page: Page): Promise<Paged<HeldMessage>>;
  /** Newest first, outgoing effects before incoming deliveries. */
  givenUp(limit: number): Promise<readonly GivenUp[]>;
  /** Which of these codes belong to a question, or to an item in one of these states (default: published). */
  knownOnPortal(codes: readonly string[], states?: readonly SubmissionState[]): Promise<ReadonlySet<string>>;
  /** History of an item or a question, oldest first. */
  history(subject: SubmissionId | QuestionId, page: Page): Promise<Paged<HistoryEntry>>;
}

/** `from` is inclusive, `to` is exclusive. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** What shows whether a ward is in use and whether people can reach it. */
export interface SignsOfLife {
  /** Newest minute for which the ward's timetable ran. Null: it has never run. */
  readonly tickedAt: Date | null;
  /** When a person last wrote to the ward or pressed a button. Null: nobody did. */
  readonly heardAt: Date | null;
  /** Channels that have reported how they are. `isDown`: the platform refuses us until somebody acts. */
  readonly channels: readonly { readonly channel: string; readonly isDown: boolean }[];
}

/** Figures that the database counts by itself. */
export interface FigureReader {
  signsOfLife(): Promise<SignsOfLife>;
  /** Number of items published in the period, and how many of them were published after their due date. */
  published(period: Period): Promise<{ readonly published: number; readonly publishedLate: number }>;
}

/** Read access to a ward's records. The stores of a unit of work offer the same reads, and writes. */
export interface ReadStores extends Pick<SmallStores, 'setting'> {
  readonly people: Pick<PeopleStore, 'get' | 'find' | 'holdersOf' | 'mandatesOf' | 'accountsOf' | 'hasAccepted'>;
  readonly invitations: Pick<InvitationStore, 'open' | 'get'>;
  readonly submissions: Pick<
    SubmissionStore,
    | 'find'
    | 'get'
    | 'unfinished'
    | 'inStates'
    | 'withNumber'
    | 'openDraftOf'
    | 'ofAuthor'
    | 'contributionsOf'
    | 'firstSignersBefore'
    | 'revisionOf'
  >;
  readonly questions: Pick<
    QuestionStore,
    'get' | 'byCode' | 'withNumber' | 'ofAsker' | 'inStates' | 'answeredAside' | 'photosOf'
  >;
  readonly links: Pick<LinkStore, 'find'>;
  readonly pins: Pick<PinStore, 'find'>;
  readonly cards: Pick<CardStore, 'find'>;
  readonly outbox: Pick<OutboxStore, 'find'>;
  readonly tips: Pick<TipStore, 'ofPerson'>;
  readonly dangers: Pick<DangerStore, 'open' | 'find' | 'ofSender'>;
  readonly audit: Pick<AuditStore, 'recent' | 'lastOf' | 'about'>;
  readonly dossiers: DossierReader;
  readonly handovers: Pick<HandoverStore, 'receivedBy'>;
  readonly callNotes: Pick<CallNoteStore, 'ofPerson'>;
  readonly checks: CheckReaders;
  readonly specialDays: Pick<SpecialDayStore, 'list'>;
  readonly rules: Pick<WardRuleStore, 'list' | 'on'>;
  readonly sections: Omit<SectionStore, 'put' | 'putFile' | 'settleFile'>;
  readonly period: PeriodReader;
  readonly statements: StatementReader;
  readonly reports: ReportReader;
  readonly registers: RegisterReader;
}

/** Also lists and figures, which no writer needs. */
export interface Readers extends ReadStores {
  readonly lists: ListReader;
  readonly figures: FigureReader;
}

/** A read-only connection: it cannot write, and does not block writers. */
export interface Reader {
  /** Everything that `look` reads is a consistent snapshot. */
  read<Result>(ward: WardId, look: (readers: Readers) => Promise<Result>): Promise<Result>;
}
