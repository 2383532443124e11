import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import type { Finding } from "@/lib/operations/resolve-operation";
import { findTransfer } from "@/lib/transfers/find-transfer";
import { isSameTransfer, recordTransfer } from "@/lib/transfers/judge-transfer";
import { storedTransfer } from "@/lib/transfers/schema";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

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
