import { z } from "zod";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, pageOf, paramOf } from "../http/operation";
import type { Issuer } from "../issuer";
import { limitInput, setLimits } from "../limits/set-limits";
import { isKnownCurrency } from "../money";
import { invalidParameter, invalidState, notFound, Problem } from "../problem";
import type { Card } from "./card";
import { issueCard } from "./issue-card";
import { presentCard, presentCardItem } from "./present-card";

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
function createCard(issuer: Issuer, call: Call): Card {
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

const CARDS = "/svc/ts/api/v1/openapi/cards";

export const cardOperations: Operation[] = [
  {
    name: "createCard",
    method: "POST",
    paths: [CARDS],
    run: (issuer, call) => one("card", presentCard(issuer, createCard(issuer, call))),
  },
  {
    name: "listCards",
    method: "GET",
    paths: [CARDS],
    run: (issuer, call) => {
      const rows = issuer.store.tables.cards.all().page(pageOf(issuer, call));
      return { kind: "list", name: "cards", rows: rows.map((card) => presentCardItem(issuer, card)) };
    },
  },
  {
    name: "getCard",
    method: "GET",
    paths: [`${CARDS}/:id`],
    run: (issuer, call) => one("card", presentCard(issuer, cardInPath(issuer, call))),
  },
  {
    name: "lockCard",
    method: "PUT",
    paths: [`${CARDS}/:id/lock`],
    run: (issuer, call) => changeStatus(issuer, call, ["Active"], "Locked"),
  },
  {
    name: "unlockCard",
    method: "PUT",
    paths: [`${CARDS}/:id/unlock`],
    run: (issuer, call) => changeStatus(issuer, call, ["Locked"], "Active"),
  },
  {
    name: "terminateCard",
    method: "PUT",
    paths: [`${CARDS}/:id/terminate`, `${CARDS}/:id/termination`, `${CARDS}/:id/terminated`],
    run: (issuer, call) => changeStatus(issuer, call, ["Active", "Locked", "Inactive"], "Terminated"),
  },
];

/** The card of the path's `:id`. */
export function cardInPath(issuer: Issuer, call: Call): Card {
  const card = issuer.store.tables.cards.find(paramOf(call, "id"));
  if (!card) throw notFound("There is no card with this id.");
  return card;
}

function changeStatus(issuer: Issuer, call: Call, from: Card["status"][], to: Card["status"]) {
  bodyOf(call, z.object({}).loose());
  const card = cardInPath(issuer, call);
  if (!from.includes(card.status)) {
    throw invalidState(`A card that is ${card.status} cannot become ${to}.`);
  }
  return one("card", presentCard(issuer, issuer.store.tables.cards.put({ ...card, status: to })));
}
