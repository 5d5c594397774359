-- CreateTable
CREATE TABLE "article" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ward" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "paragraphs" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "eventOn" TEXT,
    "place" TEXT,
    "source" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "photographers" TEXT NOT NULL,
    "publishedAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "withdrawn" INTEGER NOT NULL DEFAULT 0,
    "contentHash" TEXT NOT NULL,
    "searchTitle" TEXT NOT NULL,
    "searchText" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "article_photo" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "ward" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "credit" TEXT,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "widths" TEXT NOT NULL,
    "placeholder" TEXT NOT NULL,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "article_photo_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "article_correction" (
    "articleId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "ward" TEXT NOT NULL,
    "at" BIGINT NOT NULL,
    "note" TEXT NOT NULL,

    PRIMARY KEY ("articleId", "position"),
    CONSTRAINT "article_correction_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "applied_publication" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "ward" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "appliedAt" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "article_newest" ON "article"("ward", "withdrawn", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "article_of_section" ON "article"("ward", "section", "withdrawn", "publishedAt", "id");

-- CreateIndex
CREATE INDEX "article_of_category" ON "article"("ward", "category", "withdrawn", "publishedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "article_ward_code_key" ON "article"("ward", "code");

-- CreateIndex
CREATE UNIQUE INDEX "article_ward_slug_key" ON "article"("ward", "slug");

-- CreateIndex
CREATE INDEX "article_photo_of_hash" ON "article_photo"("ward", "hash");

-- CreateIndex
CREATE INDEX "applied_publication_of_item" ON "applied_publication"("ward", "code");

-- Full-text search. Prisma has no word for it, so it is written by hand; the publisher keeps it in step inside its transaction.
-- Its rowid is article.id. What goes in is folded already (lower case, no accents, đ as d); 'ward' is the slug's bytes in hex,
-- one word whatever the slug. Contentless: only the index is stored.
CREATE VIRTUAL TABLE "article_search" USING fts5("ward", "title", "body", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
