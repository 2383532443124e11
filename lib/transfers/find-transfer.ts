import "server-only";
import { Prisma } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { paginate } from "@/lib/issuing/paginate";
import type { IssuerTransfer } from "@/lib/issuing/types";
import type { StoredTransfer } from "@/lib/transfers/schema";

/** `untold`: the issuer does not offer the list, or does not say which of its rows is ours. */
export type FoundTransfer = { found: IssuerTransfer } | "none" | "untold" | "unreadable";

const PAGE = 100;
/** How far the issuer's clock may be behind ours. */
const SKEW_MS = 300_000;

/** Looks for a transfer by its `ref_id` in the issuer's list, back to before it was sent. */
export async function findTransfer(asked: StoredTransfer, sentAt: Date): Promise<FoundTransfer> {
  const earliest = sentAt.getTime() - SKEW_MS;
  let untold = false;
  try {
    const pages = paginate((page) => issuer().listTransfers(page), {
      operation: "listTransfers",
      limit: PAGE,
    });
    for await (const { rows, pass } of pages) {
      const found = rows.find(({ refId }) => refId?.toLowerCase() === asked.refId);
      if (found) return { found };
      untold ||= rows.some((row) => row.refId === null && couldBe(row, asked, earliest));
      // Rows that came in while the list was read stand in front of it.
      if (pass === "list" && isBehind(rows, earliest)) break;
    }
  } catch (error) {
    if (!(error instanceof IssuingError)) throw error;
    return error.kind === "not_found" ? "untold" : "unreadable";
  }
  return untold ? "untold" : "none";
}

/** The order of the list is not documented: only where a page clearly runs back in time does its end say something. */
function isBehind(rows: readonly IssuerTransfer[], earliest: number): boolean {
  const [first, last] = [timeOf(rows[0]), timeOf(rows.at(-1))];
  return first > last && rows.every((row) => timeOf(row) < earliest);
}

function couldBe({ currency, amount, createdAt }: IssuerTransfer, asked: StoredTransfer, earliest: number) {
  const old = Date.parse(createdAt ?? "") < earliest;
  const other = currency !== null && currency.toUpperCase() !== asked.currency;
  return !old && !other && (amount === null || new Prisma.Decimal(amount).equals(asked.amount));
}

function timeOf(row: IssuerTransfer | undefined): number {
  return Date.parse(row?.createdAt ?? "");
}
