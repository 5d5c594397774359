-- AlterTable
ALTER TABLE "article_photo" ADD COLUMN     "description" TEXT COLLATE "C";
