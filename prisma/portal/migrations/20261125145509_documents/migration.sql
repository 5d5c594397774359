-- AlterTable
ALTER TABLE "article" ADD COLUMN "documentNumber" TEXT;
ALTER TABLE "article" ADD COLUMN "signer" TEXT;

-- CreateTable
CREATE TABLE "article_file" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "ward" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sizeBytes" INTEGER NOT NULL,
    "pages" INTEGER,
    "hasPicture" INTEGER NOT NULL DEFAULT 0,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "article_file_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "article_file_of_hash" ON "article_file"("ward", "hash");
