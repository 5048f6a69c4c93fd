-- AlterTable
ALTER TABLE "districts" ADD COLUMN     "min_people" INTEGER NOT NULL DEFAULT 5;

-- CreateTable
CREATE TABLE "week_rollups" (
    "team_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "phase_id" UUID,
    "counts" JSONB NOT NULL,

    CONSTRAINT "week_rollups_pkey" PRIMARY KEY ("team_id","week")
);

-- CreateTable
CREATE TABLE "snapshots" (
    "unit_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "district_id" UUID NOT NULL,
    "school_id" UUID,
    "phase_id" UUID,
    "content" JSONB NOT NULL,

    CONSTRAINT "snapshots_pkey" PRIMARY KEY ("unit_id","week")
);

-- CreateTable
CREATE TABLE "closed_weeks" (
    "district_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "carry" JSONB,

    CONSTRAINT "closed_weeks_pkey" PRIMARY KEY ("district_id","week")
);

-- CreateIndex
CREATE INDEX "week_rollups_district_id_week_idx" ON "week_rollups"("district_id", "week");

-- CreateIndex
CREATE INDEX "snapshots_district_id_week_idx" ON "snapshots"("district_id", "week");

-- AddForeignKey
ALTER TABLE "closed_weeks" ADD CONSTRAINT "closed_weeks_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "districts"("id") ON DELETE CASCADE ON UPDATE CASCADE;
