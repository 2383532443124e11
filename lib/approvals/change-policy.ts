import "server-only";
import { applyPolicy } from "@/lib/approvals/apply-policy";
import { submitGated } from "@/lib/approvals/gate";
import { getPolicy } from "@/lib/approvals/get-policy";
import { readPolicy } from "@/lib/approvals/read-policy";
import { changePolicyInput, type PolicyDto, type Submitted } from "@/lib/approvals/schema";
import { contentHash } from "@/lib/approvals/snapshot";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";

/**
 * Replaces the rules. The policy in force decides whether that needs a second person, not the one that is asked for.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also when nothing differs), STALE (another change came first), BUSY
 */
export async function changePolicy(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<Submitted<PolicyDto>> {
  assertPermission(viewer, "approvals.policy");
  const { formId, version, rules, reason } = parseInput(changePolicyInput, raw);
  return submitGated(viewer, context, formId, {
    describe: async () => {
      const current = await readPolicy();
      if (current.version !== version) throw new AppError("STALE", "the policy changed since it was opened");
      if (contentHash(current.rules) === contentHash(rules)) {
        throw new AppError("INVALID_INPUT", "no rule differs", { fields: { rules: "noChange" } });
      }
      return {
        kind: "approvals.policy",
        subject: { type: "policy", id: "policy" },
        label: "",
        input: { rules },
        snapshot: { version },
        reason,
      };
    },
    perform: async () => {
      await db().$transaction((tx) => applyPolicy(tx, viewer, context, { rules, reason, version }));
      return getPolicy(viewer, context);
    },
  });
}
