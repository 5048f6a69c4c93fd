-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "remind_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "asks_nudge_id_idx" ON "asks"("nudge_id");

-- CreateIndex
CREATE INDEX "deliveries_remind_at_idx" ON "deliveries"("remind_at");
