import "server-only";
import { Decimal } from "decimal.js";
import type { z } from "zod";
import { parseAmountInput } from "@/lib/core/amount-input";
import type { CardLimit, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { IssuerLimit } from "@/lib/issuing/types";
import { LIMIT_PERIODS, type LimitPeriod } from "@/lib/limit-rules/constants";
import type { ruleChange } from "@/lib/limit-rules/schema";

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

type Standing = Pick<CardLimit, "period" | "limitAmount" | "status">;

/** What a rule limits to now: its amount, or zero while it is inactive. */
export function standingAmount(rule: Pick<Standing, "limitAmount" | "status"> | undefined): Decimal {
  if (!rule || rule.status?.toLowerCase() === "inactive") return new Decimal(0);
  return new Decimal(rule.limitAmount.toString());
}

/** Period → amount, for audit rows and diffs; `0` stands for a rule that is off. */
export function rulesOf(rows: Standing[]): Prisma.InputJsonObject {
  const sorted = rows.toSorted((a, b) => a.period.localeCompare(b.period));
  return Object.fromEntries(sorted.map((row) => [row.period, standingAmount(row).toFixed()]));
}

/**
 * Whether a card that was read shows an asked rule. `unclear`: the rule is not there by its name, and the card has
 * rules whose names we do not know, of which one may be it.
 */
export function ruleStands(
  asked: RequestedRule,
  limits: readonly IssuerLimit[],
): "stands" | "differs" | "unclear" {
  const shown = shownAmount(asked.period, limits);
  if (shown === null) return "unclear";
  return new Decimal(shown).equals(asked.amount) ? "stands" : "differs";
}

/** What the card that was read limits to by this rule, `0` while it is off; null where an unknown name may be it. */
export function shownAmount(period: LimitPeriod, limits: readonly IssuerLimit[]): string | null {
  const known: readonly string[] = LIMIT_PERIODS;
  const found = limits.find((limit) => limit.period === period);
  if (!found && limits.some((limit) => !known.includes(limit.period))) return null;
  return found?.status?.toLowerCase() === "inactive" ? "0" : (found?.limitAmount ?? "0");
}
