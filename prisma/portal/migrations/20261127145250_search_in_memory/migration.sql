-- The search is in memory, made from the rows: one text an item, as it is written, and which generation wrote it.
DROP TABLE "article_search";
ALTER TABLE "article" DROP COLUMN "searchTitle";
ALTER TABLE "article" ADD COLUMN "generation" BIGINT NOT NULL DEFAULT 0;
CREATE INDEX "article_of_generation" ON "article"("ward", "generation");
-- Older rows had it without accents: what the row holds of it as written comes before that.
UPDATE "article" SET "searchText" = "summary" || char(10)
  || coalesce((SELECT group_concat("value", char(10)) FROM json_each("paragraphs")) || char(10), '') || "searchText";
