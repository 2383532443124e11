-- CreateTable
CREATE TABLE "transfer" (
    "id" TEXT NOT NULL,
    "ref_id" TEXT,
    "sender_id" TEXT,
    "receiver_id" TEXT,
    "currency" TEXT,
    "amount" DECIMAL,
    "remark" TEXT,
    "status" TEXT,
    "raw" JSONB NOT NULL DEFAULT '{}',
    "issued_at" TIMESTAMPTZ(6),
    "updated_at" TIMESTAMPTZ(6),
    "sort_at" TIMESTAMPTZ(6) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "transfer_sort_at_id_idx" ON "transfer"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfer_sender_id_sort_at_id_idx" ON "transfer"("sender_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfer_receiver_id_sort_at_id_idx" ON "transfer"("receiver_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfer_ref_id_idx" ON "transfer"("ref_id");

-- Any words of a remark find its transfer.
ALTER TABLE "transfer" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (lower(normalize(coalesce("remark", ''), NFKC))) STORED;
CREATE INDEX "transfer_search_trgm" ON "transfer" USING gin ("search" gin_trgm_ops);
CREATE INDEX "transfer_search_grams" ON "transfer" USING gin (short_grams("search"));

-- The operation that a transfer came of is found by the ref_id that was stored before the call.
CREATE INDEX "operation_transfer_ref_id" ON "operation" (("input" ->> 'refId')) WHERE "kind" = 'transfers.create';
