import "server-only";
import { Decimal } from "decimal.js";
import type { CardLimit } from "@/lib/core/db";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";
import type { LimitDto } from "@/lib/limit-rules/schema";
import { limitWindow } from "@/lib/limit-rules/window";

/** Row → DTO at `now`, with windows in the issuer's `zone`. Amounts come out as plain decimal strings. */
export function toLimitDto(row: CardLimit, now: Date, zone: string): LimitDto {
  const window = limitWindow(row.period, now, zone);
  const usedIsOld = window.startsAt !== null && row.syncedAt < window.startsAt;
  const limit = new Decimal(row.limitAmount.toString());
  const used = usedIsOld ? new Decimal(0) : new Decimal(row.usedAmount.toString());
  const off = limit.isZero() || row.status?.toLowerCase() === "inactive";
  const counts = !off && row.period !== "Transaction";
  return {
    period: row.period,
    currency: row.currency,
    off,
    limit: limit.toFixed(),
    used: used.toFixed(),
    remaining: counts ? limit.minus(used).toFixed() : null,
    percent: counts ? used.div(limit).times(100).toFixed(2) : null,
    resetsAt: window.resetsAt?.toISOString() ?? null,
    usedIsOld,
    readAt: row.syncedAt.toISOString(),
  };
}

/** The four rules in the contract's order, then whatever else the issuer has. */
export function inRuleOrder<T extends { period: string }>(rows: T[]): T[] {
  const known: readonly string[] = LIMIT_PERIODS;
  const rank = (period: string) => {
    const index = known.indexOf(period);
    return index === -1 ? LIMIT_PERIODS.length : index;
  };
  return rows.toSorted((a, b) => rank(a.period) - rank(b.period) || a.period.localeCompare(b.period));
}
