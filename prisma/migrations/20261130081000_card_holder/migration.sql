-- CreateTable
CREATE TABLE "card_holder" (
    "card_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_holder_pkey" PRIMARY KEY ("card_id")
);

-- AddForeignKey
ALTER TABLE "card_holder" ADD CONSTRAINT "card_holder_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the search looks into, as for titles and names.
ALTER TABLE "card_holder" ADD COLUMN "search" TEXT NOT NULL GENERATED ALWAYS AS (lower(normalize("name", NFKC))) STORED;
CREATE INDEX "card_holder_search_trgm" ON "card_holder" USING gin ("search" gin_trgm_ops);
