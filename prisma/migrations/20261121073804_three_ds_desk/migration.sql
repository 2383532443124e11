-- UNLOGGED: a code never enters the write-ahead log, from which archives and replicas would keep it past its lifetime.
-- The price: a crash of the database server (not of the console) empties this table.
CREATE UNLOGGED TABLE "webhook_secret" (
    "delivery_id" UUID NOT NULL,
    "sealed" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_secret_pkey" PRIMARY KEY ("delivery_id")
);

-- CreateTable
CREATE TABLE "three_ds_challenge" (
    "id" UUID NOT NULL,
    "verification_id" TEXT NOT NULL,
    "delivery_id" UUID NOT NULL,
    "card_id" TEXT,
    "card_reference_id" TEXT,
    "first6" TEXT,
    "last4" TEXT,
    "currency" TEXT,
    "amount" DECIMAL(38,18),
    "merchant_id" TEXT,
    "merchant_name" TEXT,
    "merchant_city" TEXT,
    "merchant_country" TEXT,
    "business_name" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_by_id" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "revealed_by_id" UUID,
    "revealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "three_ds_challenge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_contact" (
    "card_id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "phone" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by_id" UUID NOT NULL,

    CONSTRAINT "card_contact_pkey" PRIMARY KEY ("card_id")
);

-- CreateTable
CREATE TABLE "relay_delivery" (
    "id" UUID NOT NULL,
    "challenge_id" UUID NOT NULL,
    "adapter" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3) NOT NULL,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "requested_by_id" UUID,

    CONSTRAINT "relay_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "three_ds_challenge_verification_id_key" ON "three_ds_challenge"("verification_id");

-- CreateIndex
CREATE UNIQUE INDEX "three_ds_challenge_delivery_id_key" ON "three_ds_challenge"("delivery_id");

-- CreateIndex
CREATE INDEX "three_ds_challenge_received_at_id_idx" ON "three_ds_challenge"("received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "three_ds_challenge_expires_at_idx" ON "three_ds_challenge"("expires_at");

-- CreateIndex
CREATE INDEX "three_ds_challenge_card_id_idx" ON "three_ds_challenge"("card_id");

-- CreateIndex
CREATE INDEX "three_ds_challenge_card_reference_id_idx" ON "three_ds_challenge"("card_reference_id");

-- CreateIndex
CREATE INDEX "relay_delivery_challenge_id_created_at_idx" ON "relay_delivery"("challenge_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "relay_delivery_status_next_try_at_idx" ON "relay_delivery"("status", "next_try_at");

-- AddForeignKey
ALTER TABLE "relay_delivery" ADD CONSTRAINT "relay_delivery_challenge_id_fkey" FOREIGN KEY ("challenge_id") REFERENCES "three_ds_challenge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A code goes with its delivery. By hand: Prisma's schema has no relation for it.
ALTER TABLE "webhook_secret" ADD CONSTRAINT "webhook_secret_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "webhook_delivery"("id") ON DELETE CASCADE;

ALTER TABLE "relay_delivery" ADD CONSTRAINT "relay_delivery_status" CHECK ("status" IN ('queued', 'sent', 'failed', 'given_up'));
