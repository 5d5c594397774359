-- A photo's fingerprint, narrow (decision 0188): hashes and numbers as bytes, buckets of 32 bits, and no index that says again
-- what the rows say.

-- DropIndex
DROP INDEX "photo_fingerprint_updatedAt_idx";

-- DropIndex
DROP INDEX "photo_fingerprint_wardId_hash_key";

-- AlterTable
ALTER TABLE "photo_fingerprint" ALTER COLUMN "hash" TYPE BYTEA USING decode("hash", 'hex'),
ADD COLUMN     "numbers" BYTEA;

-- Numbers were six bytes in base64url, of which the upper three are nothing. Whole fingerprints, which the first program kept,
-- stay as they are, as bytes.
UPDATE "photo_fingerprint" SET "numbers" = CASE WHEN length("bits") >= 2000 THEN convert_to("bits", 'UTF8') ELSE coalesce((
    SELECT string_agg(substr(decode(translate("bits", '-_', '+/'), 'base64'), "n" * 6 + 4, 3), ''::bytea ORDER BY "n")
    FROM generate_series(0, length("bits") / 8 - 1) AS "n"
  ), ''::bytea) END;
ALTER TABLE "photo_fingerprint" DROP COLUMN "bits";
ALTER TABLE "photo_fingerprint" RENAME COLUMN "numbers" TO "bits";
ALTER TABLE "photo_fingerprint" ALTER COLUMN "bits" SET NOT NULL;

CREATE INDEX "photo_fingerprint_hash" ON "photo_fingerprint"(substr("hash", 1, 4));

-- A number may become another's of before: the key comes back when all are carried over.
ALTER TABLE "photo_band" DROP CONSTRAINT "photo_band_pkey";
UPDATE "photo_band" SET "bucket" = "bucket" % 4294967296 - 2147483648;
ALTER TABLE "photo_band" ADD CONSTRAINT "photo_band_pkey" PRIMARY KEY ("bucket", "fingerprintId");
