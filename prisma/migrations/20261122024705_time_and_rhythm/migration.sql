-- DropIndex
DROP INDEX "deliveries_nudge_id_recipient_due_at_key";

-- AlterTable
ALTER TABLE "cycles" ADD COLUMN     "meeting" JSONB,
ADD COLUMN     "plan" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "deliveries" ADD COLUMN     "holds" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "merged_into" UUID,
ADD COLUMN     "occurrence" TEXT,
ADD COLUMN     "round" INTEGER NOT NULL DEFAULT 0;

-- What was planned before keeps its instant as its occurrence.
UPDATE "deliveries" SET "occurrence" = to_char("due_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
ALTER TABLE "deliveries" ALTER COLUMN "occurrence" SET NOT NULL;

-- AlterTable
ALTER TABLE "districts" ADD COLUMN     "nudges_per_day" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "nudges_per_week" INTEGER NOT NULL DEFAULT 3;

-- AlterTable
ALTER TABLE "nudges" ADD COLUMN     "member_id" UUID,
ADD COLUMN     "plan_at" TIMESTAMPTZ(3),
ADD COLUMN     "practice_id" UUID,
ADD COLUMN     "reply_to" UUID;

UPDATE "nudges" SET "plan_at" = "next_due_at";

-- CreateTable
CREATE TABLE "asks" (
    "delivery_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "nudge_id" UUID NOT NULL,
    "occurrence" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "counted_on" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "skipped_at" TIMESTAMPTZ(3),

    CONSTRAINT "asks_pkey" PRIMARY KEY ("delivery_id","member_id")
);

-- CreateTable
CREATE TABLE "rhythms" (
    "member_id" UUID NOT NULL,
    "workdays" INTEGER[],
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,
    "preferred_time" TEXT,
    "opt_outs" TEXT[],
    "pace" TEXT NOT NULL,
    "pace_asked_at" TIMESTAMPTZ(3),

    CONSTRAINT "rhythms_pkey" PRIMARY KEY ("member_id")
);

-- CreateTable
CREATE TABLE "leaves" (
    "id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "from" TEXT NOT NULL,
    "until" TEXT NOT NULL,

    CONSTRAINT "leaves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "snoozes" (
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "snoozes_pkey" PRIMARY KEY ("member_id","kind")
);

-- CreateTable
CREATE TABLE "calendar_sources" (
    "school_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "imported_by" UUID,

    CONSTRAINT "calendar_sources_pkey" PRIMARY KEY ("school_id","source")
);

-- CreateTable
CREATE TABLE "templates" (
    "id" UUID NOT NULL,
    "school_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "based_on" TEXT NOT NULL,
    "changed_by" UUID,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "templates_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practices" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "coach_id" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "practices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commitments" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "entry_id" UUID,
    "text" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "event_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "commitments_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "asks_member_id_counted_on_idx" ON "asks"("member_id", "counted_on");

-- CreateIndex
CREATE INDEX "asks_member_id_at_idx" ON "asks"("member_id", "at");

-- CreateIndex
CREATE INDEX "asks_team_id_due_at_idx" ON "asks"("team_id", "due_at");

-- CreateIndex
CREATE INDEX "leaves_member_id_until_idx" ON "leaves"("member_id", "until");

-- CreateIndex
CREATE UNIQUE INDEX "templates_school_id_key_key" ON "templates"("school_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "practices_event_key_key" ON "practices"("event_key");

-- CreateIndex
CREATE INDEX "practices_coach_id_idx" ON "practices"("coach_id");

-- CreateIndex
CREATE INDEX "practices_member_id_idx" ON "practices"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "commitments_event_key_key" ON "commitments"("event_key");

-- CreateIndex
CREATE INDEX "commitments_member_id_state_idx" ON "commitments"("member_id", "state");

-- CreateIndex
CREATE INDEX "commitments_team_id_due_on_idx" ON "commitments"("team_id", "due_on");

-- CreateIndex
CREATE INDEX "deliveries_member_id_state_idx" ON "deliveries"("member_id", "state");

-- CreateIndex
CREATE INDEX "deliveries_merged_into_idx" ON "deliveries"("merged_into");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_nudge_id_recipient_occurrence_round_key" ON "deliveries"("nudge_id", "recipient", "occurrence", "round");

-- CreateIndex
CREATE INDEX "nudges_plan_at_idx" ON "nudges"("plan_at");

-- CreateIndex
CREATE INDEX "nudges_member_id_idx" ON "nudges"("member_id");

-- CreateIndex
CREATE INDEX "nudges_practice_id_idx" ON "nudges"("practice_id");

-- AddForeignKey
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_practice_id_fkey" FOREIGN KEY ("practice_id") REFERENCES "practices"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asks" ADD CONSTRAINT "asks_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asks" ADD CONSTRAINT "asks_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "asks" ADD CONSTRAINT "asks_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rhythms" ADD CONSTRAINT "rhythms_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "leaves" ADD CONSTRAINT "leaves_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snoozes" ADD CONSTRAINT "snoozes_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "calendar_sources" ADD CONSTRAINT "calendar_sources_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "templates" ADD CONSTRAINT "templates_school_id_fkey" FOREIGN KEY ("school_id") REFERENCES "schools"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practices" ADD CONSTRAINT "practices_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practices" ADD CONSTRAINT "practices_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Whom the messages so far have asked: the recipient, or who was in the team when its thread was asked.
INSERT INTO "asks" ("delivery_id", "member_id", "team_id", "nudge_id", "occurrence", "state", "due_at", "at")
SELECT DISTINCT d."id", coalesce(d."member_id", m."member_id"), d."team_id", d."nudge_id", d."occurrence", 'asked', d."due_at", d."sent_at"
FROM "deliveries" d
LEFT JOIN "memberships" m ON d."member_id" IS NULL AND m."team_id" = d."team_id"
  AND m."joined_at" <= d."sent_at" AND (m."left_at" IS NULL OR m."left_at" > d."sent_at")
WHERE d."state" = 'sent' AND d."sent_at" IS NOT NULL AND (d."member_id" IS NOT NULL OR m."member_id" IS NOT NULL);
