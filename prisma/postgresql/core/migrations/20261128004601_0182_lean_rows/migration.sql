-- DropIndex
DROP INDEX "person_wardId_idx";

-- DropIndex
DROP INDEX "timeline_subjectId_id_idx";

-- AlterTable
ALTER TABLE "timeline" DROP CONSTRAINT "timeline_pkey",
ALTER COLUMN "id" DROP DEFAULT,
ADD CONSTRAINT "timeline_pkey" PRIMARY KEY ("wardId", "subjectId", "id");

-- CreateIndex
CREATE INDEX "person_wardId_id_idx" ON "person"("wardId", "id");

-- CreateIndex
CREATE INDEX "submission_wardId_submittedAt_idx" ON "submission"("wardId", "submittedAt");

-- CreateIndex
CREATE INDEX "question_wardId_answeredAt_idx" ON "question"("wardId", "answeredAt");

-- It counts within its subject.
DROP SEQUENCE IF EXISTS "timeline_id_seq";

-- What a report counts by its day: few of the events that there are. A partial index has no word in the schema.
CREATE INDEX "timeline_counted" ON "timeline"("wardId", "event", "at") WHERE "event" in ('returned', 'rejected', 'corrected', 'unpublished', 'overridden');
