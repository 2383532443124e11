import "server-only";
import { issuerExecutor } from "@/lib/approvals/executor";
import { assertSnapshot } from "@/lib/approvals/snapshot";
import { systemClock } from "@/lib/core/clock";
import { checkTransfer, transferSnapshot } from "@/lib/transfers/check-transfer";
import { performTransfer } from "@/lib/transfers/perform-transfer";
import { transferOrder } from "@/lib/transfers/schema";

/** Sends a transfer that a second person agreed to. */
export const approvedTransfer = issuerExecutor({
  input: transferOrder,
  permission: "transfers.create",
  readSnapshot: (order, { fresh }) => transferSnapshot(order, { at: systemClock.now(), fresh }),
  execute: (maker, context, order, { operationId, snapshot }) =>
    performTransfer(maker, context, {
      operationId,
      order,
      check: async () => {
        const at = context.clock.now();
        const checked = await checkTransfer(order, { at, fresh: true, language: context.language });
        assertSnapshot(checked.snapshot, snapshot);
        return checked;
      },
    }),
});
