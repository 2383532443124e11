import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { pool } from "@/lib/core/db";
import type { NewDelivery, StoredDelivery } from "@/lib/webhooks/store-delivery";

/**
 * Commits a delivery as `storeDelivery` does, together with those that came while the last commit was under way: in a
 * burst many share one. A single one waits for nobody else. @throws when the database fails
 */
export function storeTogether(given: NewDelivery): Promise<StoredDelivery> {
  return new Promise((resolve, reject) => {
    waiting.push({ given, resolve, reject });
    if (writing) return;
    writing = true;
    // What arrived in the same turn of the event loop goes along.
    setImmediate(() => void writeWaiting());
  });
}

interface Waiting {
  given: NewDelivery;
  resolve: (stored: StoredDelivery) => void;
  reject: (error: unknown) => void;
}

const MOST = 200;
/** What several deliveries wait for more of them, while the last commit had several: a burst, not a single one. */
const GATHER_MS = 3;
let waiting: Waiting[] = [];
let writing = false;

async function writeWaiting(): Promise<void> {
  for (let last = 1; waiting.length > 0; ) {
    if (last > 1 && waiting.length < MOST) await pause(GATHER_MS);
    const group = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    last = group.length;
    await writeGroup(group).catch((error: unknown) => writeAlone(group, error));
  }
  writing = false;
}

/** One that the database will not take must not turn its neighbours away. */
async function writeAlone(group: readonly Waiting[], error: unknown): Promise<void> {
  if (group.length === 1) return group[0]?.reject(error);
  for (const one of group) await writeGroup([one]).catch(one.reject);
}

/**
 * New ones are acknowledged with their commit. Repetitions are counted after that: their first one is committed already,
 * and may just be locked by its processing, for which the new ones need not wait.
 */
async function writeGroup(group: readonly Waiting[]): Promise<void> {
  const ids = await insertNew(group.map(({ given }) => given));
  const repeated: Waiting[] = [];
  for (const one of group) {
    const key = keyOf(one.given);
    const id = ids.get(key);
    ids.delete(key);
    if (id) one.resolve({ id, isNew: true });
    else repeated.push(one);
  }
  if (repeated.length > 0) void countRepeated(repeated);
}

async function insertNew(group: readonly NewDelivery[]): Promise<Map<string, string>> {
  const distinct = new Map(group.toReversed().map((given) => [keyOf(given), given]));
  // In one order, so that two processes never wait for each other in a circle.
  const rows = [...distinct].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, given]) => toRow(given));
  const { rows: inserted } = await pool().query<{ id: string; key: string }>({
    name: "store-webhooks",
    text: `INSERT INTO webhook_delivery (id, received_at, proof, signature, content_hash, body, body_bytes,
        source_address, headers, signed_at, next_attempt_at)
      SELECT id, "receivedAt", proof, signature, "contentHash", body, "bodyBytes", "sourceAddress", headers, "signedAt",
        "receivedAt"
      FROM json_to_recordset($1::json) AS r(id uuid, "receivedAt" timestamptz, proof text, signature text,
        "contentHash" text, body text, "bodyBytes" int, "sourceAddress" text, headers jsonb, "signedAt" timestamptz)
      ON CONFLICT (content_hash, signature) DO NOTHING
      RETURNING id, content_hash || ' ' || signature AS key`,
    values: [JSON.stringify(rows)],
  });
  return new Map(inserted.map(({ id, key }) => [key, id]));
}

function toRow(given: NewDelivery): object {
  return { id: randomUUID(), ...given };
}

/** How many times of repetition are kept; all of them are counted. */
const MOST_TIMES = 50;

async function countRepeated(repeated: readonly Waiting[]): Promise<void> {
  try {
    const ids = await updateRepeated(repeated.map(({ given }) => given));
    for (const { given, resolve, reject } of repeated) {
      const id = ids.get(keyOf(given));
      if (id) resolve({ id, isNew: false });
      else reject(new Error("a repeated delivery was deleted meanwhile"));
    }
  } catch (error) {
    for (const { reject } of repeated) reject(error);
  }
}

async function updateRepeated(repeated: readonly NewDelivery[]): Promise<Map<string, string>> {
  const rows = repeated.map(({ contentHash, signature, receivedAt, signedAt, sourceAddress }) => ({
    contentHash,
    signature,
    receivedAt,
    signedAt,
    sourceAddress,
  }));
  const { rows: counted } = await pool().query<{ id: string; key: string }>({
    name: "count-repeated-webhooks",
    text: `WITH given AS (
        SELECT "contentHash", signature, count(*)::int AS times, array_agg("receivedAt" ORDER BY "receivedAt") AS at,
          max("sourceAddress") AS address, min("signedAt") AS "signedAt"
        FROM json_to_recordset($1::json) AS r("contentHash" text, signature text, "receivedAt" timestamptz,
          "signedAt" timestamptz, "sourceAddress" text)
        GROUP BY 1, 2
      ), locked AS (
        SELECT d.id, given.* FROM webhook_delivery d JOIN given
          ON d.content_hash = given."contentHash" AND d.signature = given.signature
        ORDER BY d.content_hash FOR UPDATE OF d
      )
      UPDATE webhook_delivery AS d SET duplicates = d.duplicates + locked.times, source_address = locked.address,
        duplicated_at = (d.duplicated_at || locked.at)[1:${MOST_TIMES}],
        signed_at = least(d.signed_at, locked."signedAt"),
        processed_at = CASE WHEN locked."signedAt" < d.signed_at THEN NULL ELSE d.processed_at END
      FROM locked WHERE d.id = locked.id
      RETURNING d.id, d.content_hash || ' ' || d.signature AS key`,
    values: [JSON.stringify(rows)],
  });
  return new Map(counted.map(({ id, key }) => [key, id]));
}

function keyOf({ contentHash, signature }: NewDelivery): string {
  return `${contentHash} ${signature}`;
}
