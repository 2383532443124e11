"use server";

import { answerAction } from "@/lib/auth/request";
import type { ActionResult } from "@/lib/core/result";
import type { OperationDto } from "@/lib/operations/schema";
import { createUser } from "@/lib/users/create-user";
import { editUser } from "@/lib/users/edit-user";
import { findByDocument } from "@/lib/users/find-by-document";
import { linkCard } from "@/lib/users/link-card";
import { revealIdentity } from "@/lib/users/reveal-identity";
import type {
  CreateUserInput,
  EditUserInput,
  FoundUser,
  LinkCardInput,
  RevealedIdentity,
} from "@/lib/users/schema";

export async function createUserAction(input: CreateUserInput): Promise<ActionResult<OperationDto>> {
  return answerAction("users.create", (viewer, context) => createUser(viewer, context, input));
}

export async function editUserAction(input: EditUserInput): Promise<ActionResult<OperationDto>> {
  return answerAction("users.edit", (viewer, context) => editUser(viewer, context, input));
}

export async function linkCardAction(input: LinkCardInput): Promise<ActionResult<OperationDto>> {
  return answerAction("users.link_card", (viewer, context) => linkCard(viewer, context, input));
}

/** Next answers every action with `no-store`, which what this one gives must have. */
export async function revealIdentityAction(userId: string): Promise<ActionResult<RevealedIdentity>> {
  return answerAction("users.identity", (viewer, context) => revealIdentity(viewer, context, { userId }));
}

/** An action and no endpoint to read from: a document number must not stand in an address. */
export async function findByDocumentAction(documentNumber: string): Promise<ActionResult<FoundUser[]>> {
  return answerAction("users.find_by_document", (viewer, context) =>
    findByDocument(viewer, context, { documentNumber }),
  );
}
