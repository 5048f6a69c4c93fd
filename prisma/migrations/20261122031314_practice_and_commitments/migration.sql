-- AlterTable
ALTER TABLE "commitments" ADD COLUMN     "nudge_id" UUID;

-- AlterTable
ALTER TABLE "practices" ADD COLUMN     "group_id" UUID NOT NULL,
ADD COLUMN     "next_step" TEXT,
ADD COLUMN     "rehearsed_at" TIMESTAMPTZ(3),
ADD COLUMN     "replaces" UUID,
ADD COLUMN     "schedule" JSONB NOT NULL;

-- CreateTable
CREATE TABLE "shared_notes" (
    "nudge_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,

    CONSTRAINT "shared_notes_pkey" PRIMARY KEY ("nudge_id")
);

-- CreateIndex
CREATE INDEX "shared_notes_entry_id_idx" ON "shared_notes"("entry_id");

-- CreateIndex
CREATE INDEX "commitments_nudge_id_idx" ON "commitments"("nudge_id");

-- CreateIndex
CREATE INDEX "practices_group_id_idx" ON "practices"("group_id");

-- AddForeignKey
ALTER TABLE "shared_notes" ADD CONSTRAINT "shared_notes_nudge_id_fkey" FOREIGN KEY ("nudge_id") REFERENCES "nudges"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shared_notes" ADD CONSTRAINT "shared_notes_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;
