import "server-only";
import { issuerExecutor } from "@/lib/approvals/executor";
import { assertWorld } from "@/lib/approvals/world";
import { readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { performFeeRule } from "@/lib/wallets/perform-fee-rule";
import { feeFacts } from "@/lib/wallets/schema";

/** Sets a fee rule that a second person agreed to. */
export const approvedFeeRule = issuerExecutor({
  input: feeFacts,
  permission: "wallets.fees",
  readWorld: async () => (await readFeeRule()).world,
  execute: (maker, context, facts, { operationId, reason, world }) =>
    performFeeRule(maker, context, {
      operationId,
      facts,
      reason,
      check: async () => {
        const known = await readFeeRule(context.language);
        assertWorld(known.world, world);
        return known;
      },
    }),
});
