import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { addNoteInput, type TransactionNoteDto } from "@/lib/transactions/detail-schema";
import { toNoteDto } from "@/lib/transactions/list-notes";

/**
 * Writes a note about a transaction, for good. The same `noteId` again is the same note.
 * @throws AppError FORBIDDEN, INVALID_INPUT (`cardNumber`: it holds what looks like a full one), NOT_FOUND, STALE when
 *   the id was used for another note
 */
export async function addNote(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<TransactionNoteDto> {
  assertPermission(viewer, "transactions.note");
  const { noteId, transactionId, body } = parseInput(addNoteInput, raw);
  const transaction = await db().transaction.findUnique({ where: { id: transactionId } });
  if (!transaction) throw new AppError("NOT_FOUND", `no transaction ${transactionId}`);
  return db().$transaction(async (tx) => {
    const note = {
      id: noteId,
      transactionId,
      authorId: viewer.id,
      authorName: viewer.name,
      body,
      at: context.clock.now(),
      requestId: context.requestId,
    };
    const { count } = await tx.transactionNote.createMany({ data: [note], skipDuplicates: true });
    const row = await tx.transactionNote.findUniqueOrThrow({ where: { id: noteId } });
    if (row.authorId !== viewer.id || row.transactionId !== transactionId || row.body !== body) {
      throw new AppError("STALE", "this form was already used for another note");
    }
    if (count === 0) return toNoteDto(row);
    await recordAudit(
      {
        actor: viewer,
        action: "transactions.note",
        outcome: "succeeded",
        subject: { type: "transaction", id: transactionId, label: transaction.merchantName },
        requestId: context.requestId,
        after: { noteId, body },
      },
      tx,
    );
    await publish(tx, { topic: "transactions", id: transactionId, cardId: transaction.cardId });
    return toNoteDto(row);
  });
}
