-- AlterTable
ALTER TABLE "article" ADD COLUMN "origin" TEXT;
