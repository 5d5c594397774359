-- CreateTable
CREATE TABLE "ward_generation" (
    "ward" TEXT NOT NULL PRIMARY KEY,
    "generation" INTEGER NOT NULL
);
