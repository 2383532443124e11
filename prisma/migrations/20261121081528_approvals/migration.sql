-- CreateTable
CREATE TABLE "approval_policy_version" (
    "version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approval_policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "approval_policy" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "role" TEXT,
    "currency" TEXT,
    "threshold" DECIMAL(38,18),
    "needs_second" BOOLEAN NOT NULL,

    CONSTRAINT "approval_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_request" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "input_hash" TEXT NOT NULL,
    "amount" DECIMAL(38,18),
    "currency" TEXT,
    "items" INTEGER,
    "reason" TEXT NOT NULL DEFAULT '',
    "world" JSONB NOT NULL,
    "world_found" JSONB,
    "rule" JSONB NOT NULL,
    "status" TEXT NOT NULL,
    "maker_id" UUID NOT NULL,
    "form_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "checker_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "comment" TEXT NOT NULL DEFAULT '',
    "operation_id" UUID,
    "request_id" TEXT NOT NULL,
    "error_code" TEXT,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_comment" (
    "id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approval_policy_version_position_key" ON "approval_policy"("version", "position");

-- CreateIndex
CREATE INDEX "approval_request_status_created_at_id_idx" ON "approval_request"("status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "approval_request_maker_id_created_at_id_idx" ON "approval_request"("maker_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "approval_request_created_at_id_idx" ON "approval_request"("created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "approval_request_subject_type_subject_id_idx" ON "approval_request"("subject_type", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_request_maker_id_form_id_key" ON "approval_request"("maker_id", "form_id");

-- CreateIndex
CREATE INDEX "approval_comment_approval_id_created_at_idx" ON "approval_comment"("approval_id", "created_at");

-- AddForeignKey
ALTER TABLE "approval_policy_version" ADD CONSTRAINT "approval_policy_version_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_policy" ADD CONSTRAINT "approval_policy_version_fkey" FOREIGN KEY ("version") REFERENCES "approval_policy_version"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_maker_id_fkey" FOREIGN KEY ("maker_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_checker_id_fkey" FOREIGN KEY ("checker_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_comment" ADD CONSTRAINT "approval_comment_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval_request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_comment" ADD CONSTRAINT "approval_comment_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema cannot say.
-- The same thing is asked for once at a time, whoever asks.
CREATE UNIQUE INDEX "approval_request_open" ON "approval_request" ("input_hash")
  WHERE "status" IN ('pending', 'stale', 'executing', 'unknown');

-- Nobody approves his own request, whatever the code says.
ALTER TABLE "approval_request" ADD CONSTRAINT "approval_request_two_people"
  CHECK ("checker_id" IS NULL OR "checker_id" <> "maker_id");

CREATE TRIGGER "approval_policy_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approval_policy"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "approval_policy_version_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approval_policy_version"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "approval_comment_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "approval_comment"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The rules that the console comes with.
INSERT INTO "approval_policy_version" ("version") VALUES (1);
INSERT INTO "approval_policy" ("id", "version", "position", "kind", "threshold", "needs_second") VALUES
  (gen_random_uuid(), 1, 0, 'transfers.create', 1000, true),
  (gen_random_uuid(), 1, 1, 'limits.edit', NULL, false),
  (gen_random_uuid(), 1, 2, 'cards.terminate', NULL, false),
  (gen_random_uuid(), 1, 3, 'wallets.fees', NULL, true),
  (gen_random_uuid(), 1, 4, 'bulk', 25, true),
  (gen_random_uuid(), 1, 5, 'team.grant', NULL, false),
  (gen_random_uuid(), 1, 6, 'approvals.policy', NULL, true);
