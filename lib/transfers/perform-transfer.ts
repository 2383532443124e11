import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerTransfer } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import type { CheckedTransfer } from "@/lib/transfers/check-transfer";
import { recordTransfer, settledOrThrow } from "@/lib/transfers/judge-transfer";
import { refIdOf } from "@/lib/transfers/ref-id";
import type { TransferOrder } from "@/lib/transfers/schema";
import { transferOutcome } from "@/lib/transfers/transfer-outcome";

interface TransferWork {
  operationId: string;
  order: TransferOrder;
  /** Reads the snapshot and throws when it does not allow the transfer. */
  check(): Promise<CheckedTransfer>;
}

/**
 * Sends the transfer, once it is certain that the viewer may. Its `ref_id` is stored with the operation before the one
 * call. One undecided transfer of a sender in a currency at a time: until then nobody knows what he has.
 * @throws AppError as `createTransfer`
 */
export async function performTransfer(
  viewer: Viewer,
  context: RequestContext,
  { operationId, order, check }: TransferWork,
): Promise<OperationDto> {
  const stored = { ...order, refId: refIdOf(operationId) };
  const request = {
    id: operationId,
    kind: "transfers.create" as const,
    subject: { type: "user-transfer", id: `${order.senderId} ${order.currency}` },
    input: stored,
  };
  return runOperation<IssuerTransfer>(viewer, context, request, async () => {
    await assertUnused(stored.refId);
    const { sender, receiver, label, snapshot } = await check();
    const { currency, amount, remark, refId } = stored;
    return {
      label,
      before: snapshot,
      send: async (call) => {
        const input = { sender, receiver, currency, amount, remark, refId };
        const reply = await issuer().createTransfer(input, call);
        const data = await settledOrThrow(reply.data, stored, call.requestId, context.clock);
        return { httpStatus: reply.httpStatus, data };
      },
      apply: (tx, transfer) => recordTransfer(tx, transfer, context.clock.now()),
    };
  }).catch((error: unknown) => explainReversal(error, stored.refId));
}

/** A transfer that this console did not make has this `ref_id`: the issuer would answer with that one (issuing-api §6.1). */
async function assertUnused(refId: string): Promise<void> {
  const taken = await db().transfer.findFirst({ where: { refId }, select: { id: true } });
  if (taken) throw new AppError("STALE", "a transfer with this ref_id exists already");
}

/** A refusal that the issuer has a row for leads to that row. */
async function explainReversal(error: unknown, refId: string): Promise<never> {
  if (!(error instanceof AppError) || error.code !== "ISSUER_REFUSED") throw error;
  const row = await db().transfer.findFirst({ where: { refId }, select: { id: true, status: true } });
  if (!row || transferOutcome(row.status) !== "not-moved") throw error;
  throw new AppError(error.code, error.message, {
    details: { ...error.details, needs: "transfer-reversed", transferId: row.id },
  });
}
