import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { plain, withDefaultZero } from "../money";
import { PERIODS } from "./limit";

/** The `limits[]` of a card list item: documented fields only; the id appears when the shape switch asks for it. */
export function presentLimits(issuer: Issuer, card: Card) {
  const now = issuer.clock.now();
  return issuer.store.tables.limits
    .within("card", card.id)
    .oldestFirst()
    .toSorted((a, b) => PERIODS.indexOf(a.period) - PERIODS.indexOf(b.period))
    .map((limit) => ({
      ...(issuer.shape.limitIds ? { id: limit.id } : {}),
      period: limit.period,
      limit_amount: withDefaultZero(limit.limit_amount),
      used_amount: withDefaultZero(plain(issuer.usage.used(card.id, limit.period, now))),
      status: limit.limit_amount === "0" ? "Inactive" : "Active",
    }));
}
