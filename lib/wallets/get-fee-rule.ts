import "server-only";
import { WAITING } from "@/lib/approvals/vocabulary";
import { assertPermission, can } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { readAnew } from "@/lib/issuer/read-anew";
import { toOperationDto, withActor } from "@/lib/operations/operation-record";
import { readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { listFeeChanges } from "@/lib/wallets/list-fee-changes";
import type { FeeRuleDto } from "@/lib/wallets/schema";

/**
 * The top-up fee rule as the issuer has it this moment. @throws AppError FORBIDDEN, RATE_LIMITED, ISSUER_*; ISSUER_NOT_OFFERED when
 * the issuer does not offer the call
 */
export async function getFeeRule(viewer: Viewer, context: RequestContext): Promise<FeeRuleDto> {
  assertPermission(viewer, "wallets.read");
  const [{ rule, facts, currency, version }, undecided, waiting, history] = await Promise.all([
    readAnew(viewer, context, "fee-rule", () => readFeeRule(context.language)),
    db().operation.findFirst({
      where: { kind: "wallets.fees", status: { in: ["pending", "unknown"] } },
      ...withActor,
    }),
    db().approvalRequest.findFirst({
      where: { kind: "wallets.fees", status: { in: [...WAITING] }, expiresAt: { gt: context.clock.now() } },
      include: { maker: { select: { name: true } } },
      orderBy: { createdAt: "desc" },
    }),
    can(viewer.role, "audit.read") ? listFeeChanges() : null,
  ]);
  return {
    rule: facts && { ...facts, currency, updatedAt: rule?.updatedAt ?? null },
    version,
    asOf: context.clock.now().toISOString(),
    may: { change: can(viewer.role, "wallets.fees") },
    undecided: undecided && toOperationDto(undecided),
    waiting: waiting && { approvalId: waiting.id, label: waiting.label, makerName: waiting.maker.name },
    history,
  };
}
