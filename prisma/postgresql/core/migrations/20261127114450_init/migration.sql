-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "externalId" TEXT COLLATE "C" NOT NULL,
    "lane" TEXT COLLATE "C" NOT NULL,
    "priority" BIGINT NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "payload" TEXT COLLATE "C" NOT NULL,
    "occurredAt" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'new',
    "lastError" TEXT COLLATE "C",
    "doneAt" BIGINT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "poll_cursor" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "next" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "poll_cursor_pkey" PRIMARY KEY ("wardId","channel")
);

-- CreateTable
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "task" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C",
    "lane" TEXT COLLATE "C" NOT NULL,
    "priority" BIGINT NOT NULL DEFAULT 5,
    "payload" TEXT COLLATE "C" NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "attempts" BIGINT NOT NULL DEFAULT 0,
    "crashes" BIGINT NOT NULL DEFAULT 0,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'waiting',
    "place" TEXT COLLATE "C",
    "leaseUntil" BIGINT,
    "leaseToken" TEXT COLLATE "C",
    "lastError" TEXT COLLATE "C",
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C",
    "frozenAt" BIGINT,
    "removedAt" BIGINT,
    "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'vi',
    "noticedAt" BIGINT,
    "phone" TEXT COLLATE "C",
    "createdAt" BIGINT NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mandate" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "from" BIGINT NOT NULL,
    "until" BIGINT,
    "grantedBy" TEXT COLLATE "C",
    "replaces" TEXT COLLATE "C",

    CONSTRAINT "mandate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "special_day" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "date" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "source" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "at" BIGINT NOT NULL,

    CONSTRAINT "special_day_pkey" PRIMARY KEY ("wardId","date")
);

-- CreateTable
CREATE TABLE "ward_rule" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "from" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "at" BIGINT NOT NULL,

    CONSTRAINT "ward_rule_pkey" PRIMARY KEY ("wardId","kind","version")
);

-- CreateTable
CREATE TABLE "channel_account" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "accountId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "displayName" TEXT COLLATE "C" NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "unreachableAt" BIGINT,

    CONSTRAINT "channel_account_pkey" PRIMARY KEY ("wardId","channel","accountId")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "role" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "unit" TEXT COLLATE "C",
    "invitedBy" TEXT COLLATE "C",
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedBy" TEXT COLLATE "C",
    "usedAt" BIGINT,
    "revokedAt" BIGINT,

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "undertaking_acceptance" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "version" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "acceptedAt" BIGINT NOT NULL,

    CONSTRAINT "undertaking_acceptance_pkey" PRIMARY KEY ("personId","version")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "revision" BIGINT NOT NULL,
    "authorId" TEXT COLLATE "C" NOT NULL,
    "category" TEXT COLLATE "C",
    "dueAt" BIGINT,
    "content" TEXT COLLATE "C" NOT NULL,
    "standing" TEXT COLLATE "C" NOT NULL,
    "turn" TEXT COLLATE "C",
    "submittedAt" BIGINT,
    "decidedAt" BIGINT,
    "decidedBy" TEXT COLLATE "C",
    "publishedAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission_photo" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "itemKey" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "messageKey" TEXT COLLATE "C" NOT NULL,
    "albumKey" TEXT COLLATE "C",
    "file" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'todo',
    "refusal" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",
    "stored" TEXT COLLATE "C",
    "dropped" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "submission_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C",
    "unit" TEXT COLLATE "C",
    "name" TEXT COLLATE "C" NOT NULL,
    "share" BIGINT NOT NULL,
    "photoId" TEXT COLLATE "C",

    CONSTRAINT "contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_content" (
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "sha256" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "revision_content_pkey" PRIMARY KEY ("submissionId","revision")
);

-- CreateTable
CREATE TABLE "submission_file" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "itemKey" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "messageKey" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'todo',
    "refusal" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",
    "stored" TEXT COLLATE "C",
    "text" TEXT COLLATE "C",
    "dropped" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "submission_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "findings" TEXT COLLATE "C" NOT NULL,
    "checkedAt" BIGINT NOT NULL,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("submissionId","revision")
);

-- CreateTable
CREATE TABLE "submission_origin" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "submission_origin_pkey" PRIMARY KEY ("wardId","key")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "onRevision" BIGINT NOT NULL,
    "stage" BIGINT NOT NULL,
    "actorId" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "contentHash" TEXT COLLATE "C",
    "key" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "timeline" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT COLLATE "C" NOT NULL,
    "event" TEXT COLLATE "C" NOT NULL,
    "facts" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "timeline_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "messageId" TEXT COLLATE "C" NOT NULL,
    "hasPhoto" BIGINT NOT NULL,
    "shownRevision" BIGINT NOT NULL,
    "shown" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "askerId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "body" TEXT COLLATE "C" NOT NULL,
    "originKey" TEXT COLLATE "C" NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "dueOn" TEXT COLLATE "C" NOT NULL,
    "explanation" TEXT COLLATE "C" NOT NULL,
    "assigneeId" TEXT COLLATE "C",
    "standing" TEXT COLLATE "C" NOT NULL DEFAULT '{}',
    "lastDayOn" TEXT COLLATE "C" NOT NULL DEFAULT '',
    "decidedAt" BIGINT,
    "decidedBy" TEXT COLLATE "C",
    "answeredAt" BIGINT,
    "publishedAt" BIGINT,
    "closedAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dialogue" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "memory" TEXT COLLATE "C" NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "dialogue_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C",
    "effect" TEXT COLLATE "C" NOT NULL,
    "semantics" TEXT COLLATE "C" NOT NULL,
    "status" TEXT COLLATE "C" NOT NULL DEFAULT 'new',
    "expiresAt" BIGINT,
    "tries" BIGINT NOT NULL DEFAULT 0,
    "unknowns" BIGINT NOT NULL DEFAULT 0,
    "resultRef" TEXT COLLATE "C",
    "lastError" TEXT COLLATE "C",
    "createdAt" BIGINT NOT NULL,
    "doneAt" BIGINT,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_log" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "object" TEXT COLLATE "C" NOT NULL,
    "details" TEXT COLLATE "C" NOT NULL,
    "prevHash" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("wardId","seq")
);

-- CreateTable
CREATE TABLE "audit_log_global" (
    "seq" BIGINT NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "object" TEXT COLLATE "C" NOT NULL,
    "details" TEXT COLLATE "C" NOT NULL,
    "prevHash" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "audit_log_global_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "counter" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "year" BIGINT NOT NULL,
    "last" BIGINT NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("wardId","kind","year")
);

-- CreateTable
CREATE TABLE "once" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "key" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "once_pkey" PRIMARY KEY ("wardId","key")
);

-- CreateTable
CREATE TABLE "setting" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C" NOT NULL,
    "updatedAt" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("wardId","name")
);

-- CreateTable
CREATE TABLE "channel_secret" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "value" TEXT COLLATE "C",
    "version" BIGINT NOT NULL DEFAULT 0,
    "holdToken" TEXT COLLATE "C",
    "holdUntil" BIGINT,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "channel_secret_pkey" PRIMARY KEY ("wardId","channel")
);

-- CreateTable
CREATE TABLE "channel_health" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "until" BIGINT,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "channel_health_pkey" PRIMARY KEY ("wardId","channel")
);

-- CreateTable
CREATE TABLE "channel_grant" (
    "state" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "verifier" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT,

    CONSTRAINT "channel_grant_pkey" PRIMARY KEY ("state")
);

-- CreateTable
CREATE TABLE "offered_choices" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "channel" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "choices" TEXT COLLATE "C" NOT NULL,
    "offeredAt" BIGINT NOT NULL,

    CONSTRAINT "offered_choices_pkey" PRIMARY KEY ("wardId","channel","conversation")
);

-- CreateTable
CREATE TABLE "page_link" (
    "tokenHash" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "revision" BIGINT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT,
    "revokedAt" BIGINT,

    CONSTRAINT "page_link_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "pin" (
    "personId" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "tries" BIGINT NOT NULL DEFAULT 0,
    "chosenAt" BIGINT NOT NULL,

    CONSTRAINT "pin_pkey" PRIMARY KEY ("personId")
);

-- CreateTable
CREATE TABLE "account_code" (
    "codeHash" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT,
    "wantedBy" TEXT COLLATE "C",

    CONSTRAINT "account_code_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "mailbox" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "conversation" TEXT COLLATE "C" NOT NULL,
    "direction" TEXT COLLATE "C" NOT NULL,
    "message" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "mailbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_fingerprint" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "subjectId" TEXT COLLATE "C" NOT NULL,
    "marks" BYTEA NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "text_fingerprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "text_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" BIGINT NOT NULL,

    CONSTRAINT "text_band_pkey" PRIMARY KEY ("bucket","fingerprintId")
);

-- CreateTable
CREATE TABLE "photo_fingerprint" (
    "id" BIGSERIAL NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "bits" TEXT COLLATE "C" NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "photo_fingerprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" BIGINT NOT NULL,

    CONSTRAINT "photo_band_pkey" PRIMARY KEY ("bucket","fingerprintId")
);

-- CreateTable
CREATE TABLE "secrecy_record" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "action" TEXT COLLATE "C" NOT NULL,
    "rule" TEXT COLLATE "C" NOT NULL,
    "contentHash" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "decidedBy" TEXT COLLATE "C",
    "decidedAt" BIGINT,

    CONSTRAINT "secrecy_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_photo" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "questionId" TEXT COLLATE "C" NOT NULL,
    "itemKey" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'todo',
    "refusal" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",
    "stored" TEXT COLLATE "C",

    CONSTRAINT "question_photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "receivers" TEXT COLLATE "C" NOT NULL,
    "receivedAt" BIGINT NOT NULL,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tip" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "photos" TEXT COLLATE "C" NOT NULL,
    "messageKey" TEXT COLLATE "C" NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "takenBy" TEXT COLLATE "C",
    "takenAt" BIGINT,

    CONSTRAINT "tip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "danger_case" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "level" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "originKey" TEXT COLLATE "C" NOT NULL,
    "questionId" TEXT COLLATE "C",
    "openedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "standing" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "danger_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "purpose" TEXT COLLATE "C" NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "words" TEXT COLLATE "C" NOT NULL,
    "givenAt" BIGINT NOT NULL,
    "withdrawnAt" BIGINT,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "claimedAt" BIGINT NOT NULL,
    "doneAt" BIGINT,
    "note" TEXT COLLATE "C",

    CONSTRAINT "slot_pkey" PRIMARY KEY ("wardId","name","at")
);

-- CreateTable
CREATE TABLE "call_note" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "outboxId" BIGINT NOT NULL,
    "subject" TEXT COLLATE "C" NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "calledBy" TEXT COLLATE "C",
    "calledAt" BIGINT,
    "result" TEXT COLLATE "C",

    CONSTRAINT "call_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "personId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "askedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "doneAt" BIGINT,
    "result" TEXT COLLATE "C",

    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal" (
    "submissionId" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "genre" TEXT COLLATE "C" NOT NULL,
    "grade" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("submissionId")
);

-- CreateTable
CREATE TABLE "payee_standing" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "payee" TEXT COLLATE "C" NOT NULL,
    "tax" TEXT COLLATE "C" NOT NULL,
    "commitmentYear" BIGINT,
    "by" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "payee_standing_pkey" PRIMARY KEY ("wardId","payee")
);

-- CreateTable
CREATE TABLE "royalty_statement" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "reason" TEXT COLLATE "C",
    "computedAt" BIGINT NOT NULL,
    "checked" TEXT COLLATE "C",
    "approved" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",

    CONSTRAINT "royalty_statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "royalty_line" (
    "statementId" TEXT COLLATE "C" NOT NULL,
    "position" BIGINT NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "payee" TEXT COLLATE "C" NOT NULL,
    "submissionId" TEXT COLLATE "C",
    "paidVnd" BIGINT NOT NULL,
    "line" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "royalty_line_pkey" PRIMARY KEY ("statementId","position")
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "period" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C",
    "updatedAt" BIGINT NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report_action" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "reportId" TEXT COLLATE "C" NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "dueOn" TEXT COLLATE "C",
    "doneOn" TEXT COLLATE "C",
    "note" TEXT COLLATE "C",
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "report_action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_line" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "year" BIGINT NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "estimateVnd" BIGINT NOT NULL,
    "basis" TEXT COLLATE "C" NOT NULL,
    "approvedVnd" BIGINT,
    "decision" TEXT COLLATE "C",
    "approvedOn" TEXT COLLATE "C",
    "spentVnd" BIGINT NOT NULL,
    "committedVnd" BIGINT NOT NULL,

    CONSTRAINT "budget_line_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section_text" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "text" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "at" BIGINT NOT NULL,

    CONSTRAINT "section_text_pkey" PRIMARY KEY ("wardId","slug","version")
);

-- CreateTable
CREATE TABLE "register_entry" (
    "id" TEXT COLLATE "C" NOT NULL,
    "wardId" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL,
    "about" TEXT COLLATE "C" NOT NULL,
    "content" TEXT COLLATE "C" NOT NULL,
    "by" TEXT COLLATE "C",
    "at" BIGINT NOT NULL,

    CONSTRAINT "register_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inbox_status_id_idx" ON "inbox"("status", "id");

-- CreateIndex
CREATE INDEX "inbox_doneAt_idx" ON "inbox"("doneAt");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_wardId_channel_externalId_key" ON "inbox"("wardId", "channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_place_task_priority_id_idx" ON "job"("place", "task", "priority", "id");

-- CreateIndex
CREATE INDEX "job_place_dueAt_idx" ON "job"("place", "dueAt");

-- CreateIndex
CREATE INDEX "job_status_leaseUntil_idx" ON "job"("status", "leaseUntil");

-- CreateIndex
CREATE INDEX "job_lane_status_id_idx" ON "job"("lane", "status", "id");

-- CreateIndex
CREATE INDEX "person_wardId_idx" ON "person"("wardId");

-- CreateIndex
CREATE INDEX "mandate_wardId_role_idx" ON "mandate"("wardId", "role");

-- CreateIndex
CREATE INDEX "mandate_personId_idx" ON "mandate"("personId");

-- CreateIndex
CREATE INDEX "channel_account_personId_idx" ON "channel_account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_codeHash_key" ON "invitation"("codeHash");

-- CreateIndex
CREATE INDEX "invitation_wardId_idx" ON "invitation"("wardId");

-- CreateIndex
CREATE INDEX "submission_wardId_publishedAt_idx" ON "submission"("wardId", "publishedAt");

-- CreateIndex
CREATE INDEX "submission_wardId_state_dueAt_idx" ON "submission"("wardId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "submission_wardId_authorId_state_idx" ON "submission"("wardId", "authorId", "state");

-- CreateIndex
CREATE INDEX "submission_wardId_decidedBy_decidedAt_idx" ON "submission"("wardId", "decidedBy", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "submission_wardId_code_key" ON "submission"("wardId", "code");

-- CreateIndex
CREATE INDEX "submission_photo_hash_idx" ON "submission_photo"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "submission_photo_submissionId_itemKey_key" ON "submission_photo"("submissionId", "itemKey");

-- CreateIndex
CREATE INDEX "contribution_submissionId_idx" ON "contribution"("submissionId");

-- CreateIndex
CREATE INDEX "contribution_wardId_personId_idx" ON "contribution"("wardId", "personId");

-- CreateIndex
CREATE INDEX "submission_file_hash_idx" ON "submission_file"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "submission_file_submissionId_itemKey_key" ON "submission_file"("submissionId", "itemKey");

-- CreateIndex
CREATE UNIQUE INDEX "decision_key_key" ON "decision"("key");

-- CreateIndex
CREATE UNIQUE INDEX "decision_submissionId_onRevision_stage_key" ON "decision"("submissionId", "onRevision", "stage");

-- CreateIndex
CREATE INDEX "timeline_subjectId_id_idx" ON "timeline"("subjectId", "id");

-- CreateIndex
CREATE INDEX "card_submissionId_idx" ON "card"("submissionId");

-- CreateIndex
CREATE INDEX "card_personId_createdAt_idx" ON "card"("personId", "createdAt");

-- CreateIndex
CREATE INDEX "card_createdAt_idx" ON "card"("createdAt");

-- CreateIndex
CREATE INDEX "question_assigneeId_idx" ON "question"("assigneeId");

-- CreateIndex
CREATE INDEX "question_askerId_idx" ON "question"("askerId");

-- CreateIndex
CREATE INDEX "question_wardId_receivedAt_idx" ON "question"("wardId", "receivedAt");

-- CreateIndex
CREATE INDEX "question_wardId_state_dueAt_idx" ON "question"("wardId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "question_wardId_decidedBy_decidedAt_idx" ON "question"("wardId", "decidedBy", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "question_wardId_code_key" ON "question"("wardId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "question_wardId_originKey_key" ON "question"("wardId", "originKey");

-- CreateIndex
CREATE INDEX "dialogue_updatedAt_idx" ON "dialogue"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_status_id_idx" ON "outbox"("status", "id");

-- CreateIndex
CREATE INDEX "outbox_personId_status_idx" ON "outbox"("personId", "status");

-- CreateIndex
CREATE INDEX "outbox_doneAt_idx" ON "outbox"("doneAt");

-- CreateIndex
CREATE INDEX "audit_log_wardId_actorId_at_idx" ON "audit_log"("wardId", "actorId", "at");

-- CreateIndex
CREATE INDEX "counter_kind_year_idx" ON "counter"("kind", "year");

-- CreateIndex
CREATE INDEX "once_at_idx" ON "once"("at");

-- CreateIndex
CREATE INDEX "setting_updatedAt_idx" ON "setting"("updatedAt");

-- CreateIndex
CREATE INDEX "offered_choices_offeredAt_idx" ON "offered_choices"("offeredAt");

-- CreateIndex
CREATE INDEX "page_link_personId_purpose_idx" ON "page_link"("personId", "purpose");

-- CreateIndex
CREATE INDEX "page_link_expiresAt_idx" ON "page_link"("expiresAt");

-- CreateIndex
CREATE INDEX "account_code_personId_idx" ON "account_code"("personId");

-- CreateIndex
CREATE INDEX "account_code_expiresAt_idx" ON "account_code"("expiresAt");

-- CreateIndex
CREATE INDEX "mailbox_wardId_conversation_id_idx" ON "mailbox"("wardId", "conversation", "id");

-- CreateIndex
CREATE INDEX "mailbox_at_idx" ON "mailbox"("at");

-- CreateIndex
CREATE INDEX "text_fingerprint_updatedAt_idx" ON "text_fingerprint"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "text_fingerprint_wardId_subjectId_key" ON "text_fingerprint"("wardId", "subjectId");

-- CreateIndex
CREATE INDEX "photo_fingerprint_updatedAt_idx" ON "photo_fingerprint"("updatedAt");

-- CreateIndex
CREATE UNIQUE INDEX "photo_fingerprint_wardId_hash_key" ON "photo_fingerprint"("wardId", "hash");

-- CreateIndex
CREATE INDEX "secrecy_record_wardId_state_idx" ON "secrecy_record"("wardId", "state");

-- CreateIndex
CREATE INDEX "question_photo_hash_idx" ON "question_photo"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "question_photo_questionId_itemKey_key" ON "question_photo"("questionId", "itemKey");

-- CreateIndex
CREATE INDEX "handover_wardId_receivedAt_idx" ON "handover"("wardId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "tip_wardId_messageKey_key" ON "tip"("wardId", "messageKey");

-- CreateIndex
CREATE INDEX "danger_case_wardId_state_openedAt_idx" ON "danger_case"("wardId", "state", "openedAt");

-- CreateIndex
CREATE INDEX "danger_case_personId_idx" ON "danger_case"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "danger_case_wardId_code_key" ON "danger_case"("wardId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "danger_case_wardId_originKey_key" ON "danger_case"("wardId", "originKey");

-- CreateIndex
CREATE INDEX "consent_subject_idx" ON "consent"("subject");

-- CreateIndex
CREATE INDEX "consent_personId_idx" ON "consent"("personId");

-- CreateIndex
CREATE INDEX "slot_at_idx" ON "slot"("at");

-- CreateIndex
CREATE INDEX "call_note_wardId_calledAt_idx" ON "call_note"("wardId", "calledAt");

-- CreateIndex
CREATE UNIQUE INDEX "call_note_outboxId_key" ON "call_note"("outboxId");

-- CreateIndex
CREATE INDEX "data_request_wardId_doneAt_idx" ON "data_request"("wardId", "doneAt");

-- CreateIndex
CREATE INDEX "appraisal_wardId_idx" ON "appraisal"("wardId");

-- CreateIndex
CREATE UNIQUE INDEX "royalty_statement_wardId_month_version_key" ON "royalty_statement"("wardId", "month", "version");

-- CreateIndex
CREATE INDEX "royalty_line_wardId_payee_idx" ON "royalty_line"("wardId", "payee");

-- CreateIndex
CREATE INDEX "royalty_line_wardId_submissionId_idx" ON "royalty_line"("wardId", "submissionId");

-- CreateIndex
CREATE UNIQUE INDEX "report_wardId_kind_period_version_key" ON "report"("wardId", "kind", "period", "version");

-- CreateIndex
CREATE INDEX "report_action_wardId_doneOn_idx" ON "report_action"("wardId", "doneOn");

-- CreateIndex
CREATE UNIQUE INDEX "budget_line_wardId_year_kind_name_key" ON "budget_line"("wardId", "year", "kind", "name");

-- CreateIndex
CREATE INDEX "register_entry_wardId_kind_about_idx" ON "register_entry"("wardId", "kind", "about");

-- AddForeignKey
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "channel_account" ADD CONSTRAINT "channel_account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "undertaking_acceptance" ADD CONSTRAINT "undertaking_acceptance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_photo" ADD CONSTRAINT "submission_photo_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_content" ADD CONSTRAINT "revision_content_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "submission_file" ADD CONSTRAINT "submission_file_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "royalty_line" ADD CONSTRAINT "royalty_line_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "royalty_statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a schema cannot say.

-- Questions of which something is still to be forgotten.
CREATE INDEX "question_with_words" ON "question"("updatedAt") WHERE "body" <> '';

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

-- The audit log is append-only, and the chain of all wards is closed.
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit_log is append-only');
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit_log" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit_log is append-only');
CREATE TRIGGER "audit_global_no_insert" BEFORE INSERT ON "audit_log_global" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit_log_global is closed');
CREATE TRIGGER "audit_global_no_update" BEFORE UPDATE ON "audit_log_global" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit_log_global is append-only');
CREATE TRIGGER "audit_global_no_delete" BEFORE DELETE ON "audit_log_global" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit_log_global is append-only');

-- What was approved does not change: a later version replaces it, and paying it is a step of its own.
CREATE TRIGGER "royalty_statement_frozen" BEFORE UPDATE ON "royalty_statement" FOR EACH ROW
WHEN (OLD."hash" IS NOT NULL AND (NEW."content" <> OLD."content" OR NEW."hash" IS DISTINCT FROM OLD."hash"))
EXECUTE FUNCTION "refuse_change"('an approved statement does not change');
CREATE TRIGGER "royalty_statement_kept" BEFORE DELETE ON "royalty_statement" FOR EACH ROW
WHEN (OLD."hash" IS NOT NULL)
EXECUTE FUNCTION "refuse_change"('an approved statement stays');
