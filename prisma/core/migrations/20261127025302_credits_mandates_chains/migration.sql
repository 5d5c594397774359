-- AlterTable
ALTER TABLE "decision" ADD COLUMN "contentHash" TEXT;

-- AlterTable
ALTER TABLE "submission" ADD COLUMN "decidedAt" BIGINT;
ALTER TABLE "submission" ADD COLUMN "decidedBy" TEXT;
ALTER TABLE "submission" ADD COLUMN "publishedAt" BIGINT;
ALTER TABLE "submission" ADD COLUMN "submittedAt" BIGINT;
ALTER TABLE "submission" ADD COLUMN "turn" TEXT;

-- CreateTable
CREATE TABLE "mandate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "from" BIGINT NOT NULL,
    "until" BIGINT,
    "grantedBy" TEXT,
    "replaces" TEXT,
    CONSTRAINT "mandate_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "special_day" (
    "wardId" TEXT NOT NULL,
    "date" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "date")
);

-- CreateTable
CREATE TABLE "ward_rule" (
    "wardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "kind", "version")
);

-- CreateTable
CREATE TABLE "contribution" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "submissionId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" TEXT,
    "unit" TEXT,
    "name" TEXT NOT NULL,
    "share" INTEGER NOT NULL,
    "photoId" TEXT,
    CONSTRAINT "contribution_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "revision_content" (
    "submissionId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "wardId" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("submissionId", "revision"),
    CONSTRAINT "revision_content_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "submission" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- The chain of all wards is closed as it is; each ward goes on with its own, which follows from the last hash of this one.
DROP TRIGGER "audit_no_update";
DROP TRIGGER "audit_no_delete";
ALTER TABLE "audit_log" RENAME TO "audit_log_global";
CREATE TABLE "audit_log" (
    "wardId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("wardId", "seq")
);
CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "audit_global_no_insert" BEFORE INSERT ON "audit_log_global" BEGIN SELECT RAISE(ABORT, 'audit_log_global is closed'); END;
CREATE TRIGGER "audit_global_no_update" BEFORE UPDATE ON "audit_log_global" BEGIN SELECT RAISE(ABORT, 'audit_log_global is append-only'); END;
CREATE TRIGGER "audit_global_no_delete" BEFORE DELETE ON "audit_log_global" BEGIN SELECT RAISE(ABORT, 'audit_log_global is append-only'); END;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
-- Everybody holds the role that they had since they came; who was removed holds it no more.
INSERT INTO "mandate" ("wardId", "role", "personId", "from", "until", "grantedBy") SELECT "wardId", "role", "id", "createdAt", CASE "status" WHEN 'removed' THEN CAST(strftime('%s', 'now') AS INTEGER) * 1000 END, (SELECT "invitedBy" FROM "invitation" WHERE "invitation"."usedBy" = "person"."id" AND "invitation"."role" = "person"."role" LIMIT 1) FROM "person" WHERE "role" <> 'citizen' ORDER BY "id";
CREATE TABLE "new_person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT,
    "frozenAt" BIGINT,
    "removedAt" BIGINT,
    "locale" TEXT NOT NULL DEFAULT 'vi',
    "noticedAt" BIGINT,
    "phone" TEXT,
    "createdAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);
INSERT INTO "new_person" ("createdAt", "id", "locale", "name", "noticedAt", "phone", "unit", "version", "wardId", "frozenAt", "removedAt") SELECT "createdAt", "id", "locale", "name", "noticedAt", "phone", "unit", "version", "wardId", CASE "status" WHEN 'frozen' THEN CAST(strftime('%s', 'now') AS INTEGER) * 1000 END, CASE "status" WHEN 'removed' THEN CAST(strftime('%s', 'now') AS INTEGER) * 1000 END FROM "person";
DROP TABLE "person";
ALTER TABLE "new_person" RENAME TO "person";
CREATE INDEX "person_wardId_idx" ON "person"("wardId");
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
    "lastDayOn" TEXT NOT NULL DEFAULT '',
    "decidedAt" BIGINT,
    "decidedBy" TEXT,
    "answeredAt" BIGINT,
    "publishedAt" BIGINT,
    "closedAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
INSERT INTO "new_question" ("askerId", "assigneeId", "body", "channel", "code", "conversation", "createdAt", "dueAt", "dueOn", "explanation", "id", "originKey", "receivedAt", "standing", "state", "title", "updatedAt", "version", "wardId") SELECT "askerId", "assigneeId", "body", "channel", "code", "conversation", "createdAt", "dueAt", "dueOn", "explanation", "id", "originKey", "receivedAt", "standing", "state", "title", "updatedAt", "version", "wardId" FROM "question";
DROP TABLE "question";
ALTER TABLE "new_question" RENAME TO "question";
CREATE INDEX "question_assigneeId_idx" ON "question"("assigneeId");
CREATE INDEX "question_askerId_idx" ON "question"("askerId");
CREATE INDEX "question_wardId_receivedAt_idx" ON "question"("wardId", "receivedAt");
CREATE INDEX "question_wardId_state_dueAt_idx" ON "question"("wardId", "state", "dueAt");
CREATE UNIQUE INDEX "question_wardId_code_key" ON "question"("wardId", "code");
CREATE UNIQUE INDEX "question_wardId_originKey_key" ON "question"("wardId", "originKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "mandate_wardId_role_idx" ON "mandate"("wardId", "role");

-- CreateIndex
CREATE INDEX "mandate_personId_idx" ON "mandate"("personId");

-- CreateIndex
CREATE INDEX "contribution_submissionId_idx" ON "contribution"("submissionId");

-- CreateIndex
CREATE INDEX "contribution_wardId_personId_idx" ON "contribution"("wardId", "personId");

-- CreateIndex
CREATE INDEX "submission_wardId_publishedAt_idx" ON "submission"("wardId", "publishedAt");

-- Where a waiting job stands in its lane is written down: a claim is a search.
ALTER TABLE "job" ADD COLUMN "place" TEXT;
DROP INDEX "job_status_priority_id_idx";
DROP INDEX "job_lane_id_idx";
CREATE INDEX "job_place_task_priority_id_idx" ON "job"("place", "task", "priority", "id");
CREATE INDEX "job_place_dueAt_idx" ON "job"("place", "dueAt");
CREATE INDEX "job_status_leaseUntil_idx" ON "job"("status", "leaseUntil");
CREATE INDEX "job_lane_status_id_idx" ON "job"("lane", "status", "id");
UPDATE "job" SET "place" = CASE WHEN EXISTS (SELECT 1 FROM "job" AS "e" WHERE "e"."lane" = "job"."lane" AND "e"."status" IN ('waiting', 'leased') AND "e"."id" < "job"."id") THEN 'behind' WHEN "crashes" >= 2 THEN 'suspect' ELSE 'later' END WHERE "status" = 'waiting';
