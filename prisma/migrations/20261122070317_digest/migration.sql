-- CreateTable
CREATE TABLE "digest_weeks" (
    "district_id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digest_weeks_pkey" PRIMARY KEY ("district_id","week")
);

-- CreateTable
CREATE TABLE "digests" (
    "nudge_id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "week" TEXT NOT NULL,
    "scopes" JSONB NOT NULL,
    "suggestion" TEXT,

    CONSTRAINT "digests_pkey" PRIMARY KEY ("nudge_id")
);

-- CreateTable
CREATE TABLE "digests_off" (
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "digests_off_pkey" PRIMARY KEY ("team_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "digests_recipient_week_key" ON "digests"("recipient", "week");

-- AddForeignKey
ALTER TABLE "digest_weeks" ADD CONSTRAINT "digest_weeks_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "districts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests" ADD CONSTRAINT "digests_nudge_id_fkey" FOREIGN KEY ("nudge_id") REFERENCES "nudges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "digests_off" ADD CONSTRAINT "digests_off_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;
