import "server-only";
import { issuerExecutor } from "@/lib/approvals/executor";
import { assertWorld } from "@/lib/approvals/world";
import { systemClock } from "@/lib/core/clock";
import { checkTransfer, transferWorld } from "@/lib/transfers/check-transfer";
import { performTransfer } from "@/lib/transfers/perform-transfer";
import { transferOrder } from "@/lib/transfers/schema";

/** Sends a transfer that a second person agreed to. */
export const approvedTransfer = issuerExecutor({
  input: transferOrder,
  permission: "transfers.create",
  readWorld: (order, { fresh }) => transferWorld(order, { at: systemClock.now(), fresh }),
  execute: (maker, context, order, { operationId, world }) =>
    performTransfer(maker, context, {
      operationId,
      order,
      check: async () => {
        const at = context.clock.now();
        const checked = await checkTransfer(order, { at, fresh: true, language: context.language });
        assertWorld(checked.world, world);
        return checked;
      },
    }),
});
