-- CreateTable
CREATE TABLE "article" (
    "id" BIGSERIAL NOT NULL,
    "ward" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "title" TEXT COLLATE "C" NOT NULL,
    "summary" TEXT COLLATE "C" NOT NULL,
    "html" TEXT COLLATE "C" NOT NULL,
    "paragraphs" TEXT COLLATE "C" NOT NULL,
    "category" TEXT COLLATE "C" NOT NULL,
    "section" TEXT COLLATE "C" NOT NULL,
    "eventOn" TEXT COLLATE "C",
    "place" TEXT COLLATE "C",
    "source" TEXT COLLATE "C" NOT NULL,
    "authors" TEXT COLLATE "C" NOT NULL,
    "photographers" TEXT COLLATE "C" NOT NULL,
    "publishedAt" BIGINT NOT NULL,
    "updatedAt" BIGINT NOT NULL,
    "withdrawn" BIGINT NOT NULL DEFAULT 0,
    "contentHash" TEXT COLLATE "C" NOT NULL,
    "searchTitle" TEXT COLLATE "C" NOT NULL,
    "searchText" TEXT COLLATE "C" NOT NULL,
    "origin" TEXT COLLATE "C",
    "documentNumber" TEXT COLLATE "C",
    "signer" TEXT COLLATE "C",

    CONSTRAINT "article_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "article_photo" (
    "articleId" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "ward" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "alt" TEXT COLLATE "C" NOT NULL,
    "credit" TEXT COLLATE "C",
    "width" BIGINT NOT NULL,
    "height" BIGINT NOT NULL,
    "widths" TEXT COLLATE "C" NOT NULL,
    "placeholder" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "article_photo_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "article_file" (
    "articleId" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "ward" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,
    "kind" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "pages" BIGINT,
    "hasPicture" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "article_file_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "article_correction" (
    "articleId" BIGINT NOT NULL,
    "position" BIGINT NOT NULL,
    "ward" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,
    "note" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "article_correction_pkey" PRIMARY KEY ("articleId","position")
);

-- CreateTable
CREATE TABLE "ward_generation" (
    "ward" TEXT COLLATE "C" NOT NULL,
    "generation" BIGINT NOT NULL,

    CONSTRAINT "ward_generation_pkey" PRIMARY KEY ("ward")
);

-- CreateTable
CREATE TABLE "applied_publication" (
    "key" TEXT COLLATE "C" NOT NULL,
    "ward" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "version" BIGINT NOT NULL,
    "appliedAt" BIGINT NOT NULL,

    CONSTRAINT "applied_publication_pkey" PRIMARY KEY ("key")
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
CREATE INDEX "article_file_of_hash" ON "article_file"("ward", "hash");

-- CreateIndex
CREATE INDEX "applied_publication_of_item" ON "applied_publication"("ward", "code");

-- AddForeignKey
ALTER TABLE "article_photo" ADD CONSTRAINT "article_photo_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_file" ADD CONSTRAINT "article_file_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_correction" ADD CONSTRAINT "article_correction_articleId_fkey" FOREIGN KEY ("articleId") REFERENCES "article"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a schema cannot say: the full-text index. `search` holds the words of `searchTitle` (weight A) and `searchText`, and
-- both as they were written; '#' and the ward's slug is one word more. It holds no withdrawn item.
CREATE TABLE "article_search" (
    "id" BIGINT NOT NULL PRIMARY KEY REFERENCES "article"("id") ON DELETE CASCADE,
    "search" TSVECTOR NOT NULL
);
CREATE INDEX "article_search_words" ON "article_search" USING GIN ("search");
