import "server-only";
import type { Transaction, Tx, WebhookDelivery } from "@/lib/core/db";
import { stageOf } from "@/lib/transactions/fold";
import { lockTransactions, mirrorTransactions, type Observed } from "@/lib/transactions/mirror-transactions";
import { isLate } from "@/lib/webhooks/is-late";
import type { DeliveryResult, Difference } from "@/lib/webhooks/write-results";

export interface TransactionDelivery {
  row: WebhookDelivery;
  observed: Observed;
  repaired: boolean;
}

/** Folds deliveries, one for a transaction, into the mirror; gives what each of them changed there. */
export async function applyTransactions(
  tx: Tx,
  deliveries: readonly TransactionDelivery[],
  at: Date,
): Promise<DeliveryResult[]> {
  const ids = deliveries.map(({ observed }) => observed.transaction.id);
  await lockTransactions(tx, ids);
  const before = await statesOf(tx, ids);
  const observed = deliveries.map((delivery) => delivery.observed);
  await mirrorTransactions(tx, observed, "webhook", at);
  const after = await statesOf(tx, ids);
  return deliveries.map((delivery) => {
    const { id } = delivery.observed.transaction;
    return resultOf(delivery, before.get(id), after.get(id));
  });
}

interface State {
  row: Transaction;
  events: number;
}

async function statesOf(tx: Tx, ids: string[]): Promise<Map<string, State>> {
  const rows = await tx.transaction.findMany({
    where: { id: { in: ids } },
    include: { _count: { select: { events: true } } },
  });
  return new Map(rows.map(({ _count, ...row }) => [row.id, { row, events: _count.events }]));
}

function resultOf(
  { row, observed, repaired }: TransactionDelivery,
  before: State | undefined,
  after: State | undefined,
): DeliveryResult {
  const differences = differencesOf(before?.row, after?.row);
  const change = !before ? "inserted" : differences.length > 0 ? "updated" : "unchanged";
  const isNews = before !== undefined && before.events !== after?.events;
  return {
    id: row.id,
    outcome: change === "unchanged" ? "unchanged" : "mirrored",
    action: observed.action,
    repaired,
    late: isLate(row, observed),
    outOfOrder:
      isNews && stageOf(null, before.row.status) > stageOf(observed.action, observed.transaction.status),
    transactionId: observed.transaction.id,
    change,
    statusBefore: before?.row.status ?? null,
    statusAfter: after?.row.status ?? null,
    differences,
  };
}

const FIELDS = [
  "status",
  "type",
  "cardId",
  "pUserId",
  "transactionCurrency",
  "transactionAmount",
  "localCurrency",
  "localAmount",
  "finalLocalAmount",
  "billingCurrency",
  "billingAmount",
  "calculatedFee",
  "merchantId",
  "merchantName",
  "merchantCountry",
  "merchantCity",
  "occurredAt",
] as const satisfies (keyof Transaction)[];

function differencesOf(before: Transaction | undefined, after: Transaction | undefined): Difference[] {
  return FIELDS.map((field) => ({ field, before: said(before, field), after: said(after, field) })).filter(
    (one) => one.before !== one.after,
  );
}

function said(row: Transaction | undefined, field: (typeof FIELDS)[number]): string | null {
  const value = row?.[field];
  if (value === undefined || value === null || value === "") return null;
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" ? value : value.toFixed();
}
