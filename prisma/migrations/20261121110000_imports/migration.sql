-- CreateTable
CREATE TABLE "import_job" (
    "id" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "stop_reason" TEXT,
    "file_name" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "runner_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "rows" INTEGER NOT NULL,
    "content_hash" TEXT,
    "tally" JSONB,
    "troubles" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "purged_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_user_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "sealed" BYTEA,
    "phone_key" TEXT NOT NULL,
    "row_key" TEXT NOT NULL,
    "problems" JSONB,
    "issuer_code" TEXT,
    "user_id" TEXT,
    "operation_id" UUID,
    "claim" UUID,
    "claimed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_user_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateTable
CREATE TABLE "card_document_row" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "card_id" TEXT,
    "named_card_id" TEXT,
    "reference_id" TEXT,
    "first6" TEXT,
    "last4" TEXT,
    "expiration" TEXT,
    "currency" TEXT,
    "form" TEXT,
    "physical_reference_id" TEXT,
    "batch" TEXT,
    "label" TEXT,

    CONSTRAINT "card_document_row_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "import_job_noun_created_at_id_idx" ON "import_job"("noun", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "import_user_row_import_id_status_line_idx" ON "import_user_row"("import_id", "status", "line");

-- CreateIndex
CREATE INDEX "card_document_row_import_id_status_line_idx" ON "card_document_row"("import_id", "status", "line");

-- CreateIndex
CREATE INDEX "card_document_row_card_id_idx" ON "card_document_row"("card_id");

-- AddForeignKey
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_job" ADD CONSTRAINT "import_job_runner_id_fkey" FOREIGN KEY ("runner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_user_row" ADD CONSTRAINT "import_user_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_document_row" ADD CONSTRAINT "card_document_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_job"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_document_row" ADD CONSTRAINT "card_document_row_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "card"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The same content is imported once, until what it held was deleted.
CREATE UNIQUE INDEX "import_job_same_content" ON "import_job"("noun", "content_hash") WHERE "purged_at" IS NULL;

-- Rows that are under way, over all imports: what a process that died left behind is among them.
CREATE INDEX "import_user_row_open" ON "import_user_row"("claimed_at") WHERE "status" IN ('sending', 'unknown');
