-- CreateTable
CREATE TABLE "job" (
    "name" TEXT NOT NULL,
    "every_seconds" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "holder" UUID,
    "lease_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "succeeded_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("name")
);

-- A handful of rows that change every second: room on the page keeps their updates off the indexes and the table small.
ALTER TABLE "job" SET (fillfactor = 10);

-- The former queue, which kept jobs in a schema of its own.
DROP SCHEMA IF EXISTS pgboss CASCADE;
