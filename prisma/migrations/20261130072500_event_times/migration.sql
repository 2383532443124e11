-- When each thing was said: the fold lets the later word count.
ALTER TABLE "transaction_event" ADD COLUMN "first_said_at" TIMESTAMPTZ(3),
  ADD COLUMN "last_said_at" TIMESTAMPTZ(3),
  ADD COLUMN "heard_at" TIMESTAMPTZ(3);

-- What was said is append-only, only these times widen when it is said again.
DROP TRIGGER "transaction_event_append_only" ON "transaction_event";

-- A webhook's event has the times of the delivery that brought it, as far as one can be told, a reading that of its arrival.
UPDATE "transaction_event" AS e SET
  "first_said_at" = coalesce(d."signed_at", d."received_at", e."observed_at"),
  "last_said_at" = coalesce(d."signed_at", d."received_at", e."observed_at"),
  "heard_at" = coalesce(d."received_at", e."observed_at")
FROM "transaction_event" AS o
LEFT JOIN LATERAL (
  SELECT w."signed_at", w."received_at" FROM "webhook_delivery" w
  WHERE o."source" = 'webhook' AND w."transaction_id" = o."transaction_id" AND w."action" IS NOT DISTINCT FROM o."action"
    AND w."received_at" <= o."observed_at"
  ORDER BY w."received_at" DESC LIMIT 1
) AS d ON true
WHERE o."id" = e."id";

ALTER TABLE "transaction_event" ALTER COLUMN "first_said_at" SET NOT NULL,
  ALTER COLUMN "last_said_at" SET NOT NULL,
  ALTER COLUMN "heard_at" SET NOT NULL;

CREATE TRIGGER "transaction_event_append_only"
  BEFORE UPDATE OF "id", "transaction_id", "source", "action", "content_hash", "facts", "payload", "observed_at"
  OR DELETE OR TRUNCATE ON "transaction_event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An amount that nobody said is null, never zero.
ALTER TABLE "transaction" ALTER COLUMN "transaction_amount" DROP NOT NULL;
UPDATE "transaction" AS t SET "transaction_amount" = NULL
WHERE t."transaction_amount" = 0 AND EXISTS (SELECT 1 FROM "transaction_event" e WHERE e."transaction_id" = t."id")
  AND NOT EXISTS (SELECT 1 FROM "transaction_event" e WHERE e."transaction_id" = t."id"
    AND coalesce(e."facts"->>'transactionAmount', e."facts"->>'localAmount') IS NOT NULL);
