import "server-only";
import type { Clock } from "@/lib/core/clock";
import { db, Prisma, type Tx } from "@/lib/core/db";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { mirrorTransfers } from "@/lib/transfers/mirror-transfer";
import type { StoredTransfer } from "@/lib/transfers/schema";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

/**
 * The transfer that the issuer answered with, when it says that money moved. One that it reversed is kept in the mirror
 * and is a refusal; one that is not ours, or whose status nobody knows, is an outcome to be found out by reading.
 * @throws IssuingError
 */
export async function settledOrThrow(
  answered: IssuerTransfer,
  asked: StoredTransfer,
  requestId: string,
  clock: Clock,
): Promise<IssuerTransfer> {
  const facts = { operation: "createTransfer", requestId };
  if (!isSameTransfer(answered, asked)) {
    const detail = "the answer describes another transfer";
    throw new IssuingError({ ...facts, kind: "unreadable_reply", effect: "unknown", detail });
  }
  const transfer = { ...answered, ...missingIn(answered, asked) };
  const outcome = transferOutcome(transfer.status);
  if (outcome === "moved") return transfer;
  if (outcome === "unclear") {
    const detail = "the answer does not say whether money moved";
    throw new IssuingError({ ...facts, kind: "unreadable_reply", effect: "unknown", detail });
  }
  await db().$transaction((tx) => mirrorTransfers(tx, [transfer], clock.now()));
  throw new IssuingError({
    ...facts,
    kind: "refused",
    effect: "none",
    issuerCode: transfer.status,
    httpStatus: 200,
    detail: "the issuer reversed the transfer",
  });
}

/** Puts a transfer that we made into the mirror and gives the operation's result. */
export async function recordTransfer(
  tx: Tx,
  transfer: IssuerTransfer,
  at: Date,
): Promise<Prisma.InputJsonObject> {
  await mirrorTransfers(tx, [transfer], at);
  return { transferId: transfer.id, transferStatus: transfer.status ?? "" };
}

/** Whether nothing that the issuer says contradicts what was asked for. Users are compared where they were told. */
export function isSameTransfer(transfer: IssuerTransfer, asked: StoredTransfer): boolean {
  const { refId, currency, amount } = transfer;
  return (
    (refId === null || refId.toLowerCase() === asked.refId) &&
    (currency === null || currency.toUpperCase() === asked.currency) &&
    (amount === null || new Prisma.Decimal(amount).equals(asked.amount))
  );
}

/** What the answer is silent about is what was asked for. */
export function missingIn(transfer: IssuerTransfer, asked: StoredTransfer) {
  return {
    refId: transfer.refId ?? asked.refId,
    currency: transfer.currency ?? asked.currency,
    amount: transfer.amount ?? asked.amount,
    remark: transfer.remark ?? asked.remark,
  };
}
