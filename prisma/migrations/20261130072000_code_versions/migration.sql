-- One row per verification, which holds each of its codes with its signed time. What is sealed now has the older form and
-- lives for minutes: the desk says of these few that the code is gone.
TRUNCATE "webhook_secret";
ALTER TABLE "webhook_secret" ADD COLUMN "verification_id" TEXT NOT NULL;
CREATE UNIQUE INDEX "webhook_secret_verification_id_key" ON "webhook_secret"("verification_id");

-- CreateTable
CREATE TABLE "webhook_nonce" (
    "signature_hash" TEXT NOT NULL,
    "nonce" TEXT NOT NULL,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_nonce_pkey" PRIMARY KEY ("signature_hash")
);
CREATE INDEX "webhook_nonce_signed_at_idx" ON "webhook_nonce"("signed_at");
