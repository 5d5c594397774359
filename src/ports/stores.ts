/** What use cases read and write. Stores are made for one ward: every query already knows it. */

import type { LocalDate } from '../domain/calendar/local-date.ts';
import type { EntryKind } from '../domain/calendar/ward-calendar.ts';
import type { Effect, Semantics } from '../domain/effect.ts';
import type { Facts } from '../domain/facts.ts';
import type { CardId, InvitationId, PersonId, PhotoId, QuestionId, SubmissionId } from '../domain/ids.ts';
import type { Mandate } from '../domain/person/mandate.ts';
import type { ChannelAccount, Invitation, Person } from '../domain/person/person.ts';
import type { Question } from '../domain/question/question.ts';
import type { QuestionState } from '../domain/question/transitions.ts';
import type { Role } from '../domain/roles.ts';
import type { Contribution } from '../domain/submission/contribution.ts';
import type { PhotoFate, PhotoFile, Submission } from '../domain/submission/submission.ts';
import type { SubmissionState } from '../domain/submission/transitions.ts';
import type { CheckStores } from './checks.ts';
import type { LinkStore, PinStore } from './links.ts';
import type { AppraisalStore, PeriodReader, ReportStore, StatementStore } from './period.ts';
import type { Job } from './queue.ts';
import type { SlotStore } from './timetable.ts';

export interface PeopleStore {
  get(id: PersonId): Promise<Person>;
  find(id: PersonId): Promise<Person | null>;
  /**
   * Who holds one of these roles now, substitutes included; nobody who is frozen or removed. The only place that resolves
   * roles to people.
   */
  holdersOf(roles: readonly Role[], now: Date): Promise<readonly Person[]>;
  /** All that this person holds or held, newest first. */
  mandatesOf(person: PersonId): Promise<readonly Mandate[]>;
  /** Beside the role of their own, which `save` changes: somebody stands in for another. */
  standIn(mandate: Omit<Mandate, 'id'> & { readonly replaces: PersonId }): Promise<void>;
  /** False when it has ended before. */
  endMandate(id: number, at: Date): Promise<boolean>;
  list(): Promise<readonly Person[]>;
  /** With a mandate for their role, from their coming on. */
  insert(person: Person): Promise<void>;
  /** Another role ends the mandate of their own and begins one; another status is dated. */
  save(person: Person, by?: PersonId | null): Promise<void>;
  /** Everything of `from` belongs to `to` from now on: accounts, questions, what is waiting to be said. */
  join(from: PersonId, to: PersonId): Promise<void>;
  /** Name, phone, accounts, addresses and talk are gone; the row stays for what points to it. */
  forget(person: PersonId, at: Date): Promise<void>;
  account(channel: string, accountId: string): Promise<ChannelAccount | null>;
  /** Last used first. */
  accountsOf(person: PersonId): Promise<readonly ChannelAccount[]>;
  putAccount(account: ChannelAccount): Promise<void>;
  /** It is another person's from now on, with the page on which it talks. */
  moveAccount(account: ChannelAccount, to: PersonId): Promise<void>;
  hasAccepted(person: PersonId, undertaking: string): Promise<boolean>;
  accept(person: PersonId, undertaking: string, at: Date): Promise<void>;
}

export interface InvitationStore {
  findByHash(codeHash: string): Promise<Invitation | null>;
  get(id: InvitationId): Promise<Invitation | null>;
  insert(invitation: Invitation): Promise<void>;
  /** One of two at the same moment gets true. */
  use(id: InvitationId, person: PersonId, at: Date): Promise<boolean>;
  /** Neither used, revoked nor too old; newest first. */
  open(at: Date): Promise<readonly Invitation[]>;
  /** False when it is not open. */
  revoke(id: InvitationId, at: Date): Promise<boolean>;
}

export interface SubmissionStore {
  find(id: SubmissionId): Promise<Submission | null>;
  /** @throws Error with the id when it is not there */
  get(id: SubmissionId): Promise<Submission>;
  /** All whose spoken number is this one, newest first. */
  withNumber(number: number): Promise<readonly Submission[]>;
  openDraftOf(author: PersonId): Promise<Submission | null>;
  /** What this person decided last, of what nobody has decided since. */
  lastDecidedBy(person: PersonId): Promise<Submission | null>;
  ofAuthor(author: PersonId, limit: number): Promise<readonly Submission[]>;
  /** Oldest due first. Null: every state. */
  inStates(states: readonly SubmissionState[] | null, limit: number): Promise<readonly Submission[]>;
  insert(submission: Submission): Promise<void>;
  /** Saves content, standing and new photos. @throws ConflictError when `before` is not what is there */
  save(after: Submission, before: Submission): Promise<void>;
  settlePhoto(photo: PhotoId, fate: PhotoFate): Promise<void>;
  byOrigin(key: string): Promise<SubmissionId | null>;
  putOrigin(key: string, submission: SubmissionId): Promise<void>;
  /** Who made what of it, edits by the board among it. */
  contributionsOf(id: SubmissionId): Promise<readonly Contribution[]>;
  /** This person rewrote a part of it. @param share ten-thousandths of its words; parts of one person add up */
  noteEdit(id: SubmissionId, by: Pick<Person, 'id' | 'name'>, share: number): Promise<void>;
  /** As the board saw it at this revision; null: it never did, or nothing of it may stay. */
  revisionOf(id: SubmissionId, revision: number): Promise<RevisionContent | null>;
  /** The first decision on a revision at a stage wins; it names the hash of what it is about. @throws ConflictError for the second */
  recordDecision(decision: {
    readonly id: string;
    readonly submission: SubmissionId;
    readonly onRevision: number;
    readonly stage: number;
    readonly actor: PersonId;
    readonly action: string;
    readonly reason: string | null;
    readonly key: string;
    readonly at: Date;
  }): Promise<void>;
}

/** What stood there, as JSON, and the hash that decisions name. */
export interface RevisionContent {
  readonly revision: number;
  readonly content: string;
  readonly sha256: string;
  readonly at: Date;
}

export interface Card {
  readonly id: CardId;
  readonly submission: SubmissionId;
  readonly person: PersonId;
  readonly channel: string;
  readonly conversation: string;
  readonly messageId: string;
  readonly hasPhoto: boolean;
  readonly shownRevision: number;
  readonly shown: string;
  readonly createdAt: Date;
}

export interface CardStore {
  find(id: CardId): Promise<Card | null>;
  of(submission: SubmissionId): Promise<readonly Card[]>;
  /** The newest card of this item on this person's screens. */
  latestOf(submission: SubmissionId, person: PersonId): Promise<Card | null>;
  insert(card: Card): Promise<void>;
  markShown(id: CardId, revision: number, shown: string): Promise<void>;
}

export interface QuestionPhoto {
  readonly id: string;
  readonly file: PhotoFile;
  readonly fate: PhotoFate;
}

/** Consents, with the words that were agreed to. A withdrawal is a date, not a deletion. */
export interface ConsentStore {
  insert(consent: {
    readonly id: string;
    readonly person: PersonId;
    readonly purpose: string;
    readonly subject: string;
    readonly words: string;
    readonly at: Date;
  }): Promise<void>;
  /** Of everything about this subject. */
  withdraw(subject: string, at: Date): Promise<void>;
}

export interface DataRequest {
  readonly id: string;
  readonly person: PersonId;
  readonly at: Date;
  readonly dueAt: Date;
}

/** `/dulieu`: what people asked for, until it is done. */
export interface DataRequestStore {
  insert(request: DataRequest & { readonly kind: 'delete' }): Promise<void>;
  openOf(person: PersonId): Promise<boolean>;
  /** Oldest first. */
  open(): Promise<readonly DataRequest[]>;
  prolong(id: string, dueAt: Date): Promise<void>;
  finish(id: string, at: Date, result: string): Promise<void>;
}

/** What is forgotten by itself, or because somebody wants to be forgotten. */
export interface RetentionStore {
  /**
   * Of somebody who is forgotten: what we said to them, also by telephone, what was said to others under their name, and
   * the names of their accounts in the doors' rows. Before the accounts go.
   */
  forgetTraces(person: PersonId, name: string): Promise<void>;
  /** Small rows that only matter for a while: slots, marks, used links and codes, old lists. */
  forgetSmall(before: Date): Promise<void>;
  /** Tips, with their words and photos. */
  forgetTips(before: Date): Promise<void>;
  /** Records of letters that were handed over. */
  forgetHandovers(before: Date): Promise<void>;
  /** What was noted of a call made before this. That it was made, by whom and when, stays. */
  forgetCalls(before: Date): Promise<void>;
  /** Questions whose time in the records is over, and that still hold words or photos. */
  questionsClosedBefore(before: Date, limit: number): Promise<readonly QuestionId[]>;
  /** Words of messages that were handled, or said, before this. Returns how many. */
  forgetMessages(before: Date): Promise<number>;
  /** Citizens without an open case, a case closed since, or a word since. */
  silentCitizens(before: Date, limit: number): Promise<readonly PersonId[]>;
}

/** That a letter was shown its way. */
export interface HandoverStore {
  insert(handover: {
    readonly id: string;
    readonly kind: string;
    readonly person: PersonId;
    readonly receivers: readonly PersonId[];
    readonly receivedAt: Date;
  }): Promise<void>;
  /** Those that this person received, newest first. */
  receivedBy(person: PersonId, limit: number): Promise<readonly HandoverNote[]>;
}

/** Who sent it is not said: that stays secret (Luật Tố cáo 25/2018, Điều 8). */
export interface HandoverNote {
  readonly kind: string;
  readonly receivers: readonly PersonId[];
  readonly receivedAt: Date;
}

export interface Tip {
  readonly id: string;
  readonly person: PersonId;
  readonly text: string;
  readonly photos: readonly PhotoFile[];
  readonly messageKey: string;
  readonly at: Date;
}

export interface TipStore {
  /** Nothing when this message is a tip already. */
  insert(tip: Tip): Promise<void>;
  /** One of two at the same moment gets it. */
  take(id: string, by: PersonId, at: Date): Promise<Tip | null>;
  /** Newest first, those that were taken up too. */
  ofPerson(person: PersonId): Promise<readonly Tip[]>;
}

export interface OpenQuestions {
  /** Only theirs; null: everybody's. */
  readonly assignee: PersonId | null;
  readonly limit: number;
  /** The last one of the page before, and whether it stood among those that nobody was given. */
  readonly after: (Pick<Question, 'id' | 'dueAt'> & { readonly isUnassigned: boolean }) | null;
}

export interface QuestionStore {
  byOrigin(originKey: string): Promise<Question | null>;
  get(id: QuestionId): Promise<Question | null>;
  byCode(code: string): Promise<Question | null>;
  /** All whose spoken number is this one, newest first. */
  withNumber(number: number): Promise<readonly Question[]>;
  insert(question: Question): Promise<void>;
  /** @throws ConflictError when `before` is not what is there */
  save(after: Question, before: Question): Promise<void>;
  list(): Promise<readonly Question[]>;
  /** Earliest due first. @param after the last one of the page before */
  inStates(
    states: readonly QuestionState[],
    limit: number,
    after?: Pick<Question, 'id' | 'dueAt'> | null,
  ): Promise<readonly Question[]>;
  /** Open ones: those that nobody was given first, then the others; earliest due first. */
  open(wanted: OpenQuestions): Promise<readonly Question[]>;
  countOpen(assignee: PersonId | null): Promise<number>;
  /** False when this picture of this message is there already. */
  putPhoto(photo: {
    readonly id: string;
    readonly question: QuestionId;
    readonly itemKey: string;
    readonly position: number;
    readonly file: PhotoFile;
  }): Promise<boolean>;
  photosOf(question: QuestionId): Promise<readonly QuestionPhoto[]>;
  settlePhoto(photo: string, fate: PhotoFate): Promise<void>;
  /** Their rows are gone; the files go when nobody names them. @param messageKey only those that this message brought */
  dropPhotos(question: QuestionId, messageKey?: string): Promise<void>;
  /** The question that this message began or added to; null: none of this person's. */
  ofMessage(asker: PersonId, messageKey: string): Promise<Question | null>;
  /** Newest first. */
  ofAsker(asker: PersonId, limit: number): Promise<readonly Question[]>;
}

export interface OfferedChoice {
  /** As a button would carry it: signed. */
  readonly value: string;
  readonly label: string;
}

/** The newest numbered list of each chat. */
export interface OfferStore {
  put(channel: string, conversation: string, choices: readonly OfferedChoice[], at: Date): Promise<void>;
  find(
    channel: string,
    conversation: string,
  ): Promise<{ readonly choices: readonly OfferedChoice[]; readonly at: Date } | null>;
}

export interface DialogueStore {
  /** Null when nothing is open, or its shape is of another version. */
  read(person: PersonId, version: number): Promise<unknown>;
  write(person: PersonId, version: number, memory: unknown, at: Date): Promise<void>;
  /** When it was written last; null: nothing is remembered. */
  writtenAt(person: PersonId): Promise<Date | null>;
  /** Talks in which this has been open since before then. */
  waiting(
    ask: string,
    before: Date,
    limit: number,
  ): Promise<readonly { readonly person: PersonId; readonly memory: unknown }[]>;
  clear(person: PersonId): Promise<void>;
}

export type OutboxStatus = 'new' | 'sending' | 'done' | 'held' | 'dropped' | 'dead' | 'unknown';

export interface OutboxRow {
  readonly id: number;
  readonly key: string;
  readonly effect: Effect;
  readonly semantics: Semantics;
  readonly status: OutboxStatus;
  /** Why it was held or given up last. */
  readonly why: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  /** Calls made so far. */
  readonly tries: number;
  /** Calls whose outcome nobody knows. */
  readonly unknowns: number;
}

export interface HeldRow {
  readonly id: number;
  readonly person: PersonId;
  readonly effect: Effect;
  readonly why: string | null;
  readonly createdAt: Date;
}

/** `/lienket`: codes that join another account. */
export interface AccountCodeStore {
  insert(code: {
    readonly codeHash: string;
    readonly person: PersonId;
    readonly createdAt: Date;
    readonly expiresAt: Date;
  }): Promise<void>;
  /**
   * Somebody typed an open code, and waits until the maker confirms. Returns the maker; null: no such code, used, or too
   * late.
   */
  want(codeHash: string, by: PersonId, at: Date, until: Date): Promise<PersonId | null>;
  /** Ends their wait. False when they do not wait for this maker, or no longer. */
  take(maker: PersonId, by: PersonId, at: Date): Promise<boolean>;
  /** Whatever they made opens nothing any more, and nobody waits for them. */
  dropOf(maker: PersonId): Promise<void>;
}

/** A message that never reached somebody, and the call that was made instead. */
export interface CallNote {
  readonly id: string;
  readonly person: PersonId;
  readonly outboxId: number;
  readonly createdAt: Date;
  readonly calledBy: PersonId | null;
  readonly calledAt: Date | null;
  readonly result: string | null;
}

export interface CallNoteStore {
  /** Nothing when there is one for this row. */
  insert(note: {
    readonly id: string;
    readonly person: PersonId;
    readonly outboxId: number;
    readonly at: Date;
  }): Promise<void>;
  of(outboxId: number): Promise<CallNote | null>;
  /** Newest first. */
  ofPerson(person: PersonId): Promise<readonly CallNote[]>;
  /** Records a call for all open notes of a person. Returns how many. */
  called(person: PersonId, by: PersonId, result: string, at: Date): Promise<number>;
}

export interface OutboxStore {
  /** Writes the row and its delivery job; a key that is there already is left alone. */
  put(row: {
    readonly key: string;
    readonly effect: Effect;
    readonly lane: string;
    readonly priority: number;
    readonly at: Date;
    readonly dueAt?: Date;
    readonly expiresAt?: Date;
  }): Promise<void>;
  /** Other words for a row that is not due yet. */
  reword(key: string, effect: Effect): Promise<void>;
  find(id: number): Promise<OutboxRow | null>;
  mark(
    id: number,
    status: OutboxStatus,
    at: Date,
    details?: { readonly ref?: string; readonly error?: string },
  ): Promise<void>;
  /** A call begins; `isUnknown` when an earlier one ended without an answer. Committed before the call. */
  beginCall(id: number, isUnknown: boolean): Promise<void>;
  /** Rows held because the channel refused our credentials go out again. */
  releaseRefused(at: Date): Promise<number>;
  /** A row that was given up goes out again, with its job. */
  replay(id: number, at: Date): Promise<boolean>;
  /** What could not be said and waits for the person to write again, oldest first. */
  held(limit: number): Promise<readonly HeldRow[]>;
  /** Held rows of a person go out again. Returns how many. */
  releaseHeld(person: PersonId, at: Date): Promise<number>;
}

export interface InboxRow {
  readonly id: number;
  readonly channel: string;
  readonly externalId: string;
  readonly lane: string;
  readonly priority: number;
  readonly kind: string;
  readonly payload: string;
  readonly occurredAt: Date;
  readonly status: 'new' | 'done' | 'skipped' | 'dead';
}

export interface InboxStore {
  find(id: number): Promise<InboxRow | null>;
  /** False when it was handled before: the fence of a turn. */
  finish(id: number, status: 'done' | 'skipped' | 'dead', at: Date, error?: string): Promise<boolean>;
  /** A dead delivery is new again, with its job. */
  replay(id: number, at: Date): Promise<boolean>;
}

export interface AuditEntry {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  /** Ids and hashes, no personal text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** A day that the calendar of the program does not know. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: EntryKind;
  /** The decision that says so. */
  readonly source: string;
  readonly by: PersonId | null;
  readonly at: Date;
}

export interface SpecialDayStore {
  put(day: SpecialDay): Promise<void>;
  remove(date: LocalDate): Promise<void>;
  list(): Promise<readonly SpecialDay[]>;
}

export type RuleKind = 'process' | 'undertaking' | 'deadlines' | 'rates' | 'ceilings';

/** What the head may change. Each version holds from its day on, until a later one does. */
export interface WardRule {
  readonly kind: RuleKind;
  readonly version: string;
  readonly from: LocalDate;
  /** JSON; its shape depends on the kind. */
  readonly content: string;
  /** Null: the ward's file. */
  readonly by: PersonId | null;
  readonly at: Date;
}

export interface WardRuleStore {
  /** False when this version is there already: versions are never changed. */
  put(rule: WardRule): Promise<boolean>;
  /** Oldest first. */
  list(kind: RuleKind): Promise<readonly WardRule[]>;
  /** The one that holds on this day. */
  on(kind: RuleKind, day: LocalDate): Promise<WardRule | null>;
}

export interface AuditStore {
  record(entry: AuditEntry, at: Date): Promise<void>;
  /** What somebody did since then, newest first; the code of the item where there is one. */
  actsOf(
    actor: PersonId,
    since: Date,
    limit: number,
  ): Promise<readonly { readonly at: Date; readonly action: string; readonly code: string | null }[]>;
}

export interface TimelineStore {
  record(subject: string, event: string, actor: string, at: Date, facts?: Facts): Promise<void>;
}

export interface SmallStores {
  /** Next number of a spoken code in a year. */
  nextNumber(kind: string, year: number): Promise<number>;
  /**
   * True the first time, and again when the last time is older than `everyMs`. One statement. A last time in the future was
   * noted by a clock that ran ahead: with `everyMs` it is forgotten.
   */
  once(key: string, at: Date, everyMs?: number): Promise<boolean>;
  setting(name: string): Promise<string | null>;
  setSetting(name: string, value: string): Promise<void>;
}

export interface Stores extends SmallStores {
  readonly appraisals: AppraisalStore;
  readonly period: PeriodReader;
  readonly reports: ReportStore;
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
  readonly jobs: { put(job: Job): Promise<void> };
}
