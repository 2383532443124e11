import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type TransactionNote } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { type TransactionNoteDto, transactionId } from "@/lib/transactions/detail-schema";

const MOST = 500;

/**
 * What people wrote about a transaction, oldest first.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listNotes(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<TransactionNoteDto[]> {
  assertPermission(viewer, "transactions.read");
  const where = { transactionId: parseInput(transactionId, raw) };
  const rows = await db().transactionNote.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.reverse().map(toNoteDto);
}

/** Row → DTO. */
export function toNoteDto({ id, authorName, at, body }: TransactionNote): TransactionNoteDto {
  return { id, authorName, at: at.toISOString(), body };
}
