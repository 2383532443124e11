import "server-only";
import { listDeciders } from "@/lib/approvals/people";
import { readPolicy } from "@/lib/approvals/read-policy";
import type { PolicyDto } from "@/lib/approvals/schema";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";

const LATEST = 20;

/** The policy in force, and its latest versions. @throws AppError FORBIDDEN */
export async function getPolicy(viewer: Viewer, _context: RequestContext): Promise<PolicyDto> {
  assertPermission(viewer, "approvals.read");
  const [policy, versions, others] = await Promise.all([
    readPolicy(),
    db().approvalPolicyVersion.findMany({
      orderBy: { version: "desc" },
      take: LATEST,
      include: { createdBy: { select: { name: true } } },
    }),
    listDeciders(viewer.id, "approvals.policy"),
  ]);
  const history = versions.map(({ version, createdAt, createdBy, reason }) => ({
    version,
    changedAt: createdAt.toISOString(),
    changedByName: createdBy?.name ?? null,
    reason,
  }));
  const now = history.find(({ version }) => version === policy.version);
  return {
    ...policy,
    changedAt: now?.changedAt ?? "",
    changedByName: now?.changedByName ?? null,
    reason: now?.reason ?? "",
    mayChange: holds(viewer, "approvals.policy"),
    others: others.length,
    history,
  };
}
