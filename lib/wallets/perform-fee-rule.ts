import "server-only";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Prisma, Tx } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerFeeRule } from "@/lib/issuing/types";
import { publish } from "@/lib/live/publish";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { contradicts, type FeeFacts } from "@/lib/wallets/fee-rule";
import { feeLabel, feeSnapshot, type KnownFeeRule, knownFeeRule } from "@/lib/wallets/issuer-fee-rule";

/** There is one rule for the whole business. */
export const FEE_RULE_SUBJECT = { type: "fee-rule", id: "topup" } as const;

interface FeeRuleChange {
  operationId: string;
  facts: FeeFacts;
  reason: string;
  /** Reads the rule and throws when it must not be changed. */
  check(): Promise<KnownFeeRule>;
}

/** Sets the rule, once it is certain that the viewer may. @throws AppError as `setFeeRule` */
export function performFeeRule(
  viewer: Viewer,
  context: RequestContext,
  { operationId, facts, reason, check }: FeeRuleChange,
): Promise<OperationDto> {
  const request = {
    id: operationId,
    kind: "wallets.fees" as const,
    subject: FEE_RULE_SUBJECT,
    input: { ...facts, reason },
  };
  return runOperation<IssuerFeeRule | null>(viewer, context, request, async () => {
    const { rule, currency, snapshot } = await check();
    return {
      label: feeLabel(facts, currency),
      before: snapshot,
      reason: reason || undefined,
      send: async (call) => {
        const reply = await issuer().setTopupFeeRule(toSend(facts, rule), call);
        assertShown(await readAfter(reply.data), facts, call.requestId);
        return { httpStatus: reply.httpStatus, data: reply.data };
      },
      apply: (tx) => recordFeeRule(tx, facts, currency),
    };
  });
}

/** Tells whoever looks at the rule; gives the operation's result, in the words of the state before it. */
export async function recordFeeRule(
  tx: Tx,
  facts: FeeFacts,
  currency: string,
): Promise<Prisma.InputJsonObject> {
  await publish(tx, { topic: "wallets" });
  return { ...feeSnapshot(facts, currency) };
}

/** What the rule says beside its numbers stays what it is. */
function toSend({ maxAmount, ...facts }: FeeFacts, rule: IssuerFeeRule | null) {
  return {
    ...facts,
    maxAmount: maxAmount ?? undefined,
    feeType: rule?.feeType ?? undefined,
    currency: rule?.currency ?? undefined,
    network: rule?.network ?? undefined,
  };
}

/** The rule read back; what was replied where it cannot be read. */
async function readAfter(replied: IssuerFeeRule | null): Promise<IssuerFeeRule | null> {
  return issuer()
    .getTopupFeeRule({})
    .then(
      ({ data }) => data,
      () => replied,
    );
}

/** An acknowledged change that did not come about, or only in part, must not be told as done. */
function assertShown(rule: IssuerFeeRule | null, facts: FeeFacts, requestId: string): void {
  const shown = knownFeeRule(rule).facts;
  if (!shown || !contradicts(shown, facts)) return;
  throw new IssuingError({
    kind: "unreadable_reply",
    effect: "unknown",
    operation: "setTopupFeeRule",
    requestId,
    detail: "the rule does not show every acknowledged part",
  });
}
