import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import { applyEdit, readAfterEdit } from "@/lib/limits/read-after-edit";
import { type RequestedRule, ruleStands } from "@/lib/limits/rules";
import { editLimitsInput } from "@/lib/limits/schema";
import type { Finding } from "@/lib/operations/resolve-operation";

/**
 * Reads the card and says whether a change of limits whose outcome is unknown took effect: every asked rule stands,
 * or not all do: then the result says how the rules stand, and which are `notApplied`.
 */
export async function findLimitChange(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const read = await readAfterEdit(operation.subjectId, clock);
  const { card } = read;
  const asked = askedRules(operation);
  if (!card?.limits || !asked) return { verdict: "undecided" };
  const { limits } = card;
  const found = asked.map((rule) => ({ period: rule.period, state: ruleStands(rule, limits) }));
  const missing = found.filter(({ state }) => state === "differs").map(({ period }) => period);
  if (found.some(({ state }) => state === "unclear")) return { verdict: "undecided" };
  if (missing.length === found.length) return { verdict: "not_applied" };
  return {
    verdict: missing.length === 0 ? "applied" : "not_applied",
    apply: async (tx) => ({
      ...(await applyEdit(tx, operation.subjectId, read, {})),
      ...(missing.length === 0 ? {} : { notApplied: missing }),
    }),
  };
}

const request = z.object({ rules: editLimitsInput.shape.rules });
const amounts = z.record(z.string(), z.unknown());

/** What was sent: the asked rules that were not so before. */
function askedRules(operation: Operation): RequestedRule[] | null {
  const rules = request.safeParse(operation.input).data?.rules;
  const before = amounts.safeParse(operation.before).data;
  const asked = rules?.map(({ period, setting }) => ({
    period,
    amount: setting.kind === "off" ? "0" : setting.amount,
  }));
  const sent = asked?.filter(({ period, amount }) => {
    const was = z.string().safeParse(before?.[period]).data ?? "0";
    return before === undefined || !new Decimal(was).equals(amount);
  });
  return sent && sent.length > 0 ? sent : null;
}
