-- AlterTable
ALTER TABLE "report_action" ADD COLUMN "ownerId" TEXT;
ALTER TABLE "report_action" ADD COLUMN "ownerName" TEXT;
