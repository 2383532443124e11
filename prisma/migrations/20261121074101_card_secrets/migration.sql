-- CreateTable
CREATE TABLE "card_reveal" (
    "id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "error_code" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "revealed_at" TIMESTAMPTZ(3),

    CONSTRAINT "card_reveal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "card_reveal_staff_id_asked_at_idx" ON "card_reveal"("staff_id", "asked_at" DESC);

-- CreateIndex
CREATE INDEX "card_reveal_card_id_asked_at_idx" ON "card_reveal"("card_id", "asked_at" DESC);

-- Whether a PIN was set cannot be looked up, so an undecided one must not hold up a lock: it only excludes another PIN.
DROP INDEX "operation_undecided";
CREATE UNIQUE INDEX "operation_undecided" ON "operation" ("subject_type", "subject_id")
  WHERE "status" IN ('pending', 'unknown') AND "kind" <> 'cards.set_pin';
CREATE UNIQUE INDEX "operation_undecided_pin" ON "operation" ("subject_type", "subject_id")
  WHERE "status" IN ('pending', 'unknown') AND "kind" = 'cards.set_pin';
