-- CreateTable
CREATE TABLE "page_view" (
    "wardId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "views" INTEGER NOT NULL,

    PRIMARY KEY ("wardId", "month", "code")
);
