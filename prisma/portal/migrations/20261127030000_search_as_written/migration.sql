-- The index holds each text twice: without accents, and as it was written. "cống" can then go before "công tác". Both are
-- whole words of one column, so the tokenizer leaves accents as they are: the publisher folds by itself.
DROP TABLE "article_search";
CREATE VIRTUAL TABLE "article_search" USING fts5("ward", "title", "body", content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0');
INSERT INTO "article_search" ("rowid", "ward", "title", "body")
SELECT "id", lower(hex("ward")), "searchTitle" || char(10) || "title",
  "searchText" || char(10) || "summary" || char(10) || coalesce((SELECT group_concat("value", char(10)) FROM json_each("article"."paragraphs")), '')
FROM "article" WHERE "withdrawn" = 0;
