-- DropIndex
DROP INDEX "deliveries_closed_at_closes_at_idx";

-- CreateIndex
CREATE INDEX "deliveries_state_closed_at_closes_at_idx" ON "deliveries"("state", "closed_at", "closes_at");
