-- The newest of one person's questions and cries are the end of an index, however many there are (decision 0258).
-- DropIndex
DROP INDEX "question_askerId_idx";

-- CreateIndex
CREATE INDEX "question_askerId_receivedAt_idx" ON "question"("askerId", "receivedAt");

-- DropIndex
DROP INDEX "danger_case_personId_idx";

-- CreateIndex
CREATE INDEX "danger_case_personId_openedAt_idx" ON "danger_case"("personId", "openedAt");
