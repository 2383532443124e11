import "server-only";
import { type Card, db } from "@/lib/core/db";
import { canonicalPeriod } from "@/lib/issuing/wire-card";
import type { LimitPeriod } from "@/lib/limit-rules/constants";

/**
 * The issuer's own spelling of a rule, since the literals of `period` are not documented (issuing-api §3.1) and what it
 * said is what it understands: as this card's last reply has it, else another card's, else our name.
 */
export async function issuerSpelling(card: Pick<Card, "raw">, period: LimitPeriod): Promise<string> {
  const own = spelledIn(card.raw, period);
  if (own) return own;
  const other = await db().cardLimit.findFirst({
    where: { period },
    select: { card: { select: { raw: true } } },
  });
  return spelledIn(other?.card.raw, period) ?? period;
}

function spelledIn(rawCard: unknown, period: LimitPeriod): string | undefined {
  if (!rawCard || typeof rawCard !== "object") return undefined;
  return Object.entries(rawCard)
    .filter(([name]) => /^(card_?)?limits$/i.test(name))
    .flatMap(([, limits]) => (Array.isArray(limits) ? limits : []))
    .map(periodOf)
    .find((spelling) => spelling !== undefined && canonicalPeriod(spelling) === period);
}

function periodOf(limit: unknown): string | undefined {
  if (!limit || typeof limit !== "object") return undefined;
  const [, value] = Object.entries(limit).find(([name]) => name.toLowerCase() === "period") ?? [];
  return typeof value === "string" ? value : undefined;
}
