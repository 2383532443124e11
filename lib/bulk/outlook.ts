import type { BulkNoun, SkipCode } from "@/lib/bulk/constants";
import { type LimitEffect, limitEffect } from "@/lib/bulk/limit-effect";
import type { BulkAct } from "@/lib/bulk/schema";
import type { SelectedCard } from "@/lib/bulk/selected-cards";
import { allowedIn, cardState } from "@/lib/cards/status";

/** What an act makes of one card. */
export interface CardOutlook {
  /** Why the card is left as it is; null: it is to be asked for. */
  skip: SkipCode | null;
  /** What becomes of its limit; null where the act changes none. */
  effect: LimitEffect | null;
}

export function outlookOf({ card }: Pick<SelectedCard, "card">, noun: BulkNoun, act: BulkAct): CardOutlook {
  const left = (skip: SkipCode): CardOutlook => ({ skip, effect: null });
  if (!card) return left(noun === "users" ? "noCard" : "gone");
  if (cardState(card.status) === "terminated") return left("terminated");
  if (act.kind === "cards.lock")
    return allowedIn(card.status).lock ? { skip: null, effect: null } : left("alreadyLocked");
  if (act.kind === "cards.unlock")
    return allowedIn(card.status).unlock ? { skip: null, effect: null } : left("notLocked");
  if (act.currency !== null && act.currency !== card.settlementCurrency) return left("otherCurrency");
  const effect = limitEffect(act, card);
  return { skip: effect.skip, effect };
}
