import "server-only";
import { setImmediate } from "node:timers/promises";
import type { Transaction, TransactionEvent, Tx, WebhookDelivery } from "@/lib/core/db";
import { recordChallenge } from "@/lib/three-ds/record-challenge";
import {
  factsOf,
  lockTransactions,
  mirrorTransactions,
  type Observed,
} from "@/lib/transactions/mirror-transactions";
import { isOpening, type TransactionFacts } from "@/lib/transactions/observation";
import { isLate } from "@/lib/webhooks/is-late";
import { readEvent, type WebhookEvent } from "@/lib/webhooks/read-event";
import type { DeliveryResult, Difference } from "@/lib/webhooks/write-results";

interface TransactionDelivery {
  row: WebhookDelivery;
  observed: Observed;
  repaired: boolean;
}

/** Folds deliveries, one for a transaction, into the mirror; gives what each of them changed there. */
async function applyTransactions(
  tx: Tx,
  deliveries: readonly TransactionDelivery[],
  at: Date,
): Promise<DeliveryResult[]> {
  const ids = deliveries.map(({ observed }) => observed.transaction.id);
  await lockTransactions(tx, ids);
  const before = await statesOf(tx, ids);
  const observed = deliveries.map((delivery) => ({ ...delivery.observed, ...timesOf(delivery.row) }));
  await mirrorTransactions(tx, observed, "webhook", at);
  const after = await statesOf(tx, ids);
  return deliveries.map((delivery) => {
    const { id } = delivery.observed.transaction;
    return resultOf(delivery, before.get(id), after.get(id));
  });
}

/** A delivery without a signature says nothing of when it was sent but by its arrival. */
function timesOf({ signedAt, receivedAt }: WebhookDelivery): { saidAt: Date; heardAt: Date } {
  return { saidAt: signedAt ?? receivedAt, heardAt: receivedAt };
}

interface State {
  row: Transaction;
  events: Pick<TransactionEvent, "action" | "facts" | "firstSaidAt">[];
}

async function statesOf(tx: Tx, ids: string[]): Promise<Map<string, State>> {
  const rows = await tx.transaction.findMany({
    where: { id: { in: ids } },
    include: { events: { select: { action: true, facts: true, firstSaidAt: true } } },
  });
  return new Map(rows.map(({ events, ...row }) => [row.id, { row, events }]));
}

/** Whether something that was announced after this delivery was known before it. */
function isOutOfOrder({ row, observed }: TransactionDelivery, before: State): boolean {
  const saidAt = timesOf(row).saidAt.getTime();
  const opening = isOpening({ action: observed.action, facts: factsOf(observed.transaction) });
  return before.events.some(({ action, facts, firstSaidAt }) => {
    if (action === null) return false;
    // Our own writing.
    const isLater = opening && !isOpening({ action, facts: facts as unknown as TransactionFacts });
    return isLater || firstSaidAt.getTime() > saidAt;
  });
}

function resultOf(
  { row, observed, repaired }: TransactionDelivery,
  before: State | undefined,
  after: State | undefined,
): DeliveryResult {
  const differences = differencesOf(before?.row, after?.row);
  const change = !before ? "inserted" : differences.length > 0 ? "updated" : "unchanged";
  const isNews = before !== undefined && before.events.length !== after?.events.length;
  return {
    id: row.id,
    outcome: change === "unchanged" ? "unchanged" : "mirrored",
    action: observed.action,
    repaired,
    late: isLate(row, observed),
    outOfOrder: isNews && isOutOfOrder({ row, observed, repaired }, before),
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

/**
 * Does what the bodies say, inside the caller's transaction; doing it again changes nothing. Gives what each of them did.
 * Of several about one transaction only the first is taken, so that each is told its own effect: the others wait.
 */
export async function applyDeliveries(
  tx: Tx,
  rows: readonly WebhookDelivery[],
  at: Date,
): Promise<DeliveryResult[]> {
  const results: DeliveryResult[] = [];
  const transactions = new Map<string, TransactionDelivery>();
  for (const row of rows) {
    const event = readEvent(row.body ?? "");
    // Others have their turn between large bodies.
    if (row.bodyBytes > LARGE) await setImmediate();
    if (event.kind === "challenge") results.push(await applyChallenge(tx, row, event));
    else if (event.kind !== "transaction") results.push({ id: row.id, outcome: event.kind });
    else {
      const { id } = event.observed.transaction;
      if (!transactions.has(id)) transactions.set(id, { row, ...event });
    }
  }
  if (transactions.size === 0) return results;
  return [...results, ...(await applyTransactions(tx, [...transactions.values()], at))];
}

const LARGE = 16 * 1024;

async function applyChallenge(
  tx: Tx,
  row: WebhookDelivery,
  { challenge, repaired }: Extract<WebhookEvent, { kind: "challenge" }>,
): Promise<DeliveryResult> {
  const { outcome, late } = await recordChallenge(tx, challenge, row);
  return { id: row.id, outcome, repaired, late };
}
