-- Jobs that wait stand in neither: PostgreSQL would go through all of them there to find the first of a lane (decision 0298).
-- DropIndex
DROP INDEX "job_status_leaseUntil_idx";

-- CreateIndex
CREATE INDEX "job_leased" ON "job"("leaseUntil") WHERE "status" = 'leased';
CREATE INDEX "job_dead" ON "job"("createdAt") WHERE "status" = 'dead';
