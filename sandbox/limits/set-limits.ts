import { z } from "zod";
import type { Card } from "../cards/card";
import { type Issuer, newRow } from "../issuer";
import { parseAmount, plain } from "../money";
import { invalidParameter } from "../problem";
import { period } from "./limit";

export const limitInput = z.object({
  period,
  limit_amount: z.union([z.string(), z.number()]).transform(String),
  remark: z.string().max(500).default(""),
});

export type LimitInput = z.infer<typeof limitInput>;

/** Sets the named rules of a card, leaves the others, and records each change in the history. */
export function setLimits(issuer: Issuer, card: Card, inputs: readonly LimitInput[], at?: Date) {
  if (new Set(inputs.map((input) => input.period)).size < inputs.length) {
    throw invalidParameter("A period may be given only once.");
  }
  const { limits, limitChanges } = issuer.store.tables;
  for (const input of inputs) {
    const amount = parseAmount(input.limit_amount, card.settlement_currency);
    if (!amount) {
      throw invalidParameter(`limit_amount must be a non-negative amount in ${card.settlement_currency}.`);
    }
    const limit_amount = plain(amount);
    const present = limits
      .within("card", card.id)
      .oldestFirst()
      .find((row) => row.period === input.period);
    const limit = limits.put({
      ...(present ?? { ...newRow(issuer, at), card: card.id, period: input.period }),
      limit_amount,
    });
    limitChanges.put({
      ...newRow(issuer, at),
      card: card.id,
      card_limit: limit.id,
      limit_amount,
      remark: input.remark,
    });
  }
}
