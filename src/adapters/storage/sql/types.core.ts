// Written by `npm run generate` from prisma/core/schema.prisma. Edit that one.
// schema sha256: 592087f6ebe4b880a4f0b0aa6adcf0779946fb20f34d1604f2b1494abb4dfdd9
import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AccountCode = {
    /**
     * Hash of the code; the code itself is not stored.
     */
    codeHash: string;
    wardId: string;
    /**
     * The person who made the code.
     */
    personId: string;
    createdAt: number;
    expiresAt: number;
    /**
     * When it was typed on the other account.
     */
    usedAt: number | null;
    /**
     * The person who typed it and waits until the maker confirms.
     */
    wantedBy: string | null;
};
export type Appraisal = {
    submissionId: string;
    wardId: string;
    /**
     * `genre` and `grade` are codes of `src/domain/royalty/rates.ts`.
     */
    genre: string;
    grade: string;
    /**
     * original · compiled · translated
     */
    origin: string;
    by: string;
    at: number;
};
export type AuditLog = {
    wardId: string;
    /**
     * From 1, without gaps, within the ward.
     */
    seq: number;
    at: number;
    /**
     * Id of a person, 'system', 'admin' (the command line) or a channel.
     */
    actorId: string;
    action: string;
    /**
     * Id of what the act was about.
     */
    object: string;
    /**
     * Canonical JSON: ids and hashes, no personal data.
     */
    details: string;
    /**
     * Hash of the entry before, hex. '' except in the first entry of a chain and in rows of older versions.
     */
    prevHash: string;
    /**
     * SHA-256 of the previous hash and this entry.
     * @kyselyType(import('./packed.ts').HashColumn)
     */
    hash: import('./packed.ts').HashColumn;
};
export type AuditLogGlobal = {
    seq: number;
    wardId: string;
    at: number;
    actorId: string;
    action: string;
    object: string;
    details: string;
    prevHash: string;
    hash: string;
};
export type BudgetLine = {
    id: string;
    wardId: string;
    year: number;
    /**
     * royalty · management · equipment · operation · training · reward
     */
    kind: string;
    /**
     * Equal to `kind` if the line has no name of its own.
     */
    name: string;
    estimateVnd: number;
    /**
     * How the estimate was made.
     */
    basis: string;
    /**
     * Null, like the next two columns, before approval.
     */
    approvedVnd: number | null;
    /**
     * Number of the decision that approved it.
     */
    decision: string | null;
    /**
     * 'YYYY-MM-DD'
     */
    approvedOn: string | null;
    spentVnd: number;
    /**
     * Ordered but not paid yet.
     */
    committedVnd: number;
};
export type CallNote = {
    id: string;
    wardId: string;
    personId: string;
    /**
     * The undelivered message.
     */
    outboxId: number;
    /**
     * Not used; always ''.
     */
    subject: string;
    createdAt: number;
    /**
     * The board member who phoned.
     */
    calledBy: string | null;
    calledAt: number | null;
    /**
     * What the member noted about the call. Null: not called yet, or deleted after the retention period.
     */
    result: string | null;
};
export type Card = {
    id: string;
    wardId: string;
    submissionId: string;
    personId: string;
    channel: string;
    conversation: string;
    /**
     * The platform's id of the message; '' if the platform returned none.
     */
    messageId: string;
    hasPhoto: number;
    /**
     * The revision that it shows.
     */
    shownRevision: number;
    /**
     * What the message shows: a hash of it or, if the channel cannot edit messages, the findings or the outcome last sent. An
     * unchanged card is not sent again.
     */
    shown: string;
    createdAt: number;
};
export type ChannelAccount = {
    wardId: string;
    channel: string;
    /**
     * The platform's id of the account.
     */
    accountId: string;
    personId: string;
    /**
     * The platform's id of the chat to which messages are sent.
     */
    conversation: string;
    /**
     * The account's name on the platform.
     */
    displayName: string;
    lastUsedAt: number;
    /**
     * Since when the platform accepts no messages for this account, because the person blocked the bot or left. Null: reachable.
     */
    unreachableAt: number | null;
};
export type ChannelGrant = {
    /**
     * Random value that the platform returns with the redirect.
     */
    state: string;
    wardId: string;
    channel: string;
    /**
     * PKCE verifier, encrypted with the ward's key.
     */
    verifier: string;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
};
export type ChannelHealth = {
    wardId: string;
    channel: string;
    /**
     * 'ok'. 'expiring': access ends soon. 'needsReconnect': an administrator must connect the channel again. 'refused': the
     * platform refuses the bot's messages.
     */
    state: string;
    /**
     * At most 300 characters. Null if `state` is 'ok'.
     */
    reason: string | null;
    /**
     * When the access ends, if it is known.
     */
    until: number | null;
    updatedAt: number;
};
export type ChannelSecret = {
    wardId: string;
    channel: string;
    /**
     * Encrypted with the ward's key. Null: none yet.
     */
    value: string | null;
    /**
     * +1 each time the value is stored.
     */
    version: Generated<number>;
    /**
     * The process that uses the secret now. Null: none.
     */
    holdToken: string | null;
    /**
     * From then on another process may take it over.
     */
    holdUntil: number | null;
    updatedAt: number;
};
export type Consent = {
    id: string;
    wardId: string;
    personId: string;
    /**
     * 'publish-question' or 'photo-of-child'.
     */
    purpose: string;
    /**
     * Id of the question or the item.
     */
    subject: string;
    /**
     * Name and version of the text that was agreed to: 'children-consent:1'.
     */
    words: string;
    givenAt: number;
    withdrawnAt: number | null;
};
export type Contribution = {
    id: Generated<number>;
    wardId: string;
    submissionId: string;
    /**
     * 'text', 'photo', or 'edit' (words of the board that replaced the author's).
     */
    kind: string;
    /**
     * Null if the credited name matches no known person, or is a unit's.
     */
    personId: string | null;
    /**
     * Name of a unit of the ward that is credited as a whole. Null: not a unit.
     */
    unit: string | null;
    /**
     * The name as credited.
     */
    name: string;
    /**
     * Ten-thousandths of the text or of this photo; for an edit, of the words that were replaced.
     */
    share: number;
    /**
     * The photo, if `kind` is 'photo'.
     */
    photoId: string | null;
};
export type Counter = {
    wardId: string;
    /**
     * 'submission', 'question', 'danger', or the name of a rate limit.
     */
    kind: string;
    /**
     * For rate limits, the number of a time slot: minutes or hours since 1970.
     */
    year: number;
    last: number;
};
export type DangerCase = {
    id: string;
    wardId: string;
    /**
     * 'KC-2611-0042'
     */
    code: string;
    /**
     * 'sure', or 'possible' (the emergency numbers were shown above an ordinary answer).
     */
    level: string;
    /**
     * 'open' (not taken yet), 'taken' or 'ended'.
     */
    state: string;
    version: number;
    /**
     * The sender.
     */
    personId: string;
    /**
     * The delivery that reported the danger; each opens one case.
     */
    originKey: string;
    /**
     * The question that the same message opened. Null: none.
     */
    questionId: string | null;
    openedAt: number;
    /**
     * When it ended. Null while it is open, and again after its words are deleted: rows with a date still have words to delete.
     */
    endedAt: number | null;
    /**
     * JSON `DangerStanding`: messages, alerts, who took it, how it ended.
     */
    standing: string;
};
export type DataRequest = {
    id: string;
    wardId: string;
    personId: string;
    /**
     * 'delete' in every row that this version writes.
     */
    kind: string;
    askedAt: number;
    /**
     * Legal deadline.
     */
    dueAt: number;
    doneAt: number | null;
    /**
     * What was done.
     */
    result: string | null;
};
export type Decision = {
    id: string;
    wardId: string;
    submissionId: string;
    onRevision: number;
    /**
     * Stage of the route, from 0.
     */
    stage: number;
    actorId: string;
    /**
     * approve · override · return · reject · undo · …
     */
    action: string;
    /**
     * Null: none was given, or it was deleted with the item's content.
     */
    reason: string | null;
    /**
     * SHA-256 of the content that was decided about (`revision_content`). Null in rows of older versions.
     */
    contentHash: string | null;
    /**
     * Names the button press or web request that caused it, so that a repeat has no second effect.
     */
    key: string;
    createdAt: number;
};
export type Dialogue = {
    personId: string;
    wardId: string;
    /**
     * Version of the shape of `memory`: another version reads as no conversation.
     */
    version: number;
    /**
     * JSON
     */
    memory: string;
    updatedAt: number;
};
export type Finding = {
    wardId: string;
    submissionId: string;
    revision: number;
    /**
     * JSON list of findings, with their evidence.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    findings: import('./packed.ts').PackedColumn;
    checkedAt: number;
};
export type Handover = {
    id: string;
    wardId: string;
    /**
     * 'complaint' or 'denunciation'.
     */
    kind: string;
    /**
     * The sender, whose identity is secret by law (Luật Tố cáo 25/2018, Điều 8).
     */
    personId: string;
    /**
     * JSON list of the ids of the people who received it; never the accused.
     */
    receivers: string;
    receivedAt: number;
};
export type Inbox = {
    id: Generated<number>;
    wardId: string;
    /**
     * Registry name of the channel: 'telegram'.
     */
    channel: string;
    /**
     * The platform's id of the delivery, unique within the channel.
     */
    externalId: string;
    /**
     * Deliveries of one lane are handled one at a time, in order of arrival. The part after the last ':' is the sender's account
     * id.
     */
    lane: string;
    /**
     * Smaller is handled first: 0 the board, 1 button presses, 5 messages, 9 bulk.
     */
    priority: number;
    /**
     * Kind of delivery as the channel names it; 'forgotten' after the payload was deleted.
     */
    kind: string;
    /**
     * The platform's JSON, unchanged except that U+0000 is removed; '{}' after it was deleted.
     */
    payload: string;
    /**
     * When the event happened, by the platform's clock.
     */
    occurredAt: number;
    /**
     * When the delivery was stored.
     */
    receivedAt: number;
    /**
     * 'new': waits for its turn. 'done': handled. 'skipped': not relevant. 'dead': given up after all attempts; it can be
     * replayed.
     */
    status: Generated<string>;
    /**
     * Why it was given up.
     */
    lastError: string | null;
    doneAt: number | null;
};
export type Invitation = {
    id: string;
    wardId: string;
    /**
     * Hash of the code; the code itself is not stored.
     */
    codeHash: string;
    /**
     * A code of `src/domain/roles.ts`.
     */
    role: string;
    /**
     * Name of the invited person.
     */
    name: string;
    /**
     * Unit of the invited person, if one was given.
     */
    unit: string | null;
    /**
     * Null: from the command line.
     */
    invitedBy: string | null;
    createdAt: number;
    expiresAt: number;
    /**
     * The person who joined with it.
     */
    usedBy: string | null;
    usedAt: number | null;
    /**
     * When it was revoked before it was used.
     */
    revokedAt: number | null;
};
export type Job = {
    id: Generated<number>;
    wardId: string;
    /**
     * Name of the handler: 'turn', 'deliver', 'publish', …
     */
    task: string;
    /**
     * With the ward as its prefix. Putting a job with an existing key replaces the existing job. Null: the job has no key.
     */
    key: string | null;
    /**
     * Jobs of a lane run one at a time, in order of their ids. The ward is its prefix.
     */
    lane: string;
    /**
     * Smaller runs first, as in `inbox`.
     */
    priority: Generated<number>;
    /**
     * JSON object of texts and numbers.
     */
    payload: string;
    /**
     * The job does not start earlier.
     */
    dueAt: number;
    /**
     * Attempts so far that count, including a running one (`maxAttempts`).
     */
    attempts: Generated<number>;
    /**
     * How often the process ended while this job ran and may have been the cause. From `crashesUntilSuspect` on the job is a
     * suspect: it never runs at the same time as another suspect.
     */
    crashes: Generated<number>;
    /**
     * 'waiting', 'leased' (a worker runs it) or 'dead' (given up).
     */
    status: Generated<string>;
    /**
     * Place of a waiting job. 'behind': another job of its lane comes first. 'later': first of its lane, not due yet. 'ready':
     * may be claimed. 'suspect': may be claimed, but `crashes` has reached the limit. Null if the job is not waiting.
     */
    place: string | null;
    /**
     * From then on another worker may claim the leased job.
     */
    leaseUntil: number | null;
    /**
     * The claim that leased the job: only its worker may store the outcome. Null if the job is not leased.
     */
    leaseToken: string | null;
    /**
     * Why the job was last retried or given up.
     */
    lastError: string | null;
    createdAt: number;
};
export type Mailbox = {
    id: Generated<number>;
    wardId: string;
    conversation: string;
    /**
     * 'out' in every row that this version writes.
     */
    direction: string;
    /**
     * JSON; '{}' after it was deleted.
     */
    message: string;
    at: number;
};
export type Mandate = {
    id: Generated<number>;
    wardId: string;
    /**
     * A code of `src/domain/roles.ts`.
     */
    role: string;
    personId: string;
    from: number;
    /**
     * Null: until it is ended.
     */
    until: number | null;
    /**
     * The person who granted the role. Null: by an invitation, by the command line, or in a row of an older version.
     */
    grantedBy: string | null;
    /**
     * The person whom a substitute replaces. Null: the person's own role.
     */
    replaces: string | null;
};
export type OfferedChoices = {
    wardId: string;
    channel: string;
    conversation: string;
    /**
     * JSON list of `OfferedChoice`, in order.
     */
    choices: string;
    offeredAt: number;
};
export type Once = {
    wardId: string;
    key: string;
    /**
     * The last time.
     */
    at: number;
};
export type Outbox = {
    id: Generated<number>;
    wardId: string;
    /**
     * Unique: derived from the cause, so that a repeat of the same cause writes no second row. The ward is its prefix.
     */
    key: string;
    /**
     * Kind of the effect; a copy of the one in `effect`.
     */
    kind: string;
    /**
     * The recipient. Null if the effect has none.
     */
    personId: string | null;
    /**
     * JSON `Effect`.
     */
    effect: string;
    /**
     * idempotent · atLeastOnce · atMostOnce: what happens if the outcome of a call is unknown (`Semantics`).
     */
    semantics: string;
    /**
     * 'new', 'sending', 'done'. 'held': the recipient cannot be reached now. 'dropped': no longer needed. 'dead': given up after
     * all attempts. 'unknown': the last call to the platform got no answer.
     */
    status: Generated<string>;
    /**
     * After this it is dropped instead of sent. Null: never.
     */
    expiresAt: number | null;
    /**
     * Calls made.
     */
    tries: Generated<number>;
    /**
     * Calls whose outcome is unknown.
     */
    unknowns: Generated<number>;
    /**
     * What the call returned, such as the slug of a published item.
     */
    resultRef: string | null;
    /**
     * Why it was last held, dropped or given up.
     */
    lastError: string | null;
    createdAt: number;
    doneAt: number | null;
};
export type PageLink = {
    /**
     * SHA-256 of the token, hex; the token itself is not stored.
     */
    tokenHash: string;
    wardId: string;
    /**
     * A `LinkPurpose` of `src/ports/links.ts`. A session has the purpose 'board'.
     */
    purpose: string;
    personId: string;
    /**
     * Id of the subject, or ''. For 'talk' the conversation; for a session 'session:' and the browser's name.
     */
    subject: string;
    /**
     * The revision that the link shows; 0 if the purpose has none.
     */
    revision: number;
    createdAt: number;
    expiresAt: number;
    /**
     * When a link that works once was used.
     */
    usedAt: number | null;
    revokedAt: number | null;
};
export type PageView = {
    wardId: string;
    /**
     * 'YYYY-MM' in the ward's time zone.
     */
    month: string;
    /**
     * 'DL-2611-0042', 'HD-2611-0017'
     */
    code: string;
    views: number;
};
export type PayeeStanding = {
    wardId: string;
    /**
     * A person's id, 'name:…' as it was credited, or 'unit:…'.
     */
    payee: string;
    /**
     * resident · official · nonResident · unit
     */
    tax: string;
    /**
     * Year of the newest signed commitment that the year's income stays below the taxable level. Null: none.
     */
    commitmentYear: number | null;
    /**
     * JSON list of the years of other valid commitments: one signed for the next year does not end this year's.
     */
    earlierYears: string | null;
    by: string;
    at: number;
};
export type Person = {
    id: string;
    wardId: string;
    /**
     * Empty after the person's data was deleted, unless a published item credits them.
     */
    name: string;
    /**
     * The unit of the ward that the person belongs to, as the invitation named it.
     */
    unit: string | null;
    /**
     * Since when nothing may be done in this person's name. Null: not frozen.
     */
    frozenAt: number | null;
    /**
     * When the person was removed or their data deleted.
     */
    removedAt: number | null;
    /**
     * Language of messages to this person: 'vi' or 'en'.
     */
    locale: Generated<string>;
    /**
     * When the personal-data notice was shown.
     */
    noticedAt: number | null;
    /**
     * Digits with the country code ('84…'), as the person gave them: the number to call when messages cannot be delivered. Not
     * verified, and never used as proof of identity.
     */
    phone: string | null;
    createdAt: number;
    /**
     * +1 at each change.
     */
    version: Generated<number>;
};
export type PhotoBand = {
    /**
     * A 32-bit number that combines the bucket, the number of its band and a number derived from the ward.
     */
    bucket: number;
    fingerprintId: number;
};
export type PhotoFingerprint = {
    id: Generated<number>;
    wardId: string;
    /**
     * SHA-256 of the file, 32 bytes.
     */
    hash: Buffer;
    /**
     * Numbers of its buckets before the ward's number is added, 3 bytes each.
     */
    bits: Buffer;
    updatedAt: number;
};
export type Pin = {
    personId: string;
    wardId: string;
    /**
     * A slow hash with its salt.
     */
    hash: string;
    /**
     * Wrong attempts since the last correct one.
     */
    tries: Generated<number>;
    chosenAt: number;
};
export type PollCursor = {
    wardId: string;
    channel: string;
    /**
     * The platform's number of the next update to request.
     */
    next: number;
    updatedAt: number;
};
export type Question = {
    id: string;
    wardId: string;
    /**
     * 'HD-2611-0017'
     */
    code: string;
    /**
     * A state of `src/domain/question/transitions.ts`.
     */
    state: string;
    version: number;
    askerId: string;
    channel: string;
    conversation: string;
    /**
     * '' if it equals the title derived from the text.
     */
    title: string;
    /**
     * '' after its words were deleted.
     */
    body: string;
    /**
     * Key of the message that asked: a message opens one question.
     */
    originKey: string;
    receivedAt: number;
    /**
     * End of the day `dueOn`.
     */
    dueAt: number;
    /**
     * 'YYYY-MM-DD', as shown to the asker.
     */
    dueOn: string;
    /**
     * JSON `Sentence` that explains how the due day was counted.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    explanation: import('./packed.ts').PackedColumn;
    /**
     * The person who drafts the answer. Null: not assigned.
     */
    assigneeId: string | null;
    /**
     * JSON `QuestionStanding`: everything else that changes while the question is handled.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    standing: Generated<import('./packed.ts').PackedColumn>;
    /**
     * The last day on which an answer is in time, 'YYYY-MM-DD': the legal due day, or a later day promised before that day
     * passed.
     */
    lastDayOn: Generated<string>;
    decidedAt: number | null;
    /**
     * The person who decided last.
     */
    decidedBy: string | null;
    /**
     * When the answer was delivered or told by phone.
     */
    answeredAt: number | null;
    publishedAt: number | null;
    closedAt: number | null;
    createdAt: number;
    updatedAt: number;
};
export type QuestionPhoto = {
    id: string;
    wardId: string;
    questionId: string;
    /**
     * Identifies one picture of one message, so that it is added once.
     */
    itemKey: string;
    /**
     * Order within the question: the platform's message number.
     */
    position: number;
    /**
     * JSON `PhotoFile`: the channel's reference from which the bytes are downloaded.
     */
    file: string;
    /**
     * As in `submission_photo`, also for the next three columns.
     */
    state: Generated<string>;
    refusal: string | null;
    hash: string | null;
    stored: string | null;
};
export type RegisterEntry = {
    id: string;
    wardId: string;
    /**
     * A `RegisterKind` of `src/ports/period.ts`.
     */
    kind: string;
    /**
     * State of the entry; the values depend on the kind.
     */
    state: string;
    /**
     * What the entry is about, by kind: a person, a period, a clause, a year, a month, a unit, an item's code or a kind of rule.
     */
    about: string;
    /**
     * JSON; its shape depends on the kind.
     */
    content: string;
    /**
     * Null: written by the program itself.
     */
    by: string | null;
    at: number;
};
export type Report = {
    id: string;
    wardId: string;
    /**
     * deputy · monthly · quarterly · yearly · demanded
     */
    kind: string;
    /**
     * The period's id, such as '2026-11'.
     */
    period: string;
    /**
     * 1, 2, … within kind and period.
     */
    version: number;
    /**
     * draft · submitted · approved · sent · withdrawn
     */
    state: string;
    /**
     * JSON: figures, remarks, meeting, direction, …
     */
    content: string;
    /**
     * SHA-256 of the approved content, hex. Null before approval.
     */
    hash: string | null;
    updatedAt: number;
};
export type ReportAction = {
    id: string;
    wardId: string;
    /**
     * The report whose direction or minutes assigned it; for a meeting without a report, the meeting's id.
     */
    reportId: string;
    text: string;
    /**
     * The person responsible. Null: the whole board.
     */
    ownerId: string | null;
    /**
     * Name of the person responsible at that time.
     */
    ownerName: string | null;
    /**
     * `dueOn` and `doneOn` are days, 'YYYY-MM-DD'. Null `doneOn`: open.
     */
    dueOn: string | null;
    doneOn: string | null;
    /**
     * What was noted when it was done.
     */
    note: string | null;
    createdAt: number;
};
export type RevisionContent = {
    submissionId: string;
    revision: number;
    wardId: string;
    /**
     * JSON: content, photos and documents with the hashes of their files.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    content: import('./packed.ts').PackedColumn;
    /**
     * SHA-256 of the JSON text, hex.
     */
    sha256: string;
    at: number;
};
export type RoyaltyLine = {
    statementId: string;
    /**
     * Index in the statement's list of lines, from 0.
     */
    position: number;
    wardId: string;
    /**
     * 'YYYY-MM'
     */
    month: string;
    /**
     * As in `payee_standing`.
     */
    payee: string;
    /**
     * Null: a debt that belongs to no item.
     */
    submissionId: string | null;
    /**
     * Negative if earlier royalty is recovered.
     */
    paidVnd: number;
    /**
     * JSON `RoyaltyLine`.
     */
    line: string;
};
export type RoyaltyStatement = {
    id: string;
    wardId: string;
    /**
     * 'YYYY-MM'
     */
    month: string;
    /**
     * 1, 2, … within the month.
     */
    version: number;
    /**
     * computed · checked · approved · paid · replaced · settled (it was paid, and a later version replaced it)
     */
    state: string;
    /**
     * JSON `StatementContent`.
     */
    content: string;
    /**
     * Why this version was made. Null for the first.
     */
    reason: string | null;
    computedAt: number;
    /**
     * JSON: who checked it and when; with a reason if the same person computed it.
     */
    checked: string | null;
    /**
     * JSON: who approved it and when; with a reason if the approver is paid by it.
     */
    approved: string | null;
    /**
     * SHA-256 of the approved content, hex. Null before approval.
     */
    hash: string | null;
};
export type SecrecyRecord = {
    id: string;
    wardId: string;
    at: number;
    /**
     * The sender; '' if unknown.
     */
    personId: string;
    /**
     * 'block' or 'hold'.
     */
    action: string;
    /**
     * Ids of the rules that matched, separated by commas.
     */
    rule: string;
    /**
     * SHA-256 of the content, hex.
     */
    contentHash: string;
    /**
     * Id of the held item, or key of the message or album that passed; '' if there is none.
     */
    subject: string;
    /**
     * 'open': the head has not decided. 'permitted': the sender may send it once more. 'passed': the permission was used.
     * 'released', 'destroyed': outcome for a held item.
     */
    state: string;
    decidedBy: string | null;
    decidedAt: number | null;
};
export type SectionFile = {
    wardId: string;
    /**
     * From 1, over all pages of the ward.
     */
    number: number;
    /**
     * The page, as in `section_text`.
     */
    slug: string;
    /**
     * JSON `PhotoFile`: the channel's reference from which the bytes are downloaded. Its `kind` tells picture from document.
     */
    file: string;
    /**
     * 'todo': waits for its bytes. 'stored', 'refused' or 'failed', as in `submission_photo`.
     */
    state: Generated<string>;
    /**
     * Code of the reason if it was refused or failed.
     */
    refusal: string | null;
    /**
     * SHA-256 of the original file, hex. Null unless stored.
     */
    hash: string | null;
    /**
     * JSON `StoredPhotoFacts` or `StoredFileFacts`. Null unless stored.
     */
    stored: string | null;
    /**
     * Text extracted from a document.
     */
    text: string | null;
    by: string;
    at: number;
};
export type SectionText = {
    wardId: string;
    /**
     * Last part of the page's address: 'gioi-thieu', 'lich-cong-tac', …
     */
    slug: string;
    /**
     * 1, 2, … within the page.
     */
    version: number;
    /**
     * Marked-up text (`src/domain/text/marked-text.ts`).
     */
    text: string;
    /**
     * Null: from the ward's file.
     */
    by: string | null;
    at: number;
};
export type Setting = {
    wardId: string;
    /**
     * 'purpose:id' if it concerns one person or thing; such rows are deleted 60 days after `updatedAt`.
     */
    name: string;
    /**
     * Text or JSON, depending on the name.
     */
    value: string;
    /**
     * 0 in rows from before it was recorded.
     */
    updatedAt: Generated<number>;
};
export type Slot = {
    wardId: string;
    /**
     * Name of the routine.
     */
    name: string;
    /**
     * When it was scheduled.
     */
    at: number;
    /**
     * When a process claimed it.
     */
    claimedAt: number;
    /**
     * Always equal to `claimedAt`.
     */
    doneAt: number | null;
    /**
     * 'missed' if it was claimed too late and therefore not run. Null: it was run.
     */
    note: string | null;
};
export type SpecialDay = {
    wardId: string;
    /**
     * 'YYYY-MM-DD'
     */
    date: string;
    /**
     * dayOff · workedDay · closure · confirmed · dropped · holiday · compensatory · yearConfirmed (see `ward-calendar.ts`).
     */
    kind: string;
    /**
     * The notice or decision that orders it.
     */
    source: string;
    /**
     * Null: entered from the command line.
     */
    by: string | null;
    at: number;
};
export type Submission = {
    id: string;
    wardId: string;
    /**
     * 'DL-2611-0042'
     */
    code: string;
    /**
     * A state of `src/domain/submission/transitions.ts`.
     */
    state: string;
    version: number;
    /**
     * +1 at each change of what the board sees. A decision applies to exactly one revision.
     */
    revision: number;
    authorId: string;
    /**
     * Copy of the category in `content`, for lists. Null: not chosen yet.
     */
    category: string | null;
    /**
     * Deadline for publication (Art. 8). Null: none.
     */
    dueAt: number | null;
    /**
     * JSON `Content`: what the author sent.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    content: import('./packed.ts').PackedColumn;
    /**
     * JSON `Standing`: signatures, route, reason, undertaking, publication, …
     */
    standing: string;
    /**
     * JSON list of the roles whose signature is awaited. Null: no signature is awaited.
     */
    turn: string | null;
    submittedAt: number | null;
    decidedAt: number | null;
    /**
     * The person who decided last.
     */
    decidedBy: string | null;
    /**
     * First publication.
     */
    publishedAt: number | null;
    createdAt: number;
    updatedAt: number;
};
export type SubmissionFile = {
    id: string;
    wardId: string;
    submissionId: string;
    /**
     * Identifies one file of one message, so that it is added once.
     */
    itemKey: string;
    /**
     * Order within the item, as in `submission_photo`.
     */
    position: number;
    /**
     * Key of the message that contained it.
     */
    messageKey: string;
    /**
     * JSON `PhotoFile`: the channel's reference from which the bytes are downloaded.
     */
    file: string;
    /**
     * 'todo': waits for its bytes. 'stored'. 'refused': not accepted, such as a file that is too large. 'failed': could not be
     * fetched.
     */
    state: Generated<string>;
    /**
     * Code of the reason if it was refused or failed.
     */
    refusal: string | null;
    /**
     * SHA-256 of the file, hex; names it in the media store. Null unless stored.
     */
    hash: string | null;
    /**
     * JSON `StoredFileFacts`: kind, size, pages, name, … Null unless stored.
     */
    stored: string | null;
    /**
     * Text extracted from the document, for the checks and the search.
     */
    text: string | null;
    /**
     * 1: removed from the item. 2: not part of the item yet; a pending correction would add it.
     */
    dropped: Generated<number>;
};
export type SubmissionOrigin = {
    wardId: string;
    /**
     * Key of the message or album.
     */
    key: string;
    submissionId: string;
};
export type SubmissionPhoto = {
    id: string;
    wardId: string;
    submissionId: string;
    /**
     * Identifies one picture of one message, so that it is added once.
     */
    itemKey: string;
    /**
     * Order within the item: the platform's message number, or for a web upload the time in milliseconds, until people rearrange
     * the photos.
     */
    position: number;
    /**
     * Key of the message that contained it.
     */
    messageKey: string;
    /**
     * Key of the album that the message belongs to. Null: none.
     */
    albumKey: string | null;
    /**
     * JSON `PhotoFile`: the channel's reference from which the bytes are downloaded.
     */
    file: string;
    /**
     * 'todo': waits for its bytes. 'stored'. 'refused': not accepted, such as a file that is too large. 'failed': could not be
     * fetched.
     */
    state: Generated<string>;
    /**
     * Code of the reason if it was refused or failed.
     */
    refusal: string | null;
    /**
     * SHA-256 of the original file, hex; names it in the media store. Null unless stored.
     */
    hash: string | null;
    /**
     * JSON `StoredPhotoFacts`. Null unless stored.
     */
    stored: string | null;
    /**
     * 1: removed from the item.
     */
    dropped: Generated<number>;
};
export type TextBand = {
    /**
     * The mark plus a number derived from the ward, so that texts of two wards do not match.
     */
    bucket: number;
    fingerprintId: number;
};
export type TextFingerprint = {
    id: Generated<number>;
    wardId: string;
    /**
     * Id of the item.
     */
    subjectId: string;
    /**
     * The marks of the text, 6 bytes each (`src/domain/checks/shingles.ts`). They also name its rows in `text_band`.
     */
    marks: Buffer;
    updatedAt: number;
};
export type Timeline = {
    wardId: string;
    subjectId: string;
    /**
     * Number of the event within its subject, from 1.
     */
    id: number;
    at: number;
    /**
     * Id of a person, 'system' or 'admin' (the command line).
     */
    actorId: string;
    /**
     * Name of the event: 'submitted', 'returned', …
     */
    event: string;
    /**
     * JSON `Facts`: values for the sentence that describes the event.
     */
    facts: string;
};
export type Tip = {
    id: string;
    wardId: string;
    personId: string;
    text: string;
    /**
     * JSON list of `PhotoFile`.
     */
    photos: string;
    /**
     * Key of the message; a message makes one tip.
     */
    messageKey: string;
    receivedAt: number;
    takenBy: string | null;
    takenAt: number | null;
};
export type UndertakingAcceptance = {
    personId: string;
    version: string;
    wardId: string;
    acceptedAt: number;
};
export type WardRule = {
    wardId: string;
    /**
     * A `RuleKind` of `src/ports/ward-rules.ts`.
     */
    kind: string;
    /**
     * Name of the version; for most kinds the number of the decision that it comes from.
     */
    version: string;
    /**
     * First day on which it applies, 'YYYY-MM-DD'.
     */
    from: string;
    /**
     * JSON; its shape depends on the kind.
     */
    content: string;
    /**
     * Null: from the ward's file.
     */
    by: string | null;
    at: number;
};
export type DB = {
    account_code: AccountCode;
    appraisal: Appraisal;
    audit_log: AuditLog;
    audit_log_global: AuditLogGlobal;
    budget_line: BudgetLine;
    call_note: CallNote;
    card: Card;
    channel_account: ChannelAccount;
    channel_grant: ChannelGrant;
    channel_health: ChannelHealth;
    channel_secret: ChannelSecret;
    consent: Consent;
    contribution: Contribution;
    counter: Counter;
    danger_case: DangerCase;
    data_request: DataRequest;
    decision: Decision;
    dialogue: Dialogue;
    finding: Finding;
    handover: Handover;
    inbox: Inbox;
    invitation: Invitation;
    job: Job;
    mailbox: Mailbox;
    mandate: Mandate;
    offered_choices: OfferedChoices;
    once: Once;
    outbox: Outbox;
    page_link: PageLink;
    page_view: PageView;
    payee_standing: PayeeStanding;
    person: Person;
    photo_band: PhotoBand;
    photo_fingerprint: PhotoFingerprint;
    pin: Pin;
    poll_cursor: PollCursor;
    question: Question;
    question_photo: QuestionPhoto;
    register_entry: RegisterEntry;
    report: Report;
    report_action: ReportAction;
    revision_content: RevisionContent;
    royalty_line: RoyaltyLine;
    royalty_statement: RoyaltyStatement;
    secrecy_record: SecrecyRecord;
    section_file: SectionFile;
    section_text: SectionText;
    setting: Setting;
    slot: Slot;
    special_day: SpecialDay;
    submission: Submission;
    submission_file: SubmissionFile;
    submission_origin: SubmissionOrigin;
    submission_photo: SubmissionPhoto;
    text_band: TextBand;
    text_fingerprint: TextFingerprint;
    timeline: Timeline;
    tip: Tip;
    undertaking_acceptance: UndertakingAcceptance;
    ward_rule: WardRule;
};
