"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import { addCardRows, addUserRows } from "@/lib/imports/add-rows";
import { checkCards } from "@/lib/imports/check-cards";
import { checkUsers } from "@/lib/imports/check-users";
import { confirmImport } from "@/lib/imports/confirm-import";
import type { Retriable } from "@/lib/imports/constants";
import { giveUpImport } from "@/lib/imports/give-up-import";
import { openImport } from "@/lib/imports/open-import";
import { resumeImport } from "@/lib/imports/resume-import";
import { retryRows } from "@/lib/imports/retry-rows";
import type {
  CardMatch,
  CardRowInput,
  ConfirmedImport,
  ImportDto,
  OpenImportInput,
  UserLineProblem,
  UserRowInput,
} from "@/lib/imports/schema";
import { stopImport } from "@/lib/imports/stop-import";

type Answer<T> = Promise<ActionResult<T>>;

/** An action, as what the rows say of people must not stand in an address. */
export async function checkUsersAction(rows: UserRowInput[]): Answer<UserLineProblem[]> {
  return answerAction("users.import", (viewer, context) => checkUsers(viewer, context, { rows }));
}

export async function checkCardsAction(rows: CardRowInput[]): Answer<CardMatch[]> {
  return answerAction("cards.import", (viewer, context) => checkCards(viewer, context, { rows }));
}

export async function openImportAction(input: OpenImportInput): Answer<ImportDto> {
  return answerAction("imports.open", (viewer, context) => openImport(viewer, context, input));
}

export async function addUserRowsAction(importId: string, rows: UserRowInput[]): Answer<{ added: number }> {
  return answerAction("users.import", (viewer, context) => addUserRows(viewer, context, { importId, rows }));
}

export async function addCardRowsAction(importId: string, rows: CardRowInput[]): Answer<{ added: number }> {
  return answerAction("cards.import", (viewer, context) => addCardRows(viewer, context, { importId, rows }));
}

export async function confirmImportAction(importId: string): Answer<ConfirmedImport> {
  return answerAction("imports.confirm", (viewer, context) => confirmImport(viewer, context, { importId }));
}

export async function stopImportAction(importId: string): Answer<ImportDto> {
  return answerAction("imports.stop", (viewer, context) => stopImport(viewer, context, { importId }));
}

export async function resumeImportAction(importId: string): Answer<ImportDto> {
  return answerAction("imports.resume", (viewer, context) => resumeImport(viewer, context, { importId }));
}

export async function retryRowsAction(importId: string, which: Retriable): Answer<ImportDto> {
  return answerAction("imports.retry", (viewer, context) => retryRows(viewer, context, { importId, which }));
}

export async function giveUpImportAction(importId: string): Answer<ImportDto> {
  return answerAction("imports.give_up", (viewer, context) => giveUpImport(viewer, context, { importId }));
}
