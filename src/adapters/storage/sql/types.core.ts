// Written by `npm run generate` from prisma/core/schema.prisma. Edit that one.
// schema sha256: 8b7a66ccb40ff85b6e6b005d757a810f69c208d46ffdde91f5bb39fda3b61fd2
import type { ColumnType } from "kysely";
export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;
export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export type AccountCode = {
    codeHash: string;
    wardId: string;
    personId: string;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
    /**
     * Who typed it, and waits until the maker confirms.
     */
    wantedBy: string | null;
};
export type Appraisal = {
    submissionId: string;
    wardId: string;
    /**
     * Codes of `src/domain/royalty/rates.ts`.
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
    seq: number;
    at: number;
    actorId: string;
    action: string;
    object: string;
    /**
     * Canonical JSON: ids and hashes, no personal text.
     */
    details: string;
    prevHash: string;
    /**
     * sha256 of the entry and of the one before.
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
    name: string;
    estimateVnd: number;
    basis: string;
    approvedVnd: number | null;
    decision: string | null;
    /**
     * 'YYYY-MM-DD'
     */
    approvedOn: string | null;
    spentVnd: number;
    /**
     * Ordered, not paid yet.
     */
    committedVnd: number;
};
export type CallNote = {
    id: string;
    wardId: string;
    personId: string;
    outboxId: number;
    subject: string;
    createdAt: number;
    calledBy: string | null;
    calledAt: number | null;
    result: string | null;
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
export type ChannelGrant = {
    state: string;
    wardId: string;
    channel: string;
    /**
     * Encrypted: PKCE verifier.
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
     * ok · expiring · needsReconnect · refused
     */
    state: string;
    reason: string | null;
    until: number | null;
    updatedAt: number;
};
export type ChannelSecret = {
    wardId: string;
    channel: string;
    value: string | null;
    version: Generated<number>;
    holdToken: string | null;
    holdUntil: number | null;
    updatedAt: number;
};
export type Consent = {
    id: string;
    wardId: string;
    personId: string;
    /**
     * publish-question · photo-of-child
     */
    purpose: string;
    subject: string;
    words: string;
    givenAt: number;
    withdrawnAt: number | null;
};
export type Contribution = {
    id: Generated<number>;
    wardId: string;
    submissionId: string;
    /**
     * text · photo · edit
     */
    kind: string;
    /**
     * Null where the name is nobody that we know, or a unit's.
     */
    personId: string | null;
    /**
     * A unit of the ward that is credited as a whole.
     */
    unit: string | null;
    /**
     * As it was credited.
     */
    name: string;
    /**
     * Ten-thousandths of this kind; of an edit: of the words that were replaced.
     */
    share: number;
    photoId: string | null;
};
export type Counter = {
    wardId: string;
    kind: string;
    year: number;
    last: number;
};
export type DangerCase = {
    id: string;
    wardId: string;
    code: string;
    /**
     * sure · possible
     */
    level: string;
    /**
     * open · taken · ended
     */
    state: string;
    version: number;
    personId: string;
    /**
     * The delivery that cried.
     */
    originKey: string;
    questionId: string | null;
    openedAt: number;
    /**
     * Null again once its words are forgotten: what ended and still has some is found by it.
     */
    endedAt: number | null;
    /**
     * JSON: words, alerts, who took it, how it ended.
     */
    standing: string;
};
export type DataRequest = {
    id: string;
    wardId: string;
    personId: string;
    /**
     * export · delete
     */
    kind: string;
    askedAt: number;
    dueAt: number;
    doneAt: number | null;
    result: string | null;
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
     * sha256 of what was decided about (`revision_content`); null in rows of older programs.
     */
    contentHash: string | null;
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
     * complaint · denunciation
     */
    kind: string;
    personId: string;
    /**
     * JSON list of ids; never the accused.
     */
    receivers: string;
    receivedAt: number;
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
    /**
     * Taken back before anybody used it.
     */
    revokedAt: number | null;
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
    /**
     * Of a waiting one: behind (another of its lane) · later (first, not due) · ready · suspect
     */
    place: string | null;
    leaseUntil: number | null;
    leaseToken: string | null;
    lastError: string | null;
    createdAt: number;
};
export type Mailbox = {
    id: Generated<number>;
    wardId: string;
    conversation: string;
    /**
     * in · out
     */
    direction: string;
    message: string;
    at: number;
};
export type Mandate = {
    id: Generated<number>;
    wardId: string;
    role: string;
    personId: string;
    from: number;
    /**
     * Null: until it is ended.
     */
    until: number | null;
    /**
     * Null: the command line, or an older program.
     */
    grantedBy: string | null;
    /**
     * Whom a substitute stands in for.
     */
    replaces: string | null;
};
export type OfferedChoices = {
    wardId: string;
    channel: string;
    conversation: string;
    /**
     * JSON list of button values, in order.
     */
    choices: string;
    offeredAt: number;
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
export type PageLink = {
    tokenHash: string;
    wardId: string;
    /**
     * view · decide · upload · talk · draft-answer · board
     */
    purpose: string;
    personId: string;
    subject: string;
    revision: number;
    createdAt: number;
    expiresAt: number;
    usedAt: number | null;
    revokedAt: number | null;
};
export type PageView = {
    wardId: string;
    /**
     * 'YYYY-MM' in the ward.
     */
    month: string;
    /**
     * 'DL-2611-0042', 'HD-2611-0017'.
     */
    code: string;
    views: number;
};
export type PayeeStanding = {
    wardId: string;
    /**
     * A person's id, or a name as it was credited.
     */
    payee: string;
    /**
     * resident · official · nonResident · unit
     */
    tax: string;
    commitmentYear: number | null;
    /**
     * Years of other commitments that hold, as a list: one signed for the next year does not end this year's.
     */
    earlierYears: string | null;
    by: string;
    at: number;
};
export type Person = {
    id: string;
    wardId: string;
    name: string;
    unit: string | null;
    /**
     * Set while nothing may be done in this person's name.
     */
    frozenAt: number | null;
    removedAt: number | null;
    locale: Generated<string>;
    /**
     * When the personal-data notice was shown.
     */
    noticedAt: number | null;
    /**
     * Where to call when no message arrives; told by the person, never proof of who they are.
     */
    phone: string | null;
    createdAt: number;
    version: Generated<number>;
};
export type PhotoBand = {
    bucket: number;
    fingerprintId: number;
};
export type PhotoFingerprint = {
    id: Generated<number>;
    wardId: string;
    /**
     * The file's, 32 bytes.
     */
    hash: Buffer;
    /**
     * Its buckets without the ward, 3 bytes each.
     */
    bits: Buffer;
    updatedAt: number;
};
export type Pin = {
    personId: string;
    wardId: string;
    hash: string;
    tries: Generated<number>;
    chosenAt: number;
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
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    explanation: import('./packed.ts').PackedColumn;
    /**
     * Who drafts the answer; null: nobody yet.
     */
    assigneeId: string | null;
    /**
     * JSON: everything else that the workflow has written.
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    standing: Generated<import('./packed.ts').PackedColumn>;
    /**
     * Last day on which an answer is in time: later than the law's day only where it was promised before.
     */
    lastDayOn: Generated<string>;
    decidedAt: number | null;
    /**
     * Who decided last.
     */
    decidedBy: string | null;
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
    itemKey: string;
    position: number;
    file: string;
    state: Generated<string>;
    refusal: string | null;
    hash: string | null;
    stored: string | null;
};
export type RegisterEntry = {
    id: string;
    wardId: string;
    /**
     * violation · praise · defect · spending · plan · request · meeting · unit
     */
    kind: string;
    state: string;
    /**
     * What it is about: a person, a period, a clause, a year with the budget's line, a plan's month, a unit.
     */
    about: string;
    /**
     * JSON; its shape depends on the kind.
     */
    content: string;
    /**
     * Null: the program noted it.
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
    period: string;
    version: number;
    /**
     * draft · submitted · approved · sent · withdrawn
     */
    state: string;
    /**
     * JSON: figures, remarks, meeting, direction.
     */
    content: string;
    hash: string | null;
    updatedAt: number;
};
export type ReportAction = {
    id: string;
    wardId: string;
    /**
     * Of a meeting without a report of its own: the meeting's id.
     */
    reportId: string;
    text: string;
    /**
     * Who sees to it; null: the whole board.
     */
    ownerId: string | null;
    ownerName: string | null;
    /**
     * 'YYYY-MM-DD'
     */
    dueOn: string | null;
    doneOn: string | null;
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
    sha256: string;
    at: number;
};
export type RoyaltyLine = {
    statementId: string;
    position: number;
    wardId: string;
    month: string;
    payee: string;
    /**
     * Null: a debt that is no item's.
     */
    submissionId: string | null;
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
     * '2026-11'
     */
    month: string;
    version: number;
    /**
     * computed · checked · approved · paid · replaced · settled (paid, and replaced)
     */
    state: string;
    /**
     * JSON `StatementContent`.
     */
    content: string;
    reason: string | null;
    computedAt: number;
    /**
     * JSON: who, when; of an approval also why in spite of being paid by it.
     */
    checked: string | null;
    approved: string | null;
    /**
     * sha256 of the content that was approved.
     */
    hash: string | null;
};
export type SecrecyRecord = {
    id: string;
    wardId: string;
    at: number;
    personId: string;
    /**
     * block · hold
     */
    action: string;
    rule: string;
    contentHash: string;
    /**
     * The item that is held, for the head alone; empty when it is gone.
     */
    subject: string;
    /**
     * open · released · destroyed · permitted
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
    slug: string;
    /**
     * JSON: the channel's handle.
     */
    file: string;
    /**
     * todo · stored · refused · failed
     */
    state: Generated<string>;
    refusal: string | null;
    hash: string | null;
    /**
     * JSON: of a picture its pixels, of a document kind, size, pages, name.
     */
    stored: string | null;
    /**
     * What was read from a document.
     */
    text: string | null;
    by: string;
    at: number;
};
export type SectionText = {
    wardId: string;
    /**
     * 'gioi-thieu', 'lich-cong-tac', …
     */
    slug: string;
    /**
     * From 1.
     */
    version: number;
    text: string;
    /**
     * Null: the ward's file.
     */
    by: string | null;
    at: number;
};
export type Setting = {
    wardId: string;
    name: string;
    value: string;
    /**
     * When it was written: those of one person or thing are forgotten after a while.
     */
    updatedAt: Generated<number>;
};
export type Slot = {
    wardId: string;
    name: string;
    at: number;
    claimedAt: number;
    doneAt: number | null;
    /**
     * Why it did nothing, when it did nothing.
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
     * dayOff · workedDay · closure · confirmed · dropped
     */
    kind: string;
    /**
     * The decision that says so.
     */
    source: string;
    by: string | null;
    at: number;
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
     * @kyselyType(import('./packed.ts').PackedColumn)
     */
    content: import('./packed.ts').PackedColumn;
    /**
     * JSON: signatures, route, reason, undertaking, publication …
     */
    standing: string;
    /**
     * JSON list of the roles whose signature is missing now; null when nobody's is.
     */
    turn: string | null;
    submittedAt: number | null;
    decidedAt: number | null;
    /**
     * Who decided last.
     */
    decidedBy: string | null;
    publishedAt: number | null;
    createdAt: number;
    updatedAt: number;
};
export type SubmissionFile = {
    id: string;
    wardId: string;
    submissionId: string;
    itemKey: string;
    position: number;
    messageKey: string;
    /**
     * JSON: the channel's handle.
     */
    file: string;
    /**
     * todo · stored · refused · failed
     */
    state: Generated<string>;
    refusal: string | null;
    hash: string | null;
    /**
     * JSON: kind, size, pages, name.
     */
    stored: string | null;
    /**
     * What the checks and the search read.
     */
    text: string | null;
    dropped: Generated<number>;
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
export type TextBand = {
    bucket: number;
    fingerprintId: number;
};
export type TextFingerprint = {
    id: Generated<number>;
    wardId: string;
    subjectId: string;
    /**
     * The marks, 6 bytes each (`src/domain/checks/shingles.ts`).
     */
    marks: Buffer;
    updatedAt: number;
};
export type Timeline = {
    wardId: string;
    subjectId: string;
    /**
     * Counts within its subject.
     */
    id: number;
    at: number;
    actorId: string;
    event: string;
    facts: string;
};
export type Tip = {
    id: string;
    wardId: string;
    personId: string;
    text: string;
    /**
     * JSON list of the channel's handles.
     */
    photos: string;
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
    kind: string;
    version: string;
    /**
     * 'YYYY-MM-DD'
     */
    from: string;
    /**
     * JSON; its shape depends on the kind.
     */
    content: string;
    /**
     * Null: the ward's file.
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
