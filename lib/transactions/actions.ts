"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { addNote } from "@/lib/transactions/add-note";
import type { AddNoteInput, TransactionNoteDto } from "@/lib/transactions/detail-schema";

export async function addNoteAction(input: AddNoteInput): Promise<ActionResult<TransactionNoteDto>> {
  return answerAction("transactions.note", (viewer, context) => addNote(viewer, context, input));
}
