import "server-only";
import type { z } from "zod";
import { submitGated } from "@/lib/approvals/gate";
import type { Submitted } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type FeeFacts, sameFee } from "@/lib/wallets/fee-rule";
import { feeLabel, type KnownFeeRule, readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { FEE_RULE_SUBJECT, performFeeRule } from "@/lib/wallets/perform-fee-rule";
import { setFeeRuleInput } from "@/lib/wallets/schema";

/**
 * Sets the fee rule of all top-ups. A “yes” of the issuer that the rule, read afterwards, does not show is an unknown
 * outcome. The policy may ask for a second person.
 * @throws AppError FORBIDDEN, INVALID_INPUT (also when nothing would change), STALE when the rule is not the one that
 *   the form showed, BUSY, ISSUER_*
 */
export async function setFeeRule(viewer: Viewer, context: RequestContext, raw: unknown): Promise<Submitted> {
  assertPermission(viewer, "wallets.fees");
  const input = parseInput(setFeeRuleInput, raw);
  const facts = factsIn(input);
  const check = async () => planned(await readFeeRule(context.language), facts, input.version);
  return submitGated(viewer, context, input.operationId, {
    describe: async () => {
      const { currency, snapshot } = await check();
      return {
        kind: "wallets.fees",
        subject: FEE_RULE_SUBJECT,
        label: feeLabel(facts, currency),
        input: { ...facts },
        snapshot,
        reason: input.reason,
      };
    },
    perform: () =>
      performFeeRule(viewer, context, { operationId: input.operationId, facts, check, reason: input.reason }),
  });
}

function factsIn({
  percentage,
  fixedAmount,
  minAmount,
  maxAmount,
}: z.output<typeof setFeeRuleInput>): FeeFacts {
  return { percentage, fixedAmount, minAmount, maxAmount };
}

/** @throws AppError STALE, INVALID_INPUT */
function planned(known: KnownFeeRule, facts: FeeFacts, version: string): KnownFeeRule {
  if (known.version !== version)
    throw new AppError("STALE", "the fee rule changed since the form was opened");
  if (known.facts && sameFee(known.facts, facts)) {
    throw new AppError("INVALID_INPUT", "the rule is as asked", { fields: { percentage: "noChange" } });
  }
  return known;
}
