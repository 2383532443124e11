import "server-only";
import type { Tx } from "@/lib/core/db";

/** A field of a transaction that a delivery changed; null: not said. */
export interface Difference {
  field: string;
  before: string | null;
  after: string | null;
}

/** What processing a delivery did. */
export interface DeliveryResult {
  id: string;
  /** `mirrored`, `unchanged`, `not-json`, `not-understood`. */
  outcome: string;
  action?: string | null;
  repaired?: boolean;
  late?: boolean;
  outOfOrder?: boolean;
  transactionId?: string | null;
  change?: "inserted" | "updated" | "unchanged" | null;
  statusBefore?: string | null;
  statusAfter?: string | null;
  differences?: Difference[];
}

/**
 * Writes down what a batch did, in one statement; these deliveries no longer wait. What one did at first stays written
 * down when it is processed again for a repetition that had been signed earlier.
 */
export async function writeResults(tx: Tx, results: readonly DeliveryResult[], at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE webhook_delivery AS d SET processed_at = ${at}, outcome = r.outcome, action = r.action,
      repaired = coalesce(r.repaired, false), late = coalesce(r.late, false),
      out_of_order = coalesce(r."outOfOrder", false), transaction_id = r."transactionId", change = r.change,
      status_before = r."statusBefore", status_after = r."statusAfter", differences = r.differences, failure = NULL
    FROM jsonb_to_recordset(${JSON.stringify(results)}::jsonb) AS r(id uuid, outcome text, action text,
      repaired boolean, late boolean, "outOfOrder" boolean, "transactionId" text, change text,
      "statusBefore" text, "statusAfter" text, differences jsonb)
    WHERE d.id = r.id AND (d.outcome IS NULL OR d.outcome NOT IN ('mirrored', 'unchanged'))`;
  const ids = results.map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE webhook_delivery SET processed_at = ${at} WHERE id = ANY(${ids}::uuid[]) AND processed_at IS NULL`;
}
