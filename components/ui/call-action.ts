import { unstable_isUnrecognizedActionError } from "next/navigation";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { CardNumberHeld } from "./hold-card-numbers";

/** The server that answered is of another version than this page: it knows no such action, so nothing was done. */
const NEW_VERSION: ActionError = { code: "NEW_VERSION", details: { changed: "no" }, requestId: "" };

/** The answer of a server action; null when it was lost, so that nobody knows what was done. */
export async function callAction<T>(send: () => Promise<ActionResult<T>>): Promise<ActionResult<T> | null> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof CardNumberHeld) return { ok: false, error: heldBack(error) };
    return unstable_isUnrecognizedActionError(error) ? { ok: false, error: NEW_VERSION } : null;
  }
}

/** As the server would refuse it, had it been sent. */
function heldBack({ fields }: CardNumberHeld): ActionError {
  return { code: "INVALID_INPUT", fields, details: { changed: "no" }, requestId: "" };
}

/** As `callAction`, where a lost answer is told like any other failure: it is not known whether something was done. */
export async function answerOf<T>(send: () => Promise<ActionResult<T>>): Promise<ActionResult<T>> {
  return (await callAction(send)) ?? { ok: false, error: LOST };
}

export const LOST: ActionError = { code: "INTERNAL", details: { changed: "unknown" }, requestId: "" };
