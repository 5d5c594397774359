-- AlterTable
ALTER TABLE "account_code" ADD COLUMN "wantedBy" TEXT;

-- AlterTable
ALTER TABLE "invitation" ADD COLUMN "revokedAt" BIGINT;

-- CreateIndex
CREATE INDEX "account_code_personId_idx" ON "account_code"("personId");
