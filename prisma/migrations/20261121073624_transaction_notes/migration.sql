-- CreateTable
CREATE TABLE "transaction_note" (
    "id" UUID NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "transaction_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction_context" (
    "transaction_id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "card" JSONB NOT NULL,

    CONSTRAINT "transaction_context_pkey" PRIMARY KEY ("transaction_id")
);

-- CreateIndex
CREATE INDEX "transaction_note_transaction_id_at_id_idx" ON "transaction_note"("transaction_id", "at", "id");

CREATE TRIGGER "transaction_note_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transaction_note"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "transaction_context_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transaction_context"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
