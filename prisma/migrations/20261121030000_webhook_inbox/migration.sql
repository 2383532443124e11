-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "signature" TEXT NOT NULL,
    "action" TEXT,
    "content_hash" TEXT NOT NULL,
    "body" TEXT,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "processed_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_received_at_id_idx" ON "webhook_delivery"("received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_processed_at_idx" ON "webhook_delivery"("processed_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_content_hash_signature_key" ON "webhook_delivery"("content_hash", "signature");
