-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "totp_confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "totp_last_step" INTEGER,
ADD COLUMN     "totp_secret" BYTEA;

-- AlterTable
ALTER TABLE "staff_session" ADD COLUMN     "step_up_method" TEXT,
ADD COLUMN     "stepped_up_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "staff_grant" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "permission" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "granted_by_id" UUID NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "staff_grant_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "staff_grant_staff_id_granted_at_idx" ON "staff_grant"("staff_id", "granted_at" DESC);

-- AddForeignKey
ALTER TABLE "staff_grant" ADD CONSTRAINT "staff_grant_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A permission is granted to a person once at a time.
CREATE UNIQUE INDEX "staff_grant_standing" ON "staff_grant" ("staff_id", "permission") WHERE "revoked_at" IS NULL;
