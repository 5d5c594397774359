-- CreateTable
CREATE TABLE "inbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "occurredAt" BIGINT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "lastError" TEXT,
    "doneAt" BIGINT
);

-- CreateTable
CREATE TABLE "poll_cursor" (
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "next" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "channel")
);

-- CreateTable
CREATE TABLE "job" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "key" TEXT,
    "lane" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 5,
    "payload" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "crashes" INTEGER NOT NULL DEFAULT 0,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "leaseUntil" BIGINT,
    "leaseToken" TEXT,
    "lastError" TEXT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "unit" TEXT,
    "status" TEXT NOT NULL DEFAULT 'active',
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "noticedAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "channel_account" (
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "lastUsedAt" BIGINT NOT NULL,
    "unreachableAt" BIGINT,

    PRIMARY KEY ("wardId", "channel", "accountId"),
    CONSTRAINT "channel_account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "invitedBy" TEXT,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedBy" TEXT,
    "usedAt" BIGINT
);

-- CreateTable
CREATE TABLE "undertaking_acceptance" (
    "personId" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "wardId" TEXT NOT NULL,
    "acceptedAt" BIGINT NOT NULL,

    PRIMARY KEY ("personId", "version"),
    CONSTRAINT "undertaking_acceptance_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "category" TEXT,
    "dueAt" BIGINT,
    "content" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "submission_photo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "itemKey" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "messageKey" TEXT NOT NULL,
    "albumKey" TEXT,
    "file" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'todo',
    "refusal" TEXT,
    "hash" TEXT,
    "stored" TEXT,
    "dropped" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "submission_photo_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "submission_origin" (
    "wardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,

    PRIMARY KEY ("wardId", "key")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "onRevision" INTEGER NOT NULL,
    "stage" INTEGER NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "reason" TEXT,
    "key" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "decision_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "timeline" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "facts" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "card" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "hasPhoto" INTEGER NOT NULL,
    "shownRevision" INTEGER NOT NULL,
    "shown" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "askerId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "originKey" TEXT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "dialogue" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "memory" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "effect" TEXT NOT NULL,
    "semantics" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "expiresAt" BIGINT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "unknowns" INTEGER NOT NULL DEFAULT 0,
    "resultRef" TEXT,
    "lastError" TEXT,
    "createdAt" BIGINT NOT NULL,
    "doneAt" BIGINT
);

-- CreateTable
CREATE TABLE "audit_log" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "counter" (
    "wardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    PRIMARY KEY ("wardId", "kind", "year")
);

-- CreateTable
CREATE TABLE "once" (
    "wardId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "key")
);

-- CreateTable
CREATE TABLE "setting" (
    "wardId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    PRIMARY KEY ("wardId", "name")
);

-- CreateIndex
CREATE INDEX "inbox_status_id_idx" ON "inbox"("status", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_wardId_channel_externalId_key" ON "inbox"("wardId", "channel", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_status_priority_id_idx" ON "job"("status", "priority", "id");

-- CreateIndex
CREATE INDEX "job_lane_id_idx" ON "job"("lane", "id");

-- CreateIndex
CREATE INDEX "person_wardId_role_status_idx" ON "person"("wardId", "role", "status");

-- CreateIndex
CREATE INDEX "channel_account_personId_idx" ON "channel_account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_codeHash_key" ON "invitation"("codeHash");

-- CreateIndex
CREATE INDEX "invitation_wardId_idx" ON "invitation"("wardId");

-- CreateIndex
CREATE INDEX "submission_wardId_state_dueAt_idx" ON "submission"("wardId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "submission_wardId_authorId_state_idx" ON "submission"("wardId", "authorId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "submission_wardId_code_key" ON "submission"("wardId", "code");

-- CreateIndex
CREATE INDEX "submission_photo_hash_idx" ON "submission_photo"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "submission_photo_submissionId_itemKey_key" ON "submission_photo"("submissionId", "itemKey");

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
CREATE INDEX "question_wardId_state_dueAt_idx" ON "question"("wardId", "state", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "question_wardId_code_key" ON "question"("wardId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "question_wardId_originKey_key" ON "question"("wardId", "originKey");

-- CreateIndex
CREATE UNIQUE INDEX "outbox_key_key" ON "outbox"("key");

-- CreateIndex
CREATE INDEX "outbox_status_id_idx" ON "outbox"("status", "id");

-- CreateIndex
CREATE INDEX "outbox_personId_status_idx" ON "outbox"("personId", "status");

-- The log is append-only, whoever writes.
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
