import "server-only";
import type { PolicyRule } from "@/lib/approvals/decide";
import { readPolicy } from "@/lib/approvals/read-policy";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Prisma, Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { publish } from "@/lib/live/publish";

interface PolicyChange {
  rules: PolicyRule[];
  reason: string;
  /** The version that is replaced. */
  version: number;
}

/** Puts new rules in force, as the next version. @throws AppError STALE when another change came first */
export async function applyPolicy(
  tx: Tx,
  viewer: Viewer,
  context: RequestContext,
  { rules, reason, version }: PolicyChange,
): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(4100031)`;
  const current = await readPolicy(tx);
  if (current.version !== version) throw new AppError("STALE", `the policy is at version ${current.version}`);
  const next = version + 1;
  await tx.approvalPolicyVersion.create({
    data: { version: next, createdAt: context.clock.now(), createdById: viewer.id, reason },
  });
  await tx.approvalPolicy.createMany({
    data: rules.map((rule, position) => ({ ...rule, version: next, position })),
  });
  await recordAudit(
    {
      actor: viewer,
      action: "approvals.policy",
      outcome: "succeeded",
      subject: { type: "policy", id: String(next) },
      requestId: context.requestId,
      reason,
      before: policyFacts(current.rules),
      after: policyFacts(rules),
    },
    tx,
  );
  await publish(tx, { topic: "approvals" });
}

/** One line per rule, so that what changed stands out. */
export function policyFacts(rules: readonly PolicyRule[]): Prisma.InputJsonObject {
  return Object.fromEntries(
    rules.map((rule, index) => {
      const above = rule.threshold === null ? "" : ` > ${rule.threshold}`;
      const scope = [rule.role ?? "*", rule.currency ?? "*"].join(" ");
      return [
        `${index + 1} ${rule.kind}`,
        `${scope}${above}: ${rule.needsSecond ? "second person" : "alone"}`,
      ];
    }),
  );
}
