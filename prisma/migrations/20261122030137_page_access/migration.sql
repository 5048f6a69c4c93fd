-- CreateTable
CREATE TABLE "page_links" (
    "hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "page_links_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "page_sessions" (
    "id" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "held" TEXT[],
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "page_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "page_links_expires_at_idx" ON "page_links"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "page_sessions_hash_key" ON "page_sessions"("hash");

-- CreateIndex
CREATE INDEX "page_sessions_member_id_idx" ON "page_sessions"("member_id");

-- CreateIndex
CREATE INDEX "page_sessions_expires_at_idx" ON "page_sessions"("expires_at");

-- AddForeignKey
ALTER TABLE "page_links" ADD CONSTRAINT "page_links_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "page_sessions" ADD CONSTRAINT "page_sessions_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;
