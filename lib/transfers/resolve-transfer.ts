import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { readWholeList } from "@/lib/issuing/whole-list";
import type { Finding } from "@/lib/operations/resolve-operation";
import { timeAgainst } from "@/lib/operations/time-against";
import { isSameTransfer, recordTransfer } from "@/lib/transfers/judge-transfer";
import { type StoredTransfer, storedTransfer } from "@/lib/transfers/schema";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

/** `untold`: the issuer does not offer the list, or does not say which of its rows is ours. */
type FoundTransfer = { found: IssuerTransfer } | "none" | "untold" | "unreadable";

/**
 * Looks for a transfer by its `ref_id` in the issuer's list, to its end: the order is not documented, and no time of
 * the issuer's ends the search.
 */
async function findTransfer(
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

/** Reads the issuer's list and says what became of a transfer whose answer was lost: it is never sent again. */
export async function findTransferOutcome(
  operation: Operation,
  { settled = true, clock = systemClock }: { settled?: boolean; clock?: Clock } = {},
): Promise<Finding> {
  const asked = storedTransfer.safeParse(operation.input).data;
  if (!asked) return { verdict: "cannot_be_read" };
  const at = clock.now();
  const result = await findTransfer(asked, operation, settled);
  if (result === "unreadable") return { verdict: "undecided" };
  if (result === "untold") return { verdict: "cannot_be_read" };
  if (result === "none") return { verdict: "not_applied" };
  const { found } = result;
  const outcome = isSameTransfer(found, asked) ? transferOutcome(found.status) : "unclear";
  if (outcome === "unclear") return { verdict: "cannot_be_read" };
  const apply = (tx: Parameters<typeof recordTransfer>[0]) => recordTransfer(tx, found, at);
  return outcome === "moved"
    ? { verdict: "applied", apply }
    : { verdict: "refused", code: found.status ?? "", apply };
}
