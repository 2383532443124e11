import "server-only";
import { Decimal } from "decimal.js";
import type { LimitChange, SkipCode } from "@/lib/bulk/constants";
import type { BulkAct } from "@/lib/bulk/schema";
import { currencyExponent } from "@/lib/core/currency";
import { standingAmount } from "@/lib/limit-rules/rules";

export type LimitAct = Extract<BulkAct, { kind: "limits.edit" }>;

/** What an act makes of one card's limit. `null` for an amount: the card has no such limit. */
export interface LimitEffect {
  change: LimitChange;
  before: Decimal | null;
  after: Decimal | null;
  /** Why the card is left as it is; null: it changes. */
  skip: SkipCode | null;
}

interface LimitedCard {
  settlementCurrency: string;
  limits: readonly (Parameters<typeof standingAmount>[0] & { period: string })[];
}

const LARGEST = new Decimal(10).pow(15);

/**
 * The limit before and after, in the card's currency. "At least" never lowers a limit and never gives one to a card
 * that has none; a percentage is of the card's own limit, rounded half up to the currency's digits, and never takes
 * the limit away.
 */
export function limitEffect(act: LimitAct, card: LimitedCard): LimitEffect {
  const { period, setting } = act.rule;
  const standing = standingAmount(card.limits.find((rule) => rule.period === period));
  const before = standing.isZero() ? null : standing;
  const stays = (skip: SkipCode): LimitEffect => ({ change: "unchanged", before, after: before, skip });
  const becomes = (after: Decimal | null): LimitEffect => {
    const change = changeOf(before, after);
    return change === "unchanged" ? stays("noChange") : { change, before, after, skip: null };
  };
  switch (setting.kind) {
    case "off":
      return becomes(null);
    case "amount":
      return becomes(new Decimal(setting.amount));
    case "atLeast":
      if (!before) return stays("noLimit");
      return before.greaterThanOrEqualTo(setting.amount)
        ? stays("highEnough")
        : becomes(new Decimal(setting.amount));
    case "percent": {
      if (!before) return stays("noLimit");
      const after = byPercent(before, setting.percent, card.settlementCurrency);
      if (after.isZero()) return stays("belowSmallest");
      return after.greaterThanOrEqualTo(LARGEST) ? stays("aboveLargest") : becomes(after);
    }
  }
}

function changeOf(before: Decimal | null, after: Decimal | null): LimitChange {
  if (!before) return after ? "limited" : "unchanged";
  if (!after) return "lifted";
  const order = after.comparedTo(before);
  return order > 0 ? "raised" : order < 0 ? "lowered" : "unchanged";
}

const Precise = Decimal.clone({ precision: 60 });

function byPercent(before: Decimal, percent: string, currency: string): Decimal {
  const factor = new Precise(percent).plus(100).div(100);
  return new Precise(before).times(factor).toDecimalPlaces(currencyExponent(currency), Decimal.ROUND_HALF_UP);
}
