import "server-only";
import { submitGated } from "@/lib/approvals/gate";
import type { Submitted } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { parseInput } from "@/lib/core/parse";
import { type CheckedTransfer, checkTransfer } from "@/lib/transfers/check-transfer";
import { performTransfer } from "@/lib/transfers/perform-transfer";
import { createTransferInput } from "@/lib/transfers/schema";

/**
 * Moves money from one user to another (issuing-api §6.1); `result.transferId` names the transfer. The same form gives
 * the same operation, so that it moves once. The policy may ask for a second person above an amount.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, STALE (the form's id was used), BUSY (another transfer of the
 *   sender in this currency is undecided), ISSUER_*; NOT_ALLOWED_NOW, with `details.needs` `party-inactive`,
 *   `party-incomplete` or `funds`; ISSUER_REFUSED with `transfer-reversed` when the issuer's answer is a reversed one
 */
export async function createTransfer(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<Submitted> {
  assertPermission(viewer, "transfers.create");
  const { formId, ...order } = parseInput(createTransferInput, raw);
  let checked: Promise<CheckedTransfer> | undefined;
  const check = () => {
    checked ??= checkTransfer(order, {
      at: context.clock.now(),
      fresh: true,
      language: context.language,
    });
    return checked;
  };
  return submitGated(viewer, context, formId, {
    describe: async () => {
      const { label, snapshot } = await check();
      return {
        kind: "transfers.create",
        subject: { type: "user", id: order.senderId },
        label,
        input: { ...order },
        amount: { amount: order.amount, currency: order.currency },
        snapshot,
        reason: order.remark,
      };
    },
    perform: () => performTransfer(viewer, context, { operationId: formId, order, check }),
  });
}
