import { z } from "zod";
import type { Card } from "../cards/card";
import type { Issuer } from "../issuer";
import { exponentOf, isKnownCurrency, type Money, parseAmount } from "../money";
import { invalidParameter, notFound } from "../problem";
import type { SeedName } from "../seed/seed";
import type { Traffic } from "../traffic/traffic";
import type { Merchant } from "../transactions/authorize";
import type { Transaction } from "../transactions/transaction";

export type Controls = { issuer: Issuer; reset: (seed: SeedName) => void; traffic: Traffic };

export type Control = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  about: string;
  /** A body that works as it stands, but for the ids in it. */
  example?: object;
  run(controls: Controls, input: unknown, query: URLSearchParams): object;
};

export const merchantInput = z.object({
  merchant_name: z.string().default("Bindo Simulator Test"),
  merchant_id: z.string().default("666666660057123"),
  merchant_country: z.string().length(2).default("HK"),
  merchant_city: z.string().default(""),
});

export function merchantOf(input: z.output<typeof merchantInput>): Merchant {
  const { merchant_name, merchant_id, merchant_country, merchant_city } = input;
  return { merchant_name, merchant_id, merchant_country, merchant_city };
}

/** By id, reference id, or the last four digits when only one card ends so. */
export function cardByAnyName(issuer: Issuer, name: string): Card {
  const { cards } = issuer.store.tables;
  const byId = cards.find(name) ?? cards.within("reference_id", name).oldestFirst()[0];
  if (byId) return byId;
  const sameEnd = cards.within("last_4", name).oldestFirst();
  if (sameEnd.length > 1) throw invalidParameter(`${sameEnd.length} cards end in ${name}: use the id.`);
  const [card] = sameEnd;
  if (!card) throw notFound(`There is no card with the id, reference id or last four digits ${name}.`);
  return card;
}

export function transactionById(issuer: Issuer, id: string): Transaction {
  const transaction = issuer.store.tables.transactions.find(id);
  if (!transaction) throw notFound(`There is no transaction with the id ${id}.`);
  return transaction;
}

/** A positive amount with no more decimals than its currency has. */
export function positiveAmount(text: string, currency: string): Money {
  if (!isKnownCurrency(currency)) throw invalidParameter(`currency: ${currency} is unknown to the sandbox.`);
  const amount = parseAmount(text, currency);
  if (!amount || amount.isZero()) {
    throw invalidParameter(`amount: above 0 with at most ${exponentOf(currency)} decimals in ${currency}`);
  }
  return amount;
}
