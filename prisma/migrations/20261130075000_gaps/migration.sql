-- AlterTable
ALTER TABLE "sync_run" ADD COLUMN     "gaps" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "webhook_delivery" ADD COLUMN     "failure" TEXT;

-- What was tried for the last time, in a list of its own.
CREATE INDEX "webhook_delivery_failed" ON "webhook_delivery" ("received_at" DESC) WHERE "outcome" = 'failed';
