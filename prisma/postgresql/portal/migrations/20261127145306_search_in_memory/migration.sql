-- AlterTable
ALTER TABLE "article" DROP COLUMN "searchTitle",
ADD COLUMN     "generation" BIGINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "article_of_generation" ON "article"("ward", "generation");


-- The search is in memory, made from the rows. Older rows had their text without accents: what the row holds of it as
-- written comes before that.
DROP TABLE "article_search";
UPDATE "article" SET "searchText" = "summary" || E'\n'
  || coalesce((SELECT string_agg("value", E'\n') FROM json_array_elements_text("paragraphs"::json) AS each("value")) || E'\n', '')
  || "searchText";
