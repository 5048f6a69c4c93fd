-- CreateTable
CREATE TABLE "agendas" (
    "id" UUID NOT NULL,
    "team_id" UUID NOT NULL,
    "cycle_id" UUID NOT NULL,
    "meets_on" TEXT NOT NULL,
    "meets_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "posted" TEXT,
    "approved_by" UUID,
    "post_at" TIMESTAMPTZ(3),
    "look_at" TIMESTAMPTZ(3),
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "gathered_at" TIMESTAMPTZ(3),

    CONSTRAINT "agendas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_items" (
    "id" UUID NOT NULL,
    "agenda_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "entry_id" UUID,
    "commitment_id" UUID,
    "text" TEXT,
    "minutes" INTEGER,
    "ordinal" INTEGER NOT NULL,
    "is_out" BOOLEAN NOT NULL,
    "is_cleared" BOOLEAN NOT NULL,
    "added_by" UUID,

    CONSTRAINT "agenda_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agenda_notes" (
    "nudge_id" UUID NOT NULL,
    "agenda_id" UUID NOT NULL,
    "part" TEXT NOT NULL,

    CONSTRAINT "agenda_notes_pkey" PRIMARY KEY ("nudge_id")
);

-- CreateTable
CREATE TABLE "agenda_marks" (
    "source" TEXT NOT NULL,
    "team_id" UUID NOT NULL,
    "entry_id" UUID,
    "commitment_id" UUID,
    "wish" TEXT,
    "kind" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agenda_marks_pkey" PRIMARY KEY ("source")
);

-- CreateIndex
CREATE INDEX "agendas_look_at_idx" ON "agendas"("look_at");

-- CreateIndex
CREATE INDEX "agendas_cycle_id_state_idx" ON "agendas"("cycle_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "agendas_team_id_meets_on_key" ON "agendas"("team_id", "meets_on");

-- CreateIndex
CREATE INDEX "agenda_items_entry_id_idx" ON "agenda_items"("entry_id");

-- CreateIndex
CREATE INDEX "agenda_items_commitment_id_idx" ON "agenda_items"("commitment_id");

-- CreateIndex
CREATE INDEX "agenda_items_added_by_idx" ON "agenda_items"("added_by");

-- CreateIndex
CREATE UNIQUE INDEX "agenda_items_agenda_id_source_key" ON "agenda_items"("agenda_id", "source");

-- CreateIndex
CREATE INDEX "agenda_notes_agenda_id_idx" ON "agenda_notes"("agenda_id");

-- CreateIndex
CREATE INDEX "agenda_marks_team_id_at_idx" ON "agenda_marks"("team_id", "at");

-- CreateIndex
CREATE INDEX "agenda_marks_entry_id_idx" ON "agenda_marks"("entry_id");

-- CreateIndex
CREATE INDEX "agenda_marks_commitment_id_idx" ON "agenda_marks"("commitment_id");

-- AddForeignKey
ALTER TABLE "agendas" ADD CONSTRAINT "agendas_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agendas" ADD CONSTRAINT "agendas_cycle_id_fkey" FOREIGN KEY ("cycle_id") REFERENCES "cycles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_agenda_id_fkey" FOREIGN KEY ("agenda_id") REFERENCES "agendas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitments"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_items" ADD CONSTRAINT "agenda_items_added_by_fkey" FOREIGN KEY ("added_by") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_notes" ADD CONSTRAINT "agenda_notes_nudge_id_fkey" FOREIGN KEY ("nudge_id") REFERENCES "nudges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_notes" ADD CONSTRAINT "agenda_notes_agenda_id_fkey" FOREIGN KEY ("agenda_id") REFERENCES "agendas"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_marks" ADD CONSTRAINT "agenda_marks_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_marks" ADD CONSTRAINT "agenda_marks_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agenda_marks" ADD CONSTRAINT "agenda_marks_commitment_id_fkey" FOREIGN KEY ("commitment_id") REFERENCES "commitments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
