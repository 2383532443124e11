import "server-only";
import { type Operation, Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";
import { timeAgainst } from "@/lib/operations/time-against";
import type { StoredTransfer } from "@/lib/transfers/schema";

/** `untold`: the issuer does not offer the list, or does not say which of its rows is ours. */
export type FoundTransfer = { found: IssuerTransfer } | "none" | "untold" | "unreadable";

/**
 * Looks for a transfer by its `ref_id` in the issuer's list, to its end: the order is not documented, and no time of
 * the issuer's ends the search.
 */
export async function findTransfer(
  asked: StoredTransfer,
  operation: Pick<Operation, "startedAt">,
  settled: boolean,
): Promise<FoundTransfer> {
  const isIt = (row: IssuerTransfer) => row.refId?.toLowerCase() === asked.refId;
  try {
    const { rows, complete } = await readWholeList((page) => issuer().listTransfers(page), {
      mostPages: settled ? MOST_PAGES : QUICK_PAGES,
      keep: (row) => isIt(row) || couldBe(row, asked, operation),
      until: isIt,
    });
    const found = rows.find(isIt);
    if (found) return { found };
    return complete && rows.length === 0 ? "none" : "untold";
  } catch (error) {
    if (!(error instanceof IssuingError)) throw error;
    return isNotOffered(error) ? "untold" : "unreadable";
  }
}

const MOST_PAGES = 5_000;
const QUICK_PAGES = 5;

/** A row without a `ref_id` that nothing tells from ours. */
function couldBe(
  row: IssuerTransfer,
  asked: StoredTransfer,
  operation: Pick<Operation, "startedAt">,
): boolean {
  if (row.refId) return false;
  const other = row.currency !== null && row.currency.toUpperCase() !== asked.currency;
  if (other || timeAgainst(row.createdAt, operation) === "long-before") return false;
  return row.amount === null || new Prisma.Decimal(row.amount).equals(asked.amount);
}
