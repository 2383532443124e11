-- AlterTable
ALTER TABLE "operation" ADD COLUMN "sealed" BYTEA;
