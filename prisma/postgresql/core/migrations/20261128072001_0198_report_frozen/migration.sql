-- What was approved of a report does not change, like a statement: a later version replaces it. It goes on being sent, taken
-- back and directed upon, so of its content only what its hash is made of is held.
CREATE TRIGGER "report_frozen" BEFORE UPDATE ON "report" FOR EACH ROW
WHEN (OLD."hash" IS NOT NULL AND (
    NEW."hash" IS DISTINCT FROM OLD."hash" OR NEW."kind" <> OLD."kind" OR NEW."period" <> OLD."period"
    OR NEW."version" <> OLD."version"
    OR (NEW."content"::jsonb - '{direction,demand,withdrawal,sent,meetingAfter}'::text[])
        IS DISTINCT FROM (OLD."content"::jsonb - '{direction,demand,withdrawal,sent,meetingAfter}'::text[])))
EXECUTE FUNCTION "refuse_change"('an approved report does not change');
CREATE TRIGGER "report_kept" BEFORE DELETE ON "report" FOR EACH ROW
WHEN (OLD."hash" IS NOT NULL)
EXECUTE FUNCTION "refuse_change"('an approved report stays');

-- Neither does an estimate that was sent, nor a proposal of praise that was settled.
CREATE TRIGGER "register_entry_frozen" BEFORE UPDATE ON "register_entry" FOR EACH ROW
WHEN ((OLD."kind" = 'estimate' OR (OLD."kind" = 'praise' AND OLD."state" = 'decided')) AND NEW."content" <> OLD."content")
EXECUTE FUNCTION "refuse_change"('what was sent or settled does not change');
CREATE TRIGGER "register_entry_kept" BEFORE DELETE ON "register_entry" FOR EACH ROW
WHEN (OLD."kind" = 'estimate' OR (OLD."kind" = 'praise' AND OLD."state" = 'decided'))
EXECUTE FUNCTION "refuse_change"('what was sent or settled stays');
