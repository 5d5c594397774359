-- Published, or about to be, and waiting for somebody all the same: a partial index has no word in the schema.
CREATE INDEX "submission_unfinished" ON "submission"("wardId", "publishedAt") WHERE "state" in ('approved', 'published') and (("standing"::jsonb ->> 'correction') is not null or (("standing"::jsonb ->> 'urgent') is not null and ("standing"::jsonb -> 'urgent' ->> 'reviewedBy') is null));
