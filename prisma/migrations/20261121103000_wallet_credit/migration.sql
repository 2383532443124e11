-- AlterTable
ALTER TABLE "wallet_transaction" ADD COLUMN "fee_currency" TEXT,
ADD COLUMN "credited" DECIMAL,
ADD COLUMN "credited_in" TEXT;
