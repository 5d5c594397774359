-- CreateTable
CREATE TABLE "page_view" (
    "wardId" TEXT COLLATE "C" NOT NULL,
    "month" TEXT COLLATE "C" NOT NULL,
    "code" TEXT COLLATE "C" NOT NULL,
    "views" BIGINT NOT NULL,

    CONSTRAINT "page_view_pkey" PRIMARY KEY ("wardId","month","code")
);
