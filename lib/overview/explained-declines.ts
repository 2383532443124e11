import "server-only";
import { db, type Transaction } from "@/lib/core/db";
import { type DeclineCauseName, MOST_EXPLAINED } from "@/lib/overview/constants";
import type { Span } from "@/lib/overview/period";
import type { DeclineCause } from "@/lib/transactions/detail-schema";
import { explainDeclines } from "@/lib/transactions/explain-declines";

export interface ExplainedRow {
  row: Transaction;
  name: DeclineCauseName;
  cause: DeclineCause | null;
}

/** The newest declines of a span, `MOST_EXPLAINED` at most, each with its likeliest cause; and whether there are more. */
export async function explainedDeclines({
  from,
  to,
}: Span): Promise<{ rows: ExplainedRow[]; capped: boolean }> {
  const found = await db().transaction.findMany({
    where: { status: "Declined", sortAt: { gte: from, lt: to } },
    orderBy: [{ sortAt: "desc" }, { id: "desc" }],
    take: MOST_EXPLAINED + 1,
  });
  const kept = found.slice(0, MOST_EXPLAINED);
  const explanations = await explainDeclines(kept);
  const rows = kept.map((row, index) => {
    const cause = explanations[index]?.causes[0] ?? null;
    return { row, name: cause?.kind ?? ("unexplained" as const), cause };
  });
  return { rows, capped: found.length > MOST_EXPLAINED };
}
