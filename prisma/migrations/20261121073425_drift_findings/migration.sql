-- AlterTable
ALTER TABLE "card" DROP COLUMN "content_hash";

-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "asked_by" TEXT,
ADD COLUMN     "drift" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "transaction" ADD COLUMN     "missing_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "drift_finding" (
    "id" BIGSERIAL NOT NULL,
    "run_id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_label" TEXT NOT NULL DEFAULT '',
    "differences" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drift_finding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sync_seen" (
    "run_id" UUID NOT NULL,
    "id" TEXT NOT NULL,

    CONSTRAINT "sync_seen_pkey" PRIMARY KEY ("run_id","id")
);

-- CreateIndex
CREATE INDEX "drift_finding_run_id_id_idx" ON "drift_finding"("run_id", "id");

-- CreateIndex
CREATE INDEX "drift_finding_noun_subject_id_idx" ON "drift_finding"("noun", "subject_id");

-- AddForeignKey
ALTER TABLE "drift_finding" ADD CONSTRAINT "drift_finding_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "sync_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
