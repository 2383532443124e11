import { z } from "zod";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, pageOf, paramOf } from "../http/operation";
import type { Issuer } from "../issuer";
import { invalidState, notFound } from "../problem";
import type { Card } from "./card";
import { createCard } from "./create-card";
import { presentCard, presentCardItem } from "./present-card";

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
