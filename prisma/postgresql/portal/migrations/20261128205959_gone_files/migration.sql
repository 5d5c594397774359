-- CreateTable
CREATE TABLE "gone_file" (
    "ward" TEXT COLLATE "C" NOT NULL,
    "hash" TEXT COLLATE "C" NOT NULL,

    CONSTRAINT "gone_file_pkey" PRIMARY KEY ("ward","hash")
);
