-- CreateTable
CREATE TABLE "deleted_messages" (
    "workspace_id" UUID NOT NULL,
    "source_ref" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deleted_messages_pkey" PRIMARY KEY ("workspace_id","source_ref")
);

-- CreateIndex
CREATE INDEX "deleted_messages_at_idx" ON "deleted_messages"("at");
