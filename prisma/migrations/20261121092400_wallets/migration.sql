-- CreateTable
CREATE TABLE "wallet" (
    "id" TEXT NOT NULL,
    "p_user_id" TEXT,
    "network" TEXT,
    "currency" TEXT,
    "address" TEXT,
    "status" TEXT,
    "balance" DECIMAL,
    "raw" JSONB NOT NULL DEFAULT '{}',
    "issued_at" TIMESTAMPTZ(6),
    "sort_at" TIMESTAMPTZ(6) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "missing_since" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "wallet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wallet_transaction" (
    "id" TEXT NOT NULL,
    "wallet_id" TEXT NOT NULL,
    "type" TEXT,
    "status" TEXT,
    "network" TEXT,
    "currency" TEXT,
    "amount" DECIMAL,
    "fee" DECIMAL,
    "hash" TEXT,
    "from_address" TEXT,
    "to_address" TEXT,
    "raw" JSONB NOT NULL DEFAULT '{}',
    "issued_at" TIMESTAMPTZ(6),
    "sort_at" TIMESTAMPTZ(6) NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wallet_transaction_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "wallet_sort_at_id_idx" ON "wallet"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "wallet_p_user_id_idx" ON "wallet"("p_user_id");

-- CreateIndex
CREATE INDEX "wallet_address_idx" ON "wallet"("address");

-- CreateIndex
CREATE INDEX "wallet_transaction_wallet_id_sort_at_id_idx" ON "wallet_transaction"("wallet_id", "sort_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "wallet_transaction" ADD CONSTRAINT "wallet_transaction_wallet_id_fkey" FOREIGN KEY ("wallet_id") REFERENCES "wallet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Any part of an address finds its wallet.
CREATE INDEX "wallet_address_search" ON "wallet" USING gin ("address" gin_trgm_ops);
