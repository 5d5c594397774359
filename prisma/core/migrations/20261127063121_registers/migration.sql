-- CreateTable
CREATE TABLE "register_entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "wardId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL
);

-- CreateIndex
CREATE INDEX "register_entry_wardId_kind_about_idx" ON "register_entry"("wardId", "kind", "about");
