-- CreateTable
CREATE TABLE "section_file" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "number" BIGINT NOT NULL,
    "slug" TEXT COLLATE "C" NOT NULL,
    "file" TEXT COLLATE "C" NOT NULL,
    "state" TEXT COLLATE "C" NOT NULL DEFAULT 'todo',
    "refusal" TEXT COLLATE "C",
    "hash" TEXT COLLATE "C",
    "stored" TEXT COLLATE "C",
    "text" TEXT COLLATE "C",
    "by" TEXT COLLATE "C" NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "section_file_pkey" PRIMARY KEY ("wardId","number")
);

-- CreateIndex
CREATE INDEX "section_file_hash_idx" ON "section_file"("hash");
