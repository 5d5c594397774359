-- CreateTable
CREATE TABLE "danger_case" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "originKey" TEXT NOT NULL,
    "questionId" TEXT,
    "openedAt" BIGINT NOT NULL,
    "endedAt" BIGINT,
    "standing" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "danger_case_wardId_state_openedAt_idx" ON "danger_case"("wardId", "state", "openedAt");

-- CreateIndex
CREATE INDEX "danger_case_personId_idx" ON "danger_case"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "danger_case_wardId_code_key" ON "danger_case"("wardId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "danger_case_wardId_originKey_key" ON "danger_case"("wardId", "originKey");
