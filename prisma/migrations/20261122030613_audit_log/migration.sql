-- CreateTable
CREATE TABLE "audit_log" (
    "id" UUID NOT NULL,
    "district_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_id" UUID NOT NULL,
    "period" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" TEXT NOT NULL,

    CONSTRAINT "audit_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_log_district_id_at_idx" ON "audit_log"("district_id", "at");
