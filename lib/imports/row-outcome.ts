import "server-only";
import { z } from "zod";
import { db, Prisma, type Tx } from "@/lib/core/db";
import type { AppError } from "@/lib/core/errors";
import { mayTryAgain } from "@/lib/core/known-failure";
import type { UserRowStatus } from "@/lib/imports/constants";

/** What came of a row. `trouble`: the issuer did not decide; `never`: nothing was sent, it may wait for a better time. */
export interface RowOutcome {
  status: UserRowStatus;
  problems?: Record<string, string>;
  issuerCode?: string | null;
  userId?: string | null;
  trouble?: boolean;
}

const madeUser = z.object({ userId: z.string() });

/** Of an operation that is decided, or whose answer is missing. */
export function outcomeOf(operation: {
  status: string;
  result: unknown;
  issuerCode: string | null;
}): RowOutcome {
  const { issuerCode } = operation;
  switch (operation.status) {
    case "succeeded":
      return { status: "created", userId: madeUser.safeParse(operation.result).data?.userId ?? null };
    case "refused":
      return { status: "failed", issuerCode, problems: { form: "refused" } };
    case "failed":
    case "not_applied":
      return { status: "failed", issuerCode, problems: { form: "notSent" } };
    case "unconfirmed":
      return { status: "unconfirmed" };
    default:
      return { status: "unknown", trouble: true };
  }
}

/**
 * Of a creation that threw: nothing was changed. Where the issuer decided nothing at all (not reached, not authorised,
 * asked too often) the row goes back in line.
 */
export function outcomeOfError(error: AppError): RowOutcome {
  const { code, details, fields } = error;
  const issuerCode = details.issuerCode ?? null;
  switch (code) {
    case "INVALID_INPUT":
      return { status: "failed", problems: fields ?? { form: "internal" } };
    case "ISSUER_REFUSED":
      return details.needs === "phone-taken"
        ? {
            status: "failed",
            problems: { phoneNumber: "phoneTaken" },
            issuerCode,
            userId: details.userId ?? null,
          }
        : { status: "failed", problems: { form: "refused" }, issuerCode };
    case "BUSY":
      if (mayTryAgain(error)) return { status: "waiting", trouble: true };
      return { status: "failed", problems: { form: "busy" } };
    case "ISSUER_UNREACHABLE":
    case "ISSUER_UNAUTHORIZED":
    case "ISSUER_NOT_OFFERED":
    case "ISSUER_UNREADABLE":
    case "RATE_LIMITED":
      return { status: "waiting", trouble: true };
    default:
      return { status: "failed", problems: { form: "internal" } };
  }
}

/**
 * Notes what came of a row, if it still is the claim's turn; `false`: another process has settled it meanwhile. Who was
 * created needs no sealed copy any more.
 */
export async function noteOutcome(
  row: { importId: string; line: number; claim: string | null; status: "sending" | "unknown" },
  outcome: RowOutcome,
  at: Date,
  tx: Tx = db(),
): Promise<boolean> {
  const { importId, line, claim } = row;
  const { status, problems, issuerCode = null, userId = null } = outcome;
  const isOpen = status === "waiting" || status === "unknown";
  const { count } = await tx.importUserRow.updateMany({
    where: { importId, line, claim, status: row.status },
    data: {
      status,
      issuerCode,
      userId,
      problems: problems ?? Prisma.DbNull,
      finishedAt: isOpen ? null : at,
      ...(status === "created" ? { sealed: null } : {}),
      ...(status === "waiting" ? { operationId: null, claim: null, claimedAt: null } : {}),
    },
  });
  return count === 1;
}
