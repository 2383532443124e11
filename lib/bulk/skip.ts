import { Decimal } from "decimal.js";
import type { BulkAct } from "@/lib/bulk/schema";
import type { SelectedCard } from "@/lib/bulk/selected-cards";
import type { BulkNoun, SkipCode } from "@/lib/bulk/vocabulary";
import { allowedIn, cardState } from "@/lib/cards/status";
import { standingAmount } from "@/lib/limits/rules";

/** Why a card is left as it is; null: it is to be asked for. */
export function skipOf({ card }: Pick<SelectedCard, "card">, noun: BulkNoun, act: BulkAct): SkipCode | null {
  if (!card) return noun === "users" ? "noCard" : "gone";
  if (cardState(card.status) === "terminated") return "terminated";
  if (act.kind === "cards.lock") return allowedIn(card.status).lock ? null : "alreadyLocked";
  if (act.kind === "cards.unlock") return allowedIn(card.status).unlock ? null : "notLocked";
  if (act.currency !== null && act.currency !== card.settlementCurrency) return "otherCurrency";
  const { period, setting } = act.rule;
  const wanted = new Decimal(setting.kind === "off" ? 0 : setting.amount);
  const now = standingAmount(card.limits.find((rule) => rule.period === period));
  return now.equals(wanted) ? "noChange" : null;
}
