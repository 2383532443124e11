-- A reading is as old as its request. A payment made before its answer may be in it or not.
ALTER TABLE "card_limit" ADD COLUMN "answered_at" TIMESTAMPTZ(3);
