-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_setting" (
    "wardId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updatedAt" BIGINT NOT NULL DEFAULT 0,

    PRIMARY KEY ("wardId", "name")
);
INSERT INTO "new_setting" ("name", "value", "wardId", "updatedAt")
  SELECT "name", "value", "wardId", CAST(unixepoch() AS INTEGER) * 1000 FROM "setting";
DROP TABLE "setting";
ALTER TABLE "new_setting" RENAME TO "setting";
CREATE INDEX "setting_updatedAt_idx" ON "setting"("updatedAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "account_code_expiresAt_idx" ON "account_code"("expiresAt");

-- CreateIndex
CREATE INDEX "audit_log_wardId_actorId_at_idx" ON "audit_log"("wardId", "actorId", "at");

-- CreateIndex
CREATE INDEX "card_createdAt_idx" ON "card"("createdAt");

-- CreateIndex
CREATE INDEX "counter_kind_year_idx" ON "counter"("kind", "year");

-- CreateIndex
CREATE INDEX "dialogue_updatedAt_idx" ON "dialogue"("updatedAt");

-- CreateIndex
CREATE INDEX "inbox_doneAt_idx" ON "inbox"("doneAt");

-- CreateIndex
CREATE INDEX "mailbox_at_idx" ON "mailbox"("at");

-- CreateIndex
CREATE INDEX "offered_choices_offeredAt_idx" ON "offered_choices"("offeredAt");

-- CreateIndex
CREATE INDEX "once_at_idx" ON "once"("at");

-- CreateIndex
CREATE INDEX "outbox_doneAt_idx" ON "outbox"("doneAt");

-- CreateIndex
CREATE INDEX "page_link_expiresAt_idx" ON "page_link"("expiresAt");

-- CreateIndex
CREATE INDEX "photo_fingerprint_updatedAt_idx" ON "photo_fingerprint"("updatedAt");

-- CreateIndex
CREATE INDEX "question_wardId_decidedBy_decidedAt_idx" ON "question"("wardId", "decidedBy", "decidedAt");

-- CreateIndex
CREATE INDEX "slot_at_idx" ON "slot"("at");

-- CreateIndex
CREATE INDEX "submission_wardId_decidedBy_decidedAt_idx" ON "submission"("wardId", "decidedBy", "decidedAt");

-- CreateIndex
CREATE INDEX "text_fingerprint_updatedAt_idx" ON "text_fingerprint"("updatedAt");

-- By hand: a row of these tables is nothing but its key, so the key's tree is the table, and each row is stored once.
CREATE TABLE "new_text_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" INTEGER NOT NULL,

    PRIMARY KEY ("bucket", "fingerprintId")
) WITHOUT ROWID;
INSERT INTO "new_text_band" SELECT "bucket", "fingerprintId" FROM "text_band" ORDER BY 1, 2;
DROP TABLE "text_band";
ALTER TABLE "new_text_band" RENAME TO "text_band";
CREATE TABLE "new_photo_band" (
    "bucket" BIGINT NOT NULL,
    "fingerprintId" INTEGER NOT NULL,

    PRIMARY KEY ("bucket", "fingerprintId")
) WITHOUT ROWID;
INSERT INTO "new_photo_band" SELECT "bucket", "fingerprintId" FROM "photo_band" ORDER BY 1, 2;
DROP TABLE "photo_band";
ALTER TABLE "new_photo_band" RENAME TO "photo_band";

-- By hand: questions that still hold words, oldest first; one that was forgotten leaves the index.
CREATE INDEX "question_with_words" ON "question"("updatedAt") WHERE "body" <> '';
