-- CreateTable
CREATE TABLE "section_file" (
    "wardId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "file" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'todo',
    "refusal" TEXT,
    "hash" TEXT,
    "stored" TEXT,
    "text" TEXT,
    "by" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "number")
);

-- CreateIndex
CREATE INDEX "section_file_hash_idx" ON "section_file"("hash");
