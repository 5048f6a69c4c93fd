-- CreateTable
CREATE TABLE "needs" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "desk" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "is_named" BOOLEAN NOT NULL,
    "state" TEXT NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "taken_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "event_key" TEXT NOT NULL,

    CONSTRAINT "needs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_answers" (
    "id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event_key" TEXT NOT NULL,

    CONSTRAINT "need_answers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "need_notes" (
    "nudge_id" UUID NOT NULL,
    "need_id" UUID NOT NULL,
    "answer_id" UUID,

    CONSTRAINT "need_notes_pkey" PRIMARY KEY ("nudge_id")
);

-- CreateTable
CREATE TABLE "departments" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "departments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department_people" (
    "department_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "department_people_pkey" PRIMARY KEY ("department_id","member_id")
);

-- CreateTable
CREATE TABLE "told_back" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "heard" TEXT NOT NULL,
    "did" TEXT NOT NULL,
    "team_ids" UUID[],
    "need_id" UUID,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "event_key" TEXT NOT NULL,

    CONSTRAINT "told_back_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "told_back_notes" (
    "nudge_id" UUID NOT NULL,
    "told_back_id" UUID NOT NULL,

    CONSTRAINT "told_back_notes_pkey" PRIMARY KEY ("nudge_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "needs_event_key_key" ON "needs"("event_key");

-- CreateIndex
CREATE INDEX "needs_desk_state_raised_at_idx" ON "needs"("desk", "state", "raised_at");

-- CreateIndex
CREATE INDEX "needs_member_id_raised_at_idx" ON "needs"("member_id", "raised_at");

-- CreateIndex
CREATE INDEX "needs_team_id_raised_at_idx" ON "needs"("team_id", "raised_at");

-- CreateIndex
CREATE INDEX "needs_state_raised_at_idx" ON "needs"("state", "raised_at");

-- CreateIndex
CREATE UNIQUE INDEX "need_answers_event_key_key" ON "need_answers"("event_key");

-- CreateIndex
CREATE INDEX "need_answers_need_id_at_idx" ON "need_answers"("need_id", "at");

-- CreateIndex
CREATE INDEX "need_notes_need_id_idx" ON "need_notes"("need_id");

-- CreateIndex
CREATE UNIQUE INDEX "departments_district_id_name_key" ON "departments"("district_id", "name");

-- CreateIndex
CREATE INDEX "department_people_member_id_idx" ON "department_people"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "told_back_event_key_key" ON "told_back"("event_key");

-- CreateIndex
CREATE INDEX "told_back_district_id_sent_at_idx" ON "told_back"("district_id", "sent_at");

-- CreateIndex
CREATE INDEX "told_back_notes_told_back_id_idx" ON "told_back_notes"("told_back_id");

-- AddForeignKey
ALTER TABLE "needs" ADD CONSTRAINT "needs_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "needs" ADD CONSTRAINT "needs_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_answers" ADD CONSTRAINT "need_answers_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "needs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_answers" ADD CONSTRAINT "need_answers_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_notes" ADD CONSTRAINT "need_notes_nudge_id_fkey" FOREIGN KEY ("nudge_id") REFERENCES "nudges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_notes" ADD CONSTRAINT "need_notes_need_id_fkey" FOREIGN KEY ("need_id") REFERENCES "needs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "need_notes" ADD CONSTRAINT "need_notes_answer_id_fkey" FOREIGN KEY ("answer_id") REFERENCES "need_answers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "departments" ADD CONSTRAINT "departments_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "districts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_people" ADD CONSTRAINT "department_people_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "departments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department_people" ADD CONSTRAINT "department_people_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told_back" ADD CONSTRAINT "told_back_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "districts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told_back" ADD CONSTRAINT "told_back_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told_back_notes" ADD CONSTRAINT "told_back_notes_nudge_id_fkey" FOREIGN KEY ("nudge_id") REFERENCES "nudges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "told_back_notes" ADD CONSTRAINT "told_back_notes_told_back_id_fkey" FOREIGN KEY ("told_back_id") REFERENCES "told_back"("id") ON DELETE CASCADE ON UPDATE CASCADE;
