-- DropIndex
DROP INDEX "question_askerId_idx";

-- DropIndex
DROP INDEX "danger_case_personId_idx";

-- CreateIndex
CREATE INDEX "question_askerId_receivedAt_idx" ON "question"("askerId", "receivedAt");

-- CreateIndex
CREATE INDEX "danger_case_personId_openedAt_idx" ON "danger_case"("personId", "openedAt");
