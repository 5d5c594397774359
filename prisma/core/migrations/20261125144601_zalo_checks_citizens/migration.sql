-- AlterTable
ALTER TABLE "person" ADD COLUMN "phone" TEXT;

-- CreateTable
CREATE TABLE "submission_file" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "itemKey" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "messageKey" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'todo',
    "refusal" TEXT,
    "hash" TEXT,
    "stored" TEXT,
    "text" TEXT,
    "dropped" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "submission_file_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "finding" (
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "findings" TEXT NOT NULL,
    "checkedAt" BIGINT NOT NULL,

    PRIMARY KEY ("submissionId", "revision")
);

-- CreateTable
CREATE TABLE "channel_secret" (
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "value" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "holdToken" TEXT,
    "holdUntil" BIGINT,
    "updatedAt" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "channel")
);

-- CreateTable
CREATE TABLE "channel_health" (
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "until" BIGINT,
    "updatedAt" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "channel")
);

-- CreateTable
CREATE TABLE "channel_grant" (
    "state" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "verifier" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT
);

-- CreateTable
CREATE TABLE "offered_choices" (
    "wardId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "choices" TEXT NOT NULL,
    "offeredAt" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "channel", "conversation")
);

-- CreateTable
CREATE TABLE "page_link" (
    "tokenHash" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT,
    "revokedAt" BIGINT
);

-- CreateTable
CREATE TABLE "pin" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "chosenAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "account_code" (
    "codeHash" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    "usedAt" BIGINT
);

-- CreateTable
CREATE TABLE "mailbox" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "text_fingerprint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "marks" BLOB NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "text_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" INTEGER NOT NULL,

    PRIMARY KEY ("bucket", "fingerprintId")
);

-- CreateTable
CREATE TABLE "photo_fingerprint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "bits" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "photo_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" INTEGER NOT NULL,

    PRIMARY KEY ("bucket", "fingerprintId")
);

-- CreateTable
CREATE TABLE "secrecy_record" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "personId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decidedBy" TEXT,
    "decidedAt" BIGINT
);

-- CreateTable
CREATE TABLE "question_photo" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "questionId" TEXT NOT NULL,
    "itemKey" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "file" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'todo',
    "refusal" TEXT,
    "hash" TEXT,
    "stored" TEXT
);

-- CreateTable
CREATE TABLE "handover" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "receivers" TEXT NOT NULL,
    "receivedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "tip" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "photos" TEXT NOT NULL,
    "messageKey" TEXT NOT NULL,
    "receivedAt" BIGINT NOT NULL,
    "takenBy" TEXT,
    "takenAt" BIGINT
);

-- CreateTable
CREATE TABLE "consent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "givenAt" BIGINT NOT NULL,
    "withdrawnAt" BIGINT
);

-- CreateTable
CREATE TABLE "slot" (
    "wardId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "claimedAt" BIGINT NOT NULL,
    "doneAt" BIGINT,
    "note" TEXT,

    PRIMARY KEY ("wardId", "name", "at")
);

-- CreateTable
CREATE TABLE "call_note" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "outboxId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "calledBy" TEXT,
    "calledAt" BIGINT,
    "result" TEXT
);

-- CreateTable
CREATE TABLE "data_request" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "askedAt" BIGINT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "doneAt" BIGINT,
    "result" TEXT
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_question" (
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
    "assigneeId" TEXT,
    "standing" TEXT NOT NULL DEFAULT '{}',
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
INSERT INTO "new_question" ("askerId", "body", "channel", "code", "conversation", "createdAt", "dueAt", "dueOn", "explanation", "id", "originKey", "receivedAt", "state", "title", "updatedAt", "version", "wardId") SELECT "askerId", "body", "channel", "code", "conversation", "createdAt", "dueAt", "dueOn", "explanation", "id", "originKey", "receivedAt", "state", "title", "updatedAt", "version", "wardId" FROM "question";
DROP TABLE "question";
ALTER TABLE "new_question" RENAME TO "question";
CREATE INDEX "question_assigneeId_idx" ON "question"("assigneeId");
CREATE INDEX "question_askerId_idx" ON "question"("askerId");
CREATE INDEX "question_wardId_state_dueAt_idx" ON "question"("wardId", "state", "dueAt");
CREATE UNIQUE INDEX "question_wardId_code_key" ON "question"("wardId", "code");
CREATE UNIQUE INDEX "question_wardId_originKey_key" ON "question"("wardId", "originKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "submission_file_hash_idx" ON "submission_file"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "submission_file_submissionId_itemKey_key" ON "submission_file"("submissionId", "itemKey");

-- CreateIndex
CREATE INDEX "page_link_personId_purpose_idx" ON "page_link"("personId", "purpose");

-- CreateIndex
CREATE INDEX "mailbox_wardId_conversation_id_idx" ON "mailbox"("wardId", "conversation", "id");

-- CreateIndex
CREATE UNIQUE INDEX "text_fingerprint_wardId_subjectId_key" ON "text_fingerprint"("wardId", "subjectId");

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
CREATE INDEX "consent_subject_idx" ON "consent"("subject");

-- CreateIndex
CREATE INDEX "consent_personId_idx" ON "consent"("personId");

-- CreateIndex
CREATE INDEX "call_note_wardId_calledAt_idx" ON "call_note"("wardId", "calledAt");

-- CreateIndex
CREATE UNIQUE INDEX "call_note_outboxId_key" ON "call_note"("outboxId");

-- CreateIndex
CREATE INDEX "data_request_wardId_doneAt_idx" ON "data_request"("wardId", "doneAt");
