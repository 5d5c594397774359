-- CreateTable
CREATE TABLE "section_text" (
    "wardId" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT,
    "at" BIGINT NOT NULL,

    PRIMARY KEY ("wardId", "slug", "version")
);
