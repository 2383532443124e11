import "server-only";
import type { ItemStatus } from "@/lib/bulk/constants";
import type { Operation } from "@/lib/core/db";
import type { AppError } from "@/lib/core/errors";
import { mayTryAgain } from "@/lib/core/known-failure";
import { issuerFailure } from "@/lib/operations/issuer-failure";

/** What became of one card. `pending`: nothing was sent, and it waits again. */
export interface ItemOutcome {
  status: Exclude<ItemStatus, "sending">;
  /** Its maker may not do it any more. */
  denied?: boolean;
  errorCode?: string | undefined;
  issuerMessage?: string | undefined;
}

/** Its operation's outcome; `failed` says that nothing was changed, except where it is `unconfirmed`. */
export function outcomeOf(operation: Operation): ItemOutcome {
  switch (operation.status) {
    case "succeeded":
      return { status: "done" };
    case "refused":
    case "failed":
      return outcomeOfError(issuerFailure(operation));
    case "not_applied":
    case "unconfirmed":
      return { status: "failed", errorCode: operation.status };
    default:
      return { status: "unknown" };
  }
}

/** An error of the verb: nothing was changed. */
export function outcomeOfError(error: AppError): ItemOutcome {
  const { code, details, fields } = error;
  if (code === "FORBIDDEN") return { status: "pending", denied: true };
  if (mayTryAgain(error)) return { status: "pending" };
  if (code === "NOT_FOUND") return { status: "skipped", errorCode: "gone" };
  if (code === "INVALID_INPUT" && fields?.rules === "noChange")
    return { status: "skipped", errorCode: "noChange" };
  if (details.needs === "approval-world") return { status: "failed", errorCode: "needsSecond" };
  const errorCode = code === "ISSUER_REFUSED" ? (details.issuerCode ?? code) : code;
  return { status: "failed", errorCode, issuerMessage: details.issuerMessage };
}
