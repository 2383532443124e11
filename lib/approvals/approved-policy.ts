import "server-only";
import { z } from "zod";
import { applyPolicy } from "@/lib/approvals/apply-policy";
import { POLICY_RULES_MAX } from "@/lib/approvals/constants";
import { consoleExecutor } from "@/lib/approvals/executor";
import { readPolicy } from "@/lib/approvals/read-policy";
import { storedRule } from "@/lib/approvals/schema";

/** Changes the policy that a second person agreed to. */
export const approvedPolicy = consoleExecutor({
  input: z.strictObject({ rules: z.array(storedRule).max(POLICY_RULES_MAX) }),
  permission: "approvals.policy",
  readSnapshot: async () => ({ version: (await readPolicy()).version }),
  apply: async (tx, maker, context, { rules }, { reason, snapshot }) => {
    await applyPolicy(tx, maker, context, { rules, reason, version: Number(snapshot.version) });
  },
});
