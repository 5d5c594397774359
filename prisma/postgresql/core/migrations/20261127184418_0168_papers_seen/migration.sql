-- CreateIndex
CREATE INDEX "audit_log_wardId_object_seq_idx" ON "audit_log"("wardId", "object", "seq");
