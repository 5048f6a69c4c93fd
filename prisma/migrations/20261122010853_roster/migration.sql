-- AlterTable
ALTER TABLE "teams" ADD COLUMN     "roster_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "teams_deactivated_at_roster_at_idx" ON "teams"("deactivated_at", "roster_at");
