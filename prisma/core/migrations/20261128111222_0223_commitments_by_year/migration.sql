-- AlterTable
ALTER TABLE "payee_standing" ADD COLUMN "earlierYears" TEXT;
