-- CreateTable
CREATE TABLE "export" (
    "id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "query" JSONB NOT NULL,
    "zone" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "matching" INTEGER,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "totals" JSONB NOT NULL DEFAULT '[]',
    "sha256" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "snapshot_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "export_owner_id_created_at_idx" ON "export"("owner_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "export" ADD CONSTRAINT "export_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
