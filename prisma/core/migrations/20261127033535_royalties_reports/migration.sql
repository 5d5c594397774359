-- CreateTable
CREATE TABLE "appraisal" (
    "submissionId" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "genre" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "payee_standing" (
    "wardId" TEXT NOT NULL,
    "payee" TEXT NOT NULL,
    "tax" TEXT NOT NULL,
    "commitmentYear" INTEGER,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "payee")
);

-- CreateTable
CREATE TABLE "royalty_statement" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "reason" TEXT,
    "computedAt" BIGINT NOT NULL,
    "checked" TEXT,
    "approved" TEXT,
    "hash" TEXT
);

-- CreateTable
CREATE TABLE "royalty_line" (
    "statementId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "wardId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "payee" TEXT NOT NULL,
    "submissionId" TEXT,
    "paidVnd" BIGINT NOT NULL,
    "line" TEXT NOT NULL,

    PRIMARY KEY ("statementId", "position"),
    CONSTRAINT "royalty_line_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "royalty_statement" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "report" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "hash" TEXT,
    "updatedAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "report_action" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "reportId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" TEXT,
    "doneOn" TEXT,
    "note" TEXT,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "budget_line" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "estimateVnd" BIGINT NOT NULL,
    "basis" TEXT NOT NULL,
    "approvedVnd" BIGINT,
    "decision" TEXT,
    "approvedOn" TEXT,
    "spentVnd" BIGINT NOT NULL,
    "committedVnd" BIGINT NOT NULL
);

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

-- What was approved does not change: a later version replaces it, and paying it is a step of its own.
CREATE TRIGGER "royalty_statement_frozen" BEFORE UPDATE ON "royalty_statement"
WHEN OLD."hash" IS NOT NULL AND (NEW."content" <> OLD."content" OR NEW."hash" IS NOT OLD."hash")
BEGIN SELECT RAISE(ABORT, 'an approved statement does not change'); END;
CREATE TRIGGER "royalty_statement_kept" BEFORE DELETE ON "royalty_statement"
WHEN OLD."hash" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an approved statement stays'); END;
