-- CreateTable
CREATE TABLE "gone_file" (
    "ward" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    PRIMARY KEY ("ward", "hash")
);
