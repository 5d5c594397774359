-- AlterTable
ALTER TABLE "report_action" ADD COLUMN     "ownerId" TEXT COLLATE "C",
ADD COLUMN     "ownerName" TEXT COLLATE "C";
