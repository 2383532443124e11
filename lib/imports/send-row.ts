import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { knownFailure } from "@/lib/core/known-failure";
import type { ClaimedRow } from "@/lib/imports/claim-row";
import { outcomeOf, outcomeOfError, type RowOutcome } from "@/lib/imports/row-outcome";
import { unsealPerson } from "@/lib/imports/sealed-user";
import { createUser } from "@/lib/users/create-user";

/** Creates the user of a row by the verb that the form uses. @throws what is no refusal, such as a lost database */
export async function sendRow(viewer: Viewer, context: RequestContext, row: ClaimedRow): Promise<RowOutcome> {
  const person = unsealPerson(row, row.sealed);
  try {
    const operation = await createUser(viewer, context, { operationId: row.operationId, ...person });
    return outcomeOf(operation);
  } catch (error) {
    const failure = knownFailure(error);
    if (!failure) throw error;
    return outcomeOfError(failure);
  }
}
