import { z } from "zod";
import type { Card } from "../cards/card";
import { issueCard } from "../cards/issue-card";
import { checked } from "../http/operation";
import { isKnownCurrency } from "../money";
import { invalidParameter } from "../problem";
import { userByAnyId } from "../users/find-user";
import type { Control } from "./control";

const purchaseInput = z.strictObject({
  count: z.int().min(1).max(10_000),
  mode: z.enum(["B2B", "B2C"]).default("B2C"),
  form: z.enum(["virtual", "physical"]).default("virtual"),
  settlement_currency: z.string().default("HKD"),
  title: z.string().default(""),
});

export const peopleControls: Control[] = [
  {
    method: "POST",
    path: "user-status",
    about: "Changes a user's status, which no call of the API can do.",
    example: { user: "56f825f9-b962-46ca-8c0d-99269e041514", status: "Inactive" },
    run: ({ issuer }, input) => {
      const wanted = checked(z.strictObject({ user: z.string(), status: z.string().min(1) }), input);
      const user = userByAnyId(issuer, wanted.user);
      issuer.store.tables.users.put({ ...user, status: wanted.status });
      return { user: { user_id: user.user_id, status: wanted.status } };
    },
  },
  {
    method: "GET",
    path: "users",
    about: "Every user, by id and phone number.",
    run: ({ issuer }) => ({
      users: issuer.store.tables.users
        .all()
        .oldestFirst()
        .map(({ user_id, calling_code, phone_number }) => ({
          user_id,
          calling_code,
          phone_number,
        })),
    }),
  },
  {
    method: "POST",
    path: "purchase",
    about:
      "A bulk purchase through the business team: issues cards (B2C ones into the pool) and answers the document that is delivered, with full test numbers, as CSV.",
    example: { count: 3, mode: "B2C", form: "physical", settlement_currency: "HKD" },
    run: ({ issuer }, input) => {
      const { count, ...order } = checked(purchaseInput, input);
      if (!isKnownCurrency(order.settlement_currency)) throw invalidParameter("settlement_currency: unknown");
      const cards = Array.from({ length: count }, () =>
        issueCard(issuer, { ...order, type: "Expense", p_user_id: null }),
      );
      return { cards: cards.map((card) => card.id), document: documentOf(cards) };
    },
  },
  {
    method: "POST",
    path: "empty-pool",
    about:
      "The business takes the unassigned B2C cards back: they are terminated, so that none is left to link.",
    example: {},
    run: ({ issuer }) => {
      const { cards } = issuer.store.tables;
      const left = cards.within("pool", "open").oldestFirst();
      for (const card of left) cards.put({ ...card, status: "Terminated" });
      return { terminated: left.length };
    },
  },
];

const COLUMNS =
  "card_id,reference_id,card_number,cvv,expiration_date,settlement_currency,form,physical_card_reference_id,activate_code";

function documentOf(cards: Card[]): string {
  const lines = cards.map((card) =>
    [
      card.id,
      card.reference_id,
      card.pan,
      card.cvv,
      card.expiration_date,
      card.settlement_currency,
      card.form,
      card.physical?.reference_id ?? "",
      card.physical?.activate_code ?? "",
    ].join(","),
  );
  return `${[COLUMNS, ...lines].join("\n")}\n`;
}
