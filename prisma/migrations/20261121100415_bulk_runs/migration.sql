-- CreateTable
CREATE TABLE "bulk_selection" (
    "id" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "ids" TEXT[] NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bulk_selection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "noun" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "input_hash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "stop_reason" TEXT,
    "approval_id" UUID,
    "maker_id" UUID NOT NULL,
    "stopped_by_id" UUID,
    "request_id" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bulk_item" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "card_id" TEXT,
    "user_id" TEXT,
    "label" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "operation_id" UUID,
    "error_code" TEXT,
    "issuer_message" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_item_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateIndex
CREATE INDEX "bulk_selection_used_at_idx" ON "bulk_selection"("used_at");

-- CreateIndex
CREATE INDEX "bulk_run_status_created_at_idx" ON "bulk_run"("status", "created_at");

-- CreateIndex
CREATE INDEX "bulk_run_created_at_id_idx" ON "bulk_run"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "bulk_item_run_id_status_position_idx" ON "bulk_item"("run_id", "status", "position");

-- CreateIndex
CREATE INDEX "bulk_item_operation_id_idx" ON "bulk_item"("operation_id");

-- AddForeignKey
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_maker_id_fkey" FOREIGN KEY ("maker_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_run" ADD CONSTRAINT "bulk_run_stopped_by_id_fkey" FOREIGN KEY ("stopped_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bulk_item" ADD CONSTRAINT "bulk_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "bulk_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;
