import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { type Clock, systemClock } from "@/lib/core/clock";
import type { Operation } from "@/lib/core/db";
import type { IssuerLimit } from "@/lib/issuing/types";
import { type RequestedRule, shownAmount } from "@/lib/limit-rules/rules";
import { editLimitsInput } from "@/lib/limit-rules/schema";
import { applyEdit, readAfterEdit } from "@/lib/limits/read-after-edit";
import { weigh } from "@/lib/operations/evidence";
import type { Finding } from "@/lib/operations/resolve-operation";

/**
 * Reads the card and says whether a change of limits whose outcome is unknown took effect: every asked rule stands, or
 * not all do: then the result says how the rules stand, and which are `notApplied`. Only a rule that still is what it
 * was before did not come about; a third amount, or rules that no source tells, confirm nothing.
 */
export async function findLimitChange(operation: Operation, clock: Clock = systemClock): Promise<Finding> {
  const read = await readAfterEdit(operation.subjectId, clock);
  const { card } = read;
  const asked = askedRules(operation);
  if (read.failure === "unreadable") return { verdict: "undecided" };
  if (!card?.limits || !asked) return { verdict: "cannot_be_read" };
  const { limits } = card;
  const found = asked.map((rule) => ({ period: rule.period, state: stateOf(rule, limits) }));
  const missing = found.filter(({ state }) => state === "not_shown").map(({ period }) => period);
  if (found.some(({ state }) => state === "unclear")) return { verdict: "cannot_be_read" };
  if (missing.length === found.length) return { verdict: "not_applied" };
  return {
    verdict: missing.length === 0 ? "applied" : "not_applied",
    apply: async (tx) => ({
      ...(await applyEdit(tx, operation.subjectId, read, [])),
      ...(missing.length === 0 ? {} : { notApplied: missing }),
    }),
  };
}

function stateOf(rule: SentRule, limits: readonly IssuerLimit[]) {
  const told = shownAmount(rule.period, limits);
  const shown = told && plain(told);
  const asked = plain(rule.amount);
  // Where no rule of the card was known, whatever stands instead of the asked one is what was before.
  const before = rule.before === null ? (shown ?? "") : plain(rule.before);
  return weigh([{ asked, before: before === asked ? "" : before, shown }]);
}

function plain(amount: string): string {
  return new Decimal(amount).toFixed();
}

const request = z.object({ rules: editLimitsInput.shape.rules });
const amounts = z.record(z.string(), z.unknown());

interface SentRule extends RequestedRule {
  /** Null: the mirror knew no rule of the card. */
  before: string | null;
}

/** What was sent: the asked rules that were not so before. */
function askedRules(operation: Operation): SentRule[] | null {
  const rules = request.safeParse(operation.input).data?.rules;
  const before = amounts.safeParse(operation.before).data;
  const known = Object.keys(before ?? {}).length > 0;
  const asked = rules?.map(({ period, setting }) => ({
    period,
    amount: setting.kind === "off" ? "0" : setting.amount,
    before: known ? (z.string().safeParse(before?.[period]).data ?? "0") : null,
  }));
  const sent = asked?.filter(({ before, amount }) => plain(before ?? "0") !== plain(amount));
  return sent && sent.length > 0 ? sent : null;
}
