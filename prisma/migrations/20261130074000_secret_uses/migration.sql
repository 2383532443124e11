-- CreateTable
CREATE TABLE "secret_use" (
    "budget" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "secret_use_pkey" PRIMARY KEY ("budget", "id")
);

-- CreateIndex
CREATE INDEX "secret_use_staff_id_budget_used_at_idx" ON "secret_use"("staff_id", "budget", "used_at");
