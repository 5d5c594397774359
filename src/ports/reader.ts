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

/** Which part of a list: behind this cursor, so many at most. */
export interface Page {
  readonly limit: number;
  /** `next` of the page before; null: the first. Anything else begins at the first, too. */
  readonly after: string | null;
}

/** A part of a list, and the cursor behind which the next one begins. */
export interface Paged<Item> {
  readonly items: readonly Item[];
  /** Null: there is no more. */
  readonly next: string | null;
}

/** A page's cursor: where the last line of the page before stood, by the columns of the list's order. */
export const cursorAt = (place: readonly (number | string)[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/** The longest page; who asks for more gets this many. */
export const longestPage = 200;

/** A person as a line shows them. */
export interface Named {
  readonly person: PersonId;
  readonly name: string;
}

/** An item without its photos and documents: what a line of a list needs. */
export interface ItemRow extends Pick<Submission, 'id' | 'code' | 'state' | 'revision' | 'content' | 'standing'> {
  readonly author: Named;
  /** Whose signature is waited for: the head's when nobody else of the stage is left. */
  readonly turn: readonly Named[];
  readonly createdAt: Date;
}

/** What is left out matches everything. */
export interface ItemFilter {
  /** Null: all states. */
  readonly states: readonly SubmissionState[] | null;
  /** Only what was due by then. */
  readonly dueBy?: Date;
  readonly author?: PersonId;
  /** What they sent or began, and what was approved with their name in it. */
  readonly credited?: PersonId;
  /** Only items that wait for this person. */
  readonly turnOf?: PersonId;
  /** What was sent last first, of states that are behind a sending. */
  readonly isNewestFirst?: boolean;
}

/** What is left out matches everything. */
export interface QuestionFilter {
  readonly states: readonly QuestionState[];
  /** Only what was due by then. */
  readonly dueBy?: Date;
  /** Only questions that one of these has. */
  readonly assignees?: readonly PersonId[];
  /** Who looks: what is kept from them is not among it. */
  readonly reader?: PersonId;
}

/** A line of a case’s history: who did what, and when. */
export interface HistoryEntry {
  readonly event: string;
  readonly actor: string;
  /** Empty: nobody that we know, or the program. */
  readonly name: string;
  readonly at: Date;
}

/** A message that no channel carries now. */
export interface HeldMessage extends Pick<OutboxRow, 'id' | 'effect' | 'why' | 'createdAt'> {
  readonly person: Person;
  readonly calledAt: Date | null;
}

/** What was tried and given up, of what came in or was to go out. */
export interface GivenUp {
  /** As `replay` takes it: a number of the inbox, or 'out:' and a number of the outbox. */
  readonly id: string;
  readonly kind: string;
  /** Whom it was for; null: nobody in particular. */
  readonly person: Person | null;
  readonly why: string | null;
  readonly createdAt: Date;
}

/** What a search looks through. */
export interface SoughtFilter {
  readonly noun: 'submission' | 'question';
  readonly states: readonly string[];
  /** Only questions that one of these has; null: everybody's. */
  readonly assignees: readonly PersonId[] | null;
}

/** A row as a search reads it. */
export interface SoughtText {
  readonly id: string;
  /** Code, name and words, in no form to be shown. */
  readonly text: string;
}

/** Lists of a ward, a page at a time; none of them is read whole. */
export interface ListReader {
  /** Newest first. @param before only what is older than this id; null: from the newest on */
  sought(filter: SoughtFilter, before: string | null, limit: number): Promise<readonly SoughtText[]>;
  /** Those that are due first come first; with an author, the newest. */
  items(filter: ItemFilter, page: Page): Promise<Paged<ItemRow>>;
  countItems(filter: ItemFilter): Promise<number>;
  /** With their photos and documents, by code: for whoever goes through all of them. */
  wholeItems(states: readonly SubmissionState[] | null, page: Page): Promise<Paged<Submission>>;
  /** Those that nobody was given first, then what is due first. */
  questions(filter: QuestionFilter, page: Page): Promise<Paged<Question & { readonly asker: Named }>>;
  /** As many as the pages of this filter show: what is kept from its reader is not counted either. */
  countQuestions(filter: QuestionFilter): Promise<number>;
  /** @param roles null: everybody, citizens too */
  people(roles: readonly Role[] | null, page: Page): Promise<Paged<Person>>;
  /** Oldest first. */
  held(page: Page): Promise<Paged<HeldMessage>>;
  /** Newest first, what was to go out before what came in. */
  givenUp(limit: number): Promise<readonly GivenUp[]>;
  /** Which of these codes a question has, or an item in one of these states; left out: that is published. */
  knownOnPortal(codes: readonly string[], states?: readonly SubmissionState[]): Promise<ReadonlySet<string>>;
  /** Of an item or a question, oldest first. */
  history(subject: SubmissionId | QuestionId, page: Page): Promise<Paged<HistoryEntry>>;
}

/** From the first instant up to the last, which is not in it. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** Figures that SQL counts, without reading the rows. */
export interface FigureReader {
  /** Items that were published in the period, and those of them after the day that the regulation gives. */
  published(period: Period): Promise<{ readonly published: number; readonly publishedLate: number }>;
}

/** What can be read of a ward's records. The stores of a unit of work are these, and write too. */
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

/** With lists and figures, which nobody who writes needs. */
export interface Readers extends ReadStores {
  readonly lists: ListReader;
  readonly figures: FigureReader;
}

/** A read-only connection: what only looks can’t write, and keeps nobody waiting who writes. */
export interface Reader {
  /** All that is read in one call is of one moment. */
  read<Result>(ward: WardId, look: (readers: Readers) => Promise<Result>): Promise<Result>;
}
