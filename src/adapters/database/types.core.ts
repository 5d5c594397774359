// Written by `npm run generate` from prisma/core/schema.prisma. Edit that one.
// schema sha256: c2a202a4fb30a36ab52bd44e6529b76f5d987db3011b174086de43b42f0fc1c0
import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AuditLog = {
    seq: number;
    wardId: string;
    at: number;
    actorId: string;
    action: string;
    object: string;
    /**
     * Canonical JSON: ids and hashes, no personal text.
     */
    details: string;
    prevHash: string;
    hash: string;
};
export type Card = {
    id: string;
    wardId: string;
    submissionId: string;
    personId: string;
    channel: string;
    conversation: string;
    messageId: string;
    hasPhoto: number;
    shownRevision: number;
    /**
     * Hash of what is on the screen: an unchanged card is not sent again.
     */
    shown: string;
    createdAt: number;
};
export type ChannelAccount = {
    wardId: string;
    channel: string;
    accountId: string;
    personId: string;
    conversation: string;
    displayName: string;
    lastUsedAt: number;
    /**
     * Set while the person has blocked us or is gone.
     */
    unreachableAt: number | null;
};
export type Counter = {
    wardId: string;
    kind: string;
    year: number;
    last: number;
};
export type Decision = {
    id: string;
    wardId: string;
    submissionId: string;
    onRevision: number;
    stage: number;
    actorId: string;
    action: string;
    reason: string | null;
    /**
     * What made it once: the press, the web request.
     */
    key: string;
    createdAt: number;
};
export type Dialogue = {
    personId: string;
    wardId: string;
    version: number;
    memory: string;
    updatedAt: number;
};
export type Inbox = {
    id: Generated<number>;
    wardId: string;
    channel: string;
    externalId: string;
    lane: string;
    priority: number;
    kind: string;
    payload: string;
    occurredAt: number;
    receivedAt: number;
    /**
     * new · done · skipped · dead
     */
    status: Generated<string>;
    lastError: string | null;
    doneAt: number | null;
};
export type Invitation = {
    id: string;
    wardId: string;
    codeHash: string;
    role: string;
    name: string;
    unit: string | null;
    /**
     * Null: from the command line.
     */
    invitedBy: string | null;
    createdAt: number;
    expiresAt: number;
    usedBy: string | null;
    usedAt: number | null;
};
export type Job = {
    id: Generated<number>;
    wardId: string;
    task: string;
    /**
     * A new job with the same key replaces the waiting one.
     */
    key: string | null;
    /**
     * Jobs of a lane run one at a time, in order.
     */
    lane: string;
    priority: Generated<number>;
    payload: string;
    dueAt: number;
    attempts: Generated<number>;
    /**
     * Times that the process ended while this ran beside others: nobody's guilt is proven, it runs alone next.
     */
    crashes: Generated<number>;
    /**
     * waiting · leased · dead
     */
    status: Generated<string>;
    leaseUntil: number | null;
    leaseToken: string | null;
    lastError: string | null;
    createdAt: number;
};
export type Once = {
    wardId: string;
    key: string;
    at: number;
};
export type Outbox = {
    id: Generated<number>;
    wardId: string;
    /**
     * Deterministic: the event's id and the effect's number.
     */
    key: string;
    kind: string;
    personId: string | null;
    /**
     * JSON `OutboxEffect`.
     */
    effect: string;
    /**
     * idempotent · atLeastOnce · atMostOnce
     */
    semantics: string;
    /**
     * new · sending · done · held · dropped · dead · unknown
     */
    status: Generated<string>;
    expiresAt: number | null;
    /**
     * Calls made, and calls whose outcome nobody knows.
     */
    tries: Generated<number>;
    unknowns: Generated<number>;
    resultRef: string | null;
    lastError: string | null;
    createdAt: number;
    doneAt: number | null;
};
export type Person = {
    id: string;
    wardId: string;
    name: string;
    /**
     * Code of `src/domain/roles.ts`.
     */
    role: string;
    unit: string | null;
    /**
     * active · frozen · removed
     */
    status: Generated<string>;
    locale: Generated<string>;
    /**
     * When the personal-data notice was shown.
     */
    noticedAt: number | null;
    createdAt: number;
    version: Generated<number>;
};
export type PollCursor = {
    wardId: string;
    channel: string;
    next: number;
    updatedAt: number;
};
export type Question = {
    id: string;
    wardId: string;
    code: string;
    state: string;
    version: number;
    askerId: string;
    channel: string;
    conversation: string;
    title: string;
    body: string;
    /**
     * The message that asked: asked once.
     */
    originKey: string;
    receivedAt: number;
    dueAt: number;
    dueOn: string;
    /**
     * JSON: key and facts of the sentence that explains the date.
     */
    explanation: string;
    createdAt: number;
    updatedAt: number;
};
export type Setting = {
    wardId: string;
    name: string;
    value: string;
};
export type Submission = {
    id: string;
    wardId: string;
    code: string;
    state: string;
    /**
     * Optimistic lock: +1 at each save.
     */
    version: number;
    /**
     * +1 at each change of what the board sees.
     */
    revision: number;
    authorId: string;
    category: string | null;
    dueAt: number | null;
    /**
     * JSON `Content`.
     */
    content: string;
    /**
     * JSON: signatures, route, reason, undertaking, publication …
     */
    standing: string;
    createdAt: number;
    updatedAt: number;
};
export type SubmissionOrigin = {
    wardId: string;
    key: string;
    submissionId: string;
};
export type SubmissionPhoto = {
    id: string;
    wardId: string;
    submissionId: string;
    /**
     * One picture of one message, once.
     */
    itemKey: string;
    position: number;
    messageKey: string;
    albumKey: string | null;
    /**
     * JSON `PhotoFile`.
     */
    file: string;
    /**
     * todo · stored · refused · failed
     */
    state: Generated<string>;
    refusal: string | null;
    hash: string | null;
    /**
     * JSON `StoredPhotoFacts`.
     */
    stored: string | null;
    dropped: Generated<number>;
};
export type Timeline = {
    id: Generated<number>;
    wardId: string;
    subjectId: string;
    at: number;
    actorId: string;
    event: string;
    facts: string;
};
export type UndertakingAcceptance = {
    personId: string;
    version: string;
    wardId: string;
    acceptedAt: number;
};
export type DB = {
    audit_log: AuditLog;
    card: Card;
    channel_account: ChannelAccount;
    counter: Counter;
    decision: Decision;
    dialogue: Dialogue;
    inbox: Inbox;
    invitation: Invitation;
    job: Job;
    once: Once;
    outbox: Outbox;
    person: Person;
    poll_cursor: PollCursor;
    question: Question;
    setting: Setting;
    submission: Submission;
    submission_origin: SubmissionOrigin;
    submission_photo: SubmissionPhoto;
    timeline: Timeline;
    undertaking_acceptance: UndertakingAcceptance;
};
