import "server-only";
import { issuerExecutor } from "@/lib/approvals/executor";
import { assertSnapshot } from "@/lib/approvals/snapshot";
import { readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { performFeeRule } from "@/lib/wallets/perform-fee-rule";
import { feeFacts } from "@/lib/wallets/schema";

/** Sets a fee rule that a second person agreed to. */
export const approvedFeeRule = issuerExecutor({
  input: feeFacts,
  permission: "wallets.fees",
  readSnapshot: async () => (await readFeeRule()).snapshot,
  execute: (maker, context, facts, { operationId, reason, snapshot }) =>
    performFeeRule(maker, context, {
      operationId,
      facts,
      reason,
      check: async () => {
        const known = await readFeeRule(context.language);
        assertSnapshot(known.snapshot, snapshot);
        return known;
      },
    }),
});
