-- CreateTable
CREATE TABLE "overview_visit" (
    "staff_id" UUID NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "before_at" TIMESTAMPTZ(3),

    CONSTRAINT "overview_visit_pkey" PRIMARY KEY ("staff_id")
);

-- AddForeignKey
ALTER TABLE "overview_visit" ADD CONSTRAINT "overview_visit_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
