import "server-only";
import { randomUUID } from "node:crypto";
import { Prisma, type Tx } from "@/lib/core/db";
import type { HeaderFacts } from "@/lib/webhooks/header-facts";

export interface NewDelivery {
  receivedAt: Date;
  proof: "signature" | "secret-path";
  /** `valid`, or why it was refused. */
  signature: string;
  contentHash: string;
  body: string | null;
  bodyBytes: number;
  sourceAddress: string | null;
  headers: HeaderFacts;
  signedAt: Date | null;
}

export interface StoredDelivery {
  id: string;
  /** Whether the same content had not been here before. */
  isNew: boolean;
}

/** How many times of repetition are kept; all of them are counted. */
const MOST_TIMES = 50;

/**
 * Commits a delivery, or counts it with the one of the same content, in one statement. One that was signed before the
 * first that came takes its time, and is processed again: what was said counts by when it was first said.
 */
export async function storeDelivery(tx: Pick<Tx, "$queryRaw">, given: NewDelivery): Promise<StoredDelivery> {
  const rows = await tx.$queryRaw<StoredDelivery[]>(Prisma.sql`
    INSERT INTO webhook_delivery AS d (id, received_at, proof, signature, content_hash, body, body_bytes,
      source_address, headers, signed_at, next_attempt_at)
    VALUES (${randomUUID()}::uuid, ${given.receivedAt}, ${given.proof}, ${given.signature}, ${given.contentHash},
      ${given.body}, ${given.bodyBytes}, ${given.sourceAddress}, ${JSON.stringify(given.headers)}::jsonb,
      ${given.signedAt}, ${given.receivedAt})
    ON CONFLICT (content_hash, signature) DO UPDATE SET duplicates = d.duplicates + 1,
      source_address = EXCLUDED.source_address,
      duplicated_at = CASE WHEN cardinality(d.duplicated_at) < ${MOST_TIMES}
        THEN d.duplicated_at || ${given.receivedAt}::timestamptz ELSE d.duplicated_at END,
      signed_at = least(d.signed_at, EXCLUDED.signed_at), received_at = least(d.received_at, EXCLUDED.received_at),
      processed_at = CASE WHEN EXCLUDED.signed_at < d.signed_at OR EXCLUDED.received_at < d.received_at
        THEN NULL ELSE d.processed_at END
    RETURNING id, duplicates = 0 AS "isNew"`);
  const [stored] = rows;
  if (!stored) throw new Error("the database did not answer with the delivery");
  return stored;
}
