import { z } from "zod";
import { bodyOf, type Call } from "../http/operation";
import type { Issuer } from "../issuer";
import { limitInput, setLimits } from "../limits/set-limits";
import { isKnownCurrency } from "../money";
import { invalidParameter, Problem } from "../problem";
import type { Card } from "./card";
import { issueCard } from "./issue-card";

const createCardBody = z.object({
  card: z.object({
    mode: z.enum(["B2B", "B2C"]),
    p_user_id: z.string().optional(),
    title: z.string().max(100).default(""),
    type: z.string().min(1).default("Expense"),
    settlement_currency: z.string().default("HKD"),
    limits: z.array(limitInput).default([]),
    card_holders: z.array(z.unknown()).default([]),
  }),
});

/** Create Card (§3.2): a virtual card at once, linked to its user when it is B2C. */
export function createCard(issuer: Issuer, call: Call): Card {
  if (issuer.shape.createCard === "refused") {
    throw new Problem(403, "SBX-CREATE-NOT-ALLOWED", "Your contract does not include creating cards online.");
  }
  const { card } = bodyOf(call, createCardBody);
  if (!isKnownCurrency(card.settlement_currency))
    throw invalidParameter("card.settlement_currency: unknown.");
  const p_user_id = card.mode === "B2C" ? knownUser(issuer, card.p_user_id) : null;
  const created = issueCard(issuer, {
    title: card.title,
    type: card.type,
    mode: card.mode,
    form: "virtual",
    p_user_id,
    settlement_currency: card.settlement_currency,
    card_holders: card.mode === "B2B" ? card.card_holders : [],
  });
  setLimits(issuer, created, card.limits);
  return created;
}

function knownUser(issuer: Issuer, userId: string | undefined): string {
  if (!userId) throw invalidParameter("card.p_user_id: required for a B2C card.");
  const [user] = issuer.store.tables.users.within("user_id", userId).oldestFirst();
  if (!user) throw invalidParameter("card.p_user_id: unknown user.");
  return user.user_id;
}
