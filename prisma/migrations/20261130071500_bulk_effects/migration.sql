-- AlterTable
ALTER TABLE "approval_request" ADD COLUMN     "detail" JSONB;

-- AlterTable
ALTER TABLE "bulk_item" ADD COLUMN     "after" DECIMAL,
ADD COLUMN     "before" DECIMAL,
ADD COLUMN     "change" TEXT;
