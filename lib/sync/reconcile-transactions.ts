import "server-only";
import type { Transaction, Tx } from "@/lib/core/db";
import { togetherOrRowByRow } from "@/lib/core/row-by-row";
import type { IssuerTransaction } from "@/lib/issuing/types";
import { contradictionsIn, type Drift, differencesOf } from "@/lib/sync/drift";
import type { SyncWork } from "@/lib/sync/sync-work";
import { markFound } from "@/lib/transactions/mark-missing";
import {
  lockTransactions,
  type MirroredTransactions,
  mirrorTransactions,
  type Observed,
  observedInList,
  restoreTransactions,
} from "@/lib/transactions/mirror-transactions";

/**
 * Mirrors a page of the issuer's list and reports where the mirror's rows were not what the issuer says: rows it
 * lacked, and rows that differ from the fold of their events and this page.
 */
export async function reconcileTransactions(
  work: SyncWork,
  listed: readonly IssuerTransaction[],
  askedAt: Date,
): Promise<MirroredTransactions> {
  const done = await togetherOrRowByRow(
    listed,
    (tx, rows) => work.drift.inAttempt(() => reconcilePage(tx, work, observedInList(rows, askedAt))),
    ({ id }) => work.gaps.add("transactions", "notStored", { id }),
  );
  return done.reduce(
    (sum, one) => ({
      inserted: sum.inserted + one.inserted,
      updated: sum.updated + one.updated,
    }),
    { inserted: 0, updated: 0 },
  );
}

async function reconcilePage(
  tx: Tx,
  work: SyncWork,
  listed: readonly Observed[],
): Promise<MirroredTransactions> {
  const at = work.clock.now();
  if (!work.drift.compares) return mirrorTransactions(tx, listed, "sync", at);
  const ids = listed.map(({ transaction }) => transaction.id);
  await lockTransactions(tx, ids);
  const before = await readRows(tx, ids);
  const altered = new Set(
    await restoreTransactions(
      tx,
      before.map(({ id }) => id),
      at,
    ),
  );
  const done = await mirrorTransactions(tx, listed, "sync", at);
  await markFound(tx, ids);
  await work.drift.add(tx, compare(before, await readRows(tx, ids), altered), at);
  return done;
}

async function readRows(tx: Tx, ids: string[]): Promise<Transaction[]> {
  return tx.transaction.findMany({ where: { id: { in: ids } } });
}

/** `altered`: rows that were not what their own events say, which nobody but somebody in the database can have done. */
function compare(before: Transaction[], after: Transaction[], altered: ReadonlySet<string>): Drift[] {
  const earlier = new Map(before.map((row) => [row.id, row]));
  return after.flatMap((row): Drift[] => {
    const known = earlier.get(row.id);
    const subject = { noun: "transactions" as const, subjectId: row.id, label: labelOf(row) };
    if (!known) return [{ ...subject, kind: "missing", differences: {} }];
    const differences = differencesOf(factsOf(known), factsOf(row));
    if (Object.keys(differences).length === 0) return [];
    if (altered.has(row.id)) return [{ ...subject, kind: "differing", differences }];
    const contradicted = contradictionsIn(differences);
    if (Object.keys(contradicted).length === 0) return [{ ...subject, kind: "completed", differences: {} }];
    return [
      { ...subject, kind: isUnannounced(known, row) ? "missing" : "corrected", differences: contradicted },
    ];
  });
}

/** A settlement or reversal that the list tells of is an event of its own, for which no webhook has come. */
function isUnannounced(known: Transaction, now: Transaction): boolean {
  return known.status === "Authorized" && ["Settled", "Reversed"].includes(now.status);
}

/** What an issuer says of a transaction; our own bookkeeping is no drift. */
function factsOf(row: Transaction): Record<string, unknown> {
  const { firstSeenAt, updatedAt, sortAt, missingSince, ...facts } = row;
  return facts;
}

/** Merchant, amount and currency, as a person would name it. */
export function labelOf(
  row: Pick<Transaction, "merchantName" | "transactionAmount" | "transactionCurrency">,
) {
  return `${row.merchantName} ${row.transactionAmount?.toFixed() ?? ""} ${row.transactionCurrency}`.trim();
}
