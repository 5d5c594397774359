-- What is to be forgotten of cases of danger is found by an index (decision 0234): the forgotten ones are no longer gone through.
UPDATE "danger_case" SET "endedAt" = NULL WHERE "originKey" LIKE 'forgotten:%';

-- CreateIndex
CREATE INDEX "danger_case_wardId_endedAt_idx" ON "danger_case"("wardId", "endedAt");
