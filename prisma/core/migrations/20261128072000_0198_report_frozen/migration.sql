-- What was approved of a report does not change, like a statement: a later version replaces it. It goes on being sent, taken
-- back and directed upon, so of its content only what its hash is made of is held.
CREATE TRIGGER "report_frozen" BEFORE UPDATE ON "report"
WHEN OLD."hash" IS NOT NULL AND (
    NEW."hash" IS NOT OLD."hash" OR NEW."kind" <> OLD."kind" OR NEW."period" <> OLD."period" OR NEW."version" <> OLD."version"
    OR json_extract(NEW."content", '$.figures', '$.remarks', '$.carried', '$.meeting', '$.approved')
        <> json_extract(OLD."content", '$.figures', '$.remarks', '$.carried', '$.meeting', '$.approved'))
BEGIN SELECT RAISE(ABORT, 'an approved report does not change'); END;
CREATE TRIGGER "report_kept" BEFORE DELETE ON "report"
WHEN OLD."hash" IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'an approved report stays'); END;

-- Neither does an estimate that was sent, nor a proposal of praise that was settled.
CREATE TRIGGER "register_entry_frozen" BEFORE UPDATE ON "register_entry"
WHEN (OLD."kind" = 'estimate' OR (OLD."kind" = 'praise' AND OLD."state" = 'decided')) AND NEW."content" <> OLD."content"
BEGIN SELECT RAISE(ABORT, 'what was sent or settled does not change'); END;
CREATE TRIGGER "register_entry_kept" BEFORE DELETE ON "register_entry"
WHEN OLD."kind" = 'estimate' OR (OLD."kind" = 'praise' AND OLD."state" = 'decided')
BEGIN SELECT RAISE(ABORT, 'what was sent or settled stays'); END;
