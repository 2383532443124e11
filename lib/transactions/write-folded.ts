import "server-only";
import { Prisma, type Tx } from "@/lib/core/db";
import type { TransactionFacts } from "@/lib/transactions/observation";

type Row = TransactionFacts & { id: string };

/** Puts folded states into their rows. Gives the ids of the rows that are new or other than they were. */
export async function writeFolded(tx: Tx, rows: readonly Row[], at: Date): Promise<string[]> {
  if (rows.length === 0) return [];
  const written = await tx.$queryRaw<{ id: string }[]>(upsertSql(rows, at));
  return written.map(({ id }) => id);
}

function upsertSql(rows: readonly Row[], at: Date): Prisma.Sql {
  const names = COLUMNS.map(([column]) => `"${column}"`);
  const columns = Prisma.raw(names.join(", "));
  const fields = Prisma.raw(COLUMNS.map(([, field]) => `"${field}"`).join(", "));
  const arrays = COLUMNS.map(
    ([, field, type]) => Prisma.sql`${rows.map((row) => row[field])}::text[]::${Prisma.raw(type)}[]`,
  );
  const values = Prisma.raw(COLUMNS.map(([, field, , fallback]) => fallback ?? `"${field}"`).join(", "));
  const updates = Prisma.raw(names.map((name) => `${name} = EXCLUDED.${name}`).join(", "));
  const stored = Prisma.raw(names.map((name) => `"transaction".${name}`).join(", "));
  const given = Prisma.raw(names.map((name) => `EXCLUDED.${name}`).join(", "));
  return Prisma.sql`
    INSERT INTO "transaction" (id, ${columns}, sort_at, first_seen_at, updated_at)
    SELECT id, ${values}, coalesce("occurredAt", ${at}::timestamptz), ${at}::timestamptz, ${at}::timestamptz
    FROM unnest(${rows.map((row) => row.id)}::text[], ${Prisma.join(arrays)}) AS given(id, ${fields})
    ON CONFLICT (id) DO UPDATE SET ${updates}, updated_at = EXCLUDED.updated_at,
      sort_at = coalesce(EXCLUDED.occurred_at, "transaction".sort_at)
    WHERE (${stored}) IS DISTINCT FROM (${given})
    RETURNING id`;
}

/** Column, field of the fold, SQL type, and what stands there when nobody said it but a value is needed. */
const COLUMNS: [column: string, field: keyof TransactionFacts, type: string, fallback?: string][] = [
  ["card_id", "cardId", "text", `coalesce("cardId", '')`],
  ["p_user_id", "pUserId", "text"],
  ["status", "status", "text", `coalesce("status", 'Unknown')`],
  ["type", "type", "text", `coalesce("type", 'Unknown')`],
  [
    "transaction_currency",
    "transactionCurrency",
    "text",
    `CASE WHEN "transactionAmount" IS NULL AND "localAmount" IS NOT NULL THEN coalesce("localCurrency", '')
      ELSE coalesce("transactionCurrency", '') END`,
  ],
  ["transaction_amount", "transactionAmount", "numeric", `coalesce("transactionAmount", "localAmount")`],
  ["local_currency", "localCurrency", "text"],
  ["local_amount", "localAmount", "numeric"],
  ["final_local_amount", "finalLocalAmount", "numeric"],
  ["billing_currency", "billingCurrency", "text"],
  ["billing_amount", "billingAmount", "numeric"],
  ["calculated_fee", "calculatedFee", "numeric"],
  ["merchant_id", "merchantId", "text"],
  ["merchant_name", "merchantName", "text", `coalesce("merchantName", '')`],
  ["merchant_country", "merchantCountry", "text"],
  ["merchant_city", "merchantCity", "text"],
  ["occurred_at", "occurredAt", "timestamptz"],
];
