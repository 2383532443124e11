import "server-only";
import type { z } from "zod";
import { parseAmountInput } from "@/lib/core/amount-input";
import type { CardLimit, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { ruleChange } from "@/lib/limits/schema";
import type { LimitPeriod } from "@/lib/limits/vocabulary";

/** A rule as it is sent: `"0"` switches it off. */
export interface RequestedRule {
  period: LimitPeriod;
  amount: string;
}

/**
 * A rule as a person chose it, as the exact amount to send in `currency`.
 * @throws AppError INVALID_INPUT when the currency cannot have that amount (decimals, size)
 */
export function requestedRule(rule: z.output<typeof ruleChange>, currency: string): RequestedRule {
  if (rule.setting.kind === "off") return { period: rule.period, amount: "0" };
  const parsed = parseAmountInput(rule.setting.amount, currency);
  if (parsed.ok) return { period: rule.period, amount: parsed.amount };
  throw new AppError("INVALID_INPUT", `${rule.period}: ${parsed.problem}`, {
    fields: { [rule.period]: parsed.problem === "too-many-decimals" ? "amountPrecision" : "amountFormat" },
  });
}

/** Period → amount, for audit rows and diffs. */
export function rulesOf(rows: Pick<CardLimit, "period" | "limitAmount">[]): Prisma.InputJsonObject {
  const sorted = rows.toSorted((a, b) => a.period.localeCompare(b.period));
  return Object.fromEntries(sorted.map((row) => [row.period, row.limitAmount.toFixed()]));
}

export function ruleFacts(rules: RequestedRule[]): Prisma.InputJsonObject {
  return Object.fromEntries(rules.map((rule) => [rule.period, rule.amount]));
}

/**
 * The issuer's own spelling of a rule, where its last reply showed one: the literals of `period` are not
 * documented (issuing-api §3.1), so what it said is what it understands.
 */
export function issuerPeriod(rawCard: unknown, period: LimitPeriod): string {
  const limits = rawCard && typeof rawCard === "object" && "limits" in rawCard ? rawCard.limits : undefined;
  const spellings = (Array.isArray(limits) ? limits : []).flatMap((limit: unknown) =>
    limit && typeof limit === "object" && "period" in limit && typeof limit.period === "string"
      ? [limit.period]
      : [],
  );
  const beginning = period.slice(0, 3).toLowerCase();
  return (
    spellings.find((spelling) =>
      spelling
        .toLowerCase()
        .replace(/^per[_ -]?/, "")
        .startsWith(beginning),
    ) ?? period
  );
}
