-- Rows that lie under their key, without a number of their own and a second index to find them by it (decision 0182). The
-- clause has no word in the schema.

-- DropIndex
DROP INDEX "person_wardId_idx";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_timeline" (
    "wardId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "id" INTEGER NOT NULL,
    "at" BIGINT NOT NULL,
    "actorId" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "facts" TEXT NOT NULL,

    PRIMARY KEY ("wardId", "subjectId", "id")
) WITHOUT ROWID;
INSERT INTO "new_timeline" ("actorId", "at", "event", "facts", "id", "subjectId", "wardId") SELECT "actorId", "at", "event", "facts", "id", "subjectId", "wardId" FROM "timeline" ORDER BY "wardId", "subjectId", "id";
DROP TABLE "timeline";
ALTER TABLE "new_timeline" RENAME TO "timeline";

-- The chain as it is, row by row; its triggers and indexes go with the old table and come again.
DROP TRIGGER "audit_no_update";
DROP TRIGGER "audit_no_delete";
CREATE TABLE "new_audit_log" (
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
) WITHOUT ROWID;
INSERT INTO "new_audit_log" ("wardId", "seq", "at", "actorId", "action", "object", "details", "prevHash", "hash") SELECT "wardId", "seq", "at", "actorId", "action", "object", "details", "prevHash", "hash" FROM "audit_log" ORDER BY "wardId", "seq";
DROP TABLE "audit_log";
ALTER TABLE "new_audit_log" RENAME TO "audit_log";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "audit_log_wardId_actorId_at_idx" ON "audit_log"("wardId", "actorId", "at");

-- CreateIndex
CREATE INDEX "audit_log_wardId_object_seq_idx" ON "audit_log"("wardId", "object", "seq");

CREATE TRIGGER "audit_no_update" BEFORE UPDATE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;
CREATE TRIGGER "audit_no_delete" BEFORE DELETE ON "audit_log" BEGIN SELECT RAISE(ABORT, 'audit_log is append-only'); END;

-- CreateIndex
CREATE INDEX "person_wardId_id_idx" ON "person"("wardId", "id");

-- CreateIndex
CREATE INDEX "question_wardId_answeredAt_idx" ON "question"("wardId", "answeredAt");

-- CreateIndex
CREATE INDEX "submission_wardId_submittedAt_idx" ON "submission"("wardId", "submittedAt");

-- What a report counts by its day: few of the events that there are. A partial index has no word in the schema.
CREATE INDEX "timeline_counted" ON "timeline"("wardId", "event", "at") WHERE "event" in ('returned', 'rejected', 'corrected', 'unpublished', 'overridden');
