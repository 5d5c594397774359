-- A photo's fingerprint in 270 bytes where it took 500 (decision 0188): hashes and numbers as bytes, buckets of 32 bits, and no
-- index that says again what the rows say. None of it has a word in the schema but the columns.

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_photo_band" (
    "bucket" INTEGER NOT NULL,
    "fingerprintId" INTEGER NOT NULL,

    PRIMARY KEY ("bucket", "fingerprintId")
) WITHOUT ROWID;
INSERT OR IGNORE INTO "new_photo_band" SELECT "bucket" % 4294967296 - 2147483648, "fingerprintId" FROM "photo_band" ORDER BY 1, 2;
DROP TABLE "photo_band";
ALTER TABLE "new_photo_band" RENAME TO "photo_band";

CREATE TABLE "new_photo_fingerprint" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "wardId" TEXT NOT NULL,
    "hash" BLOB NOT NULL,
    "bits" BLOB NOT NULL,
    "updatedAt" BIGINT NOT NULL
);
-- Numbers were six bytes in base64url, of which the upper three are nothing: of eight letters the last four. Whole
-- fingerprints, which the first program kept, stay as they are, as bytes.
WITH RECURSIVE "at"("n") AS (VALUES (0) UNION ALL SELECT "n" + 1 FROM "at" WHERE "n" < 249)
INSERT INTO "new_photo_fingerprint" ("id", "wardId", "hash", "bits", "updatedAt")
SELECT "id", "wardId", unhex("hash"), CASE WHEN length("bits") >= 2000 THEN CAST("bits" AS BLOB) ELSE coalesce((
    SELECT unhex(group_concat(printf('%06X',
        (instr("letters", substr("bits", "n" * 8 + 5, 1)) - 1) * 262144 + (instr("letters", substr("bits", "n" * 8 + 6, 1)) - 1) * 4096
        + (instr("letters", substr("bits", "n" * 8 + 7, 1)) - 1) * 64 + instr("letters", substr("bits", "n" * 8 + 8, 1)) - 1), '' ORDER BY "n"))
    FROM "at", (SELECT 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_' AS "letters") WHERE "n" * 8 < length("bits")
  ), X'') END, "updatedAt"
FROM "photo_fingerprint" WHERE unhex("hash") IS NOT NULL ORDER BY "updatedAt", "id";
DROP TABLE "photo_fingerprint";
ALTER TABLE "new_photo_fingerprint" RENAME TO "photo_fingerprint";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

CREATE INDEX "photo_fingerprint_hash" ON "photo_fingerprint"(substr("hash", 1, 4));
