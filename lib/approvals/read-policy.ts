import "server-only";
import { z } from "zod";
import type { PolicyRule } from "@/lib/approvals/decide";
import { APPROVAL_KINDS } from "@/lib/approvals/vocabulary";
import { ROLES } from "@/lib/auth/vocabulary";
import { type ApprovalPolicy, db, type Tx } from "@/lib/core/db";

export interface Policy {
  version: number;
  rules: PolicyRule[];
}

/** The policy in force. */
export async function readPolicy(tx: Tx = db()): Promise<Policy> {
  const latest = await tx.approvalPolicyVersion.findFirstOrThrow({
    orderBy: { version: "desc" },
    include: { rules: { orderBy: { position: "asc" } } },
  });
  return { version: latest.version, rules: latest.rules.map(toRule) };
}

const kind = z.enum(APPROVAL_KINDS);

function toRule(row: ApprovalPolicy): PolicyRule {
  const { currency, needsSecond } = row;
  const role = z.enum(ROLES).nullable().parse(row.role);
  const threshold = row.threshold?.toFixed() ?? null;
  return { kind: kind.parse(row.kind), role, currency, threshold, needsSecond };
}
