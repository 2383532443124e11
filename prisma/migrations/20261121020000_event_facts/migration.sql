-- The fold reads what an observation said in our own terms, not the issuer's raw reply.
ALTER TABLE "transaction_event" ADD COLUMN "facts" JSONB NOT NULL;
