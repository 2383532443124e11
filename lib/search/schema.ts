import { z } from "zod";
import type { CardHolder } from "@/lib/cards/schema";
import type { CardState } from "@/lib/cards/status";
import { idText, searchText } from "@/lib/core/input";

export interface CardHit {
  id: string;
  title: string;
  last4: string | null;
  /** The issuer's own word, and what it means to us. */
  status: string;
  state: CardState;
  holder: CardHolder | null;
}

export interface PersonHit {
  /** What cards call `p_user_id`. */
  id: string;
  name: string;
  /** With calling code, as digits behind a +; null when the issuer did not say. */
  phone: string | null;
  cards: number;
}

export interface TransactionHit {
  id: string;
  cardId: string;
  cardLast4: string | null;
  merchantName: string;
  /** Signed decimal string; debits are negative. */
  amount: string | null;
  currency: string;
  status: string;
  /** ISO 8601 UTC; null when the issuer did not say. */
  createdAt: string | null;
}

/** At most five of each; null: the viewer may not read them. */
export interface SearchResults {
  cards: CardHit[] | null;
  people: PersonHit[] | null;
  transactions: TransactionHit[] | null;
}

/** The things that have a page of their own. */
export type ThingKind = "cards" | "users" | "transactions";

export interface Thing {
  kind: ThingKind;
  id: string;
}

export const searchQuery = z.object({ q: searchText(100) });

/** `cards/<id>` and so on, joined with commas, ids percent-encoded. */
export const recentQuery = z.object({
  things: z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean).map(readThing) : value),
    z.array(z.object({ kind: z.enum(["cards", "users", "transactions"]), id: idText(200) })).max(10),
  ),
});

function readThing(text: string): { kind: string; id: string } {
  const [kind = "", id = ""] = text.split("/");
  try {
    return { kind, id: decodeURIComponent(id) };
  } catch {
    return { kind, id: "" };
  }
}
