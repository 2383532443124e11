-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "actor_label" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT,
    "subject_label" TEXT NOT NULL DEFAULT '',
    "operation_id" UUID,
    "request_id" TEXT NOT NULL,
    "issuer_request_id" TEXT,
    "error_code" TEXT,
    "reason" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "operation" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "input_hash" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "before" JSONB,
    "status" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "error_kind" TEXT,
    "issuer_code" TEXT,
    "issuer_message" TEXT,
    "http_status" INTEGER,
    "result" JSONB,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "completed_at" TIMESTAMPTZ(3),
    "checks" INTEGER NOT NULL DEFAULT 0,
    "checked_at" TIMESTAMPTZ(3),

    CONSTRAINT "operation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "id" TEXT NOT NULL,
    "reference_id" TEXT,
    "title" TEXT NOT NULL DEFAULT '',
    "type" TEXT,
    "status" TEXT NOT NULL,
    "settlement_currency" TEXT NOT NULL,
    "first6" TEXT,
    "last4" TEXT,
    "expiration" TEXT,
    "issuer_brand" TEXT,
    "business_name" TEXT,
    "p_user_id" TEXT,
    "p_user_id_source" TEXT,
    "mode" TEXT,
    "mode_source" TEXT,
    "form" TEXT,
    "form_source" TEXT,
    "pressure" DECIMAL(12,2),
    "issued_at" TIMESTAMPTZ(6),
    "sort_at" TIMESTAMPTZ(6) NOT NULL,
    "raw" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "synced_at" TIMESTAMPTZ(3) NOT NULL,
    "detail_synced_at" TIMESTAMPTZ(3),
    "missing_since" TIMESTAMPTZ(3),

    CONSTRAINT "card_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_limit" (
    "card_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "issuer_limit_id" TEXT,
    "limit_amount" DECIMAL(38,18) NOT NULL,
    "used_amount" DECIMAL(38,18) NOT NULL,
    "currency" TEXT NOT NULL,
    "status" TEXT,
    "pressure" DECIMAL(12,2),
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_limit_pkey" PRIMARY KEY ("card_id","period")
);

-- CreateTable
CREATE TABLE "limit_change" (
    "id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "issuer_limit_id" TEXT,
    "period" TEXT,
    "period_source" TEXT,
    "limit_amount" DECIMAL(38,18) NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',
    "changed_at" TIMESTAMPTZ(6) NOT NULL,
    "operation_id" UUID,
    "raw" JSONB NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "limit_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),
    "last_sign_in_at" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_active_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by" TEXT,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip_address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "heartbeat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "cursor" JSONB,
    "counts" JSONB NOT NULL,
    "error" TEXT,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction" (
    "id" TEXT NOT NULL,
    "card_id" TEXT NOT NULL,
    "p_user_id" TEXT,
    "status" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "transaction_currency" TEXT NOT NULL,
    "transaction_amount" DECIMAL(38,18) NOT NULL,
    "local_currency" TEXT,
    "local_amount" DECIMAL(38,18),
    "final_local_amount" DECIMAL(38,18),
    "billing_currency" TEXT,
    "billing_amount" DECIMAL(38,18),
    "calculated_fee" DECIMAL(38,18),
    "merchant_id" TEXT,
    "merchant_name" TEXT NOT NULL DEFAULT '',
    "merchant_country" TEXT,
    "merchant_city" TEXT,
    "occurred_at" TIMESTAMPTZ(6),
    "sort_at" TIMESTAMPTZ(6) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transaction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transaction_event" (
    "id" BIGSERIAL NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "action" TEXT,
    "content_hash" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "transaction_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card_user" (
    "id" TEXT NOT NULL,
    "reference_id" TEXT,
    "first_name" TEXT NOT NULL DEFAULT '',
    "last_name" TEXT NOT NULL DEFAULT '',
    "calling_code" TEXT,
    "phone_number" TEXT,
    "status" TEXT,
    "issued_at" TIMESTAMPTZ(6),
    "synced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "card_user_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entry_at_id_idx" ON "audit_entry"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_subject_type_subject_id_id_idx" ON "audit_entry"("subject_type", "subject_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_actor_id_id_idx" ON "audit_entry"("actor_id", "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entry_action_id_idx" ON "audit_entry"("action", "id" DESC);

-- CreateIndex
CREATE INDEX "operation_subject_type_subject_id_started_at_idx" ON "operation"("subject_type", "subject_id", "started_at" DESC);

-- CreateIndex
CREATE INDEX "operation_status_started_at_idx" ON "operation"("status", "started_at");

-- CreateIndex
CREATE INDEX "card_sort_at_id_idx" ON "card"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "card_status_sort_at_id_idx" ON "card"("status", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "card_pressure_id_idx" ON "card"("pressure" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "card_last4_idx" ON "card"("last4");

-- CreateIndex
CREATE INDEX "card_reference_id_idx" ON "card"("reference_id");

-- CreateIndex
CREATE INDEX "card_p_user_id_idx" ON "card"("p_user_id");

-- CreateIndex
CREATE INDEX "card_limit_pressure_card_id_period_idx" ON "card_limit"("pressure" DESC, "card_id", "period");

-- CreateIndex
CREATE INDEX "card_limit_period_pressure_card_id_idx" ON "card_limit"("period", "pressure" DESC, "card_id");

-- CreateIndex
CREATE INDEX "limit_change_card_id_changed_at_id_idx" ON "limit_change"("card_id", "changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "limit_change_changed_at_id_idx" ON "limit_change"("changed_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_session_staff_id_created_at_idx" ON "staff_session"("staff_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "sync_run_started_at_idx" ON "sync_run"("started_at" DESC);

-- CreateIndex
CREATE INDEX "transaction_sort_at_id_idx" ON "transaction"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transaction_card_id_sort_at_id_idx" ON "transaction"("card_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "transaction_event_transaction_id_content_hash_key" ON "transaction_event"("transaction_id", "content_hash");

-- CreateIndex
CREATE INDEX "card_user_reference_id_idx" ON "card_user"("reference_id");

-- AddForeignKey
ALTER TABLE "operation" ADD CONSTRAINT "operation_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card_limit" ADD CONSTRAINT "card_limit_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "limit_change" ADD CONSTRAINT "limit_change_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "card"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transaction_event" ADD CONSTRAINT "transaction_event_transaction_id_fkey" FOREIGN KEY ("transaction_id") REFERENCES "transaction"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE INDEX "card_title_trgm" ON "card" USING gin ("title" gin_trgm_ops);
CREATE INDEX "card_user_name_trgm" ON "card_user" USING gin (("first_name" || ' ' || "last_name") gin_trgm_ops);

-- One change to one subject at a time: a second click, tab or colleague is refused while the first is undecided.
CREATE UNIQUE INDEX "operation_undecided" ON "operation" ("subject_type", "subject_id")
  WHERE "status" IN ('pending', 'unknown');

-- The audit log and the events only grow. (\x3b is a semicolon: the migration runner splits scripts at each one.)
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME USING ERRCODE = ''restrict_violation''\x3b END';
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "transaction_event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "transaction_event"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
