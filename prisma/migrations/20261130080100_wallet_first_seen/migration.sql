-- A wallet that was known before a creation began cannot be what that creation made. Those of before this column were.
ALTER TABLE "wallet" ADD COLUMN "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;
UPDATE "wallet" SET "first_seen_at" = LEAST("sort_at", "synced_at", "first_seen_at");
