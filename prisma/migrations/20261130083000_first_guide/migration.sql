-- AlterTable
ALTER TABLE "overview_visit" ADD COLUMN     "guide_closed_at" TIMESTAMPTZ(3);
