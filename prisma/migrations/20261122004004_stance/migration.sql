-- AlterTable
ALTER TABLE "districts" ADD COLUMN     "shares_corrections" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "entries" ADD COLUMN     "codes_seen_at" TIMESTAMPTZ(3),
ADD COLUMN     "language" TEXT,
ADD COLUMN     "read_by" TEXT;

-- CreateTable
CREATE TABLE "entry_codes" (
    "entry_id" UUID NOT NULL,
    "habit" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "probability" DOUBLE PRECISION NOT NULL,
    "prior" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "entry_codes_pkey" PRIMARY KEY ("entry_id","habit")
);

-- CreateTable
CREATE TABLE "code_corrections" (
    "entry_id" UUID NOT NULL,
    "habit" TEXT NOT NULL,
    "is_present" BOOLEAN NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "code_corrections_pkey" PRIMARY KEY ("entry_id","habit")
);

-- CreateIndex
CREATE INDEX "entries_deleted_at_read_by_idx" ON "entries"("deleted_at", "read_by");

-- AddForeignKey
ALTER TABLE "entry_codes" ADD CONSTRAINT "entry_codes_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "code_corrections" ADD CONSTRAINT "code_corrections_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "entries"("id") ON DELETE CASCADE ON UPDATE CASCADE;
