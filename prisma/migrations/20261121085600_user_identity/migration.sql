-- AlterTable
ALTER TABLE "card_user" ADD COLUMN     "birth_sealed" BYTEA,
ADD COLUMN     "document_end" TEXT,
ADD COLUMN     "document_hash" TEXT,
ADD COLUMN     "document_sealed" BYTEA,
ADD COLUMN     "document_type" TEXT,
ADD COLUMN     "issuing_country" TEXT,
ADD COLUMN     "raw" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "updated_at" TIMESTAMPTZ(6),
ADD COLUMN     "user_id" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE INDEX "card_user_user_id_idx" ON "card_user"("user_id");

-- CreateIndex
CREATE INDEX "card_user_document_hash_idx" ON "card_user"("document_hash");

-- CreateIndex
CREATE INDEX "card_user_phone_number_idx" ON "card_user"("phone_number");

-- The order of the list: newest first, and those whose creation the issuer does not tell come last.
CREATE INDEX "card_user_order" ON "card_user" (coalesce("issued_at", to_timestamp(0)) DESC, "id" DESC);
