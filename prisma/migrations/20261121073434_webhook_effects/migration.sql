-- What proved a delivery, what it carried, and what it changed.
ALTER TABLE "webhook_delivery" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "body_bytes" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "change" TEXT,
ADD COLUMN     "differences" JSONB,
ADD COLUMN     "duplicated_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
ADD COLUMN     "headers" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "late" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "out_of_order" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "proof" TEXT NOT NULL DEFAULT 'signature',
ADD COLUMN     "repaired" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "replay_change" TEXT,
ADD COLUMN     "replayed_at" TIMESTAMPTZ(3),
ADD COLUMN     "signed_at" TIMESTAMPTZ(3),
ADD COLUMN     "source_address" TEXT,
ADD COLUMN     "status_after" TEXT,
ADD COLUMN     "status_before" TEXT,
ADD COLUMN     "transaction_id" TEXT;

-- CreateIndex
CREATE INDEX "webhook_delivery_transaction_id_idx" ON "webhook_delivery"("transaction_id");

-- What waits is found at once however long the inbox is.
DROP INDEX "webhook_delivery_processed_at_idx";
CREATE INDEX "webhook_delivery_waiting_idx" ON "webhook_delivery"("received_at")
  WHERE "processed_at" IS NULL AND "signature" = 'valid';

-- Refused deliveries are counted by the hour, and the last valid one is asked for on every page that depends on it.
CREATE INDEX "webhook_delivery_refused_idx" ON "webhook_delivery"("received_at") WHERE "signature" <> 'valid';
CREATE INDEX "webhook_delivery_valid_idx" ON "webhook_delivery"("received_at" DESC) WHERE "signature" = 'valid';
