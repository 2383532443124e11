-- CreateTable
CREATE TABLE "balance" (
    "owner" TEXT NOT NULL,
    "p_user_id" TEXT,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,
    "missing_since" TIMESTAMPTZ(3),

    CONSTRAINT "balance_pkey" PRIMARY KEY ("owner","currency")
);

-- CreateTable
CREATE TABLE "balance_owner" (
    "owner" TEXT NOT NULL,
    "p_user_id" TEXT,
    "tried_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "problem" TEXT,
    "issuer_code" TEXT,

    CONSTRAINT "balance_owner_pkey" PRIMARY KEY ("owner")
);

-- CreateTable
CREATE TABLE "balance_reading" (
    "id" BIGSERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "balance_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_alert" (
    "id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "p_user_id" TEXT,
    "currency" TEXT NOT NULL,
    "threshold" DECIMAL NOT NULL,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by_id" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "balance_alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "balance_alarm" (
    "id" BIGSERIAL NOT NULL,
    "alert_id" UUID NOT NULL,
    "owner" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL NOT NULL,
    "threshold" DECIMAL NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),

    CONSTRAINT "balance_alarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "balance_currency_amount_owner_idx" ON "balance"("currency", "amount", "owner");

-- CreateIndex
CREATE INDEX "balance_p_user_id_idx" ON "balance"("p_user_id");

-- CreateIndex
CREATE INDEX "balance_owner_tried_at_idx" ON "balance_owner"("tried_at");

-- CreateIndex
CREATE INDEX "balance_reading_owner_currency_read_at_id_idx" ON "balance_reading"("owner", "currency", "read_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "balance_alarm_owner_currency_idx" ON "balance_alarm"("owner", "currency");

-- AddForeignKey
ALTER TABLE "balance_alert" ADD CONSTRAINT "balance_alert_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "balance_alarm" ADD CONSTRAINT "balance_alarm_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "balance_alert"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One living alert for an owner and currency, one open alarm for an owner and currency.
CREATE UNIQUE INDEX "balance_alert_living" ON "balance_alert" ("owner", "currency") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "balance_alarm_open" ON "balance_alarm" ("owner", "currency") WHERE "cleared_at" IS NULL;
CREATE INDEX "balance_alarm_alert_id_idx" ON "balance_alarm" ("alert_id") WHERE "cleared_at" IS NULL;

-- `owner` is a key made of what it names.
ALTER TABLE "balance" ADD CONSTRAINT "balance_owner_key"
  CHECK ("owner" = coalesce('user.' || "p_user_id", 'corporate'));
ALTER TABLE "balance_owner" ADD CONSTRAINT "balance_owner_owner_key"
  CHECK ("owner" = coalesce('user.' || "p_user_id", 'corporate'));
ALTER TABLE "balance_alert" ADD CONSTRAINT "balance_alert_owner_key"
  CHECK (CASE WHEN "p_user_id" IS NULL THEN "owner" IN ('corporate', 'users') ELSE "owner" = 'user.' || "p_user_id" END);

CREATE TRIGGER "balance_reading_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "balance_reading"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
