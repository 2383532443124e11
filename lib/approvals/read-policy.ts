import "server-only";
import { z } from "zod";
import { APPROVAL_KINDS, THRESHOLD_OF } from "@/lib/approvals/constants";
import type { PolicyRule } from "@/lib/approvals/decide";
import { ROLES } from "@/lib/auth/constants";
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
  const name = kind.parse(row.kind);
  const role = z.enum(ROLES).nullable().parse(row.role);
  // As `decide` takes it, so that the words of the rule say what it does.
  const bounds = THRESHOLD_OF[name] !== "amount" || currency !== null;
  const threshold = bounds ? (row.threshold?.toFixed() ?? null) : null;
  return { kind: name, role, currency, threshold, needsSecond };
}
