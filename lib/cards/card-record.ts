import "server-only";
import type { CardFact, CardHolder, CardListItem, FactSource } from "@/lib/cards/schema";
import { cardState } from "@/lib/cards/status";
import type { Card, CardUser } from "@/lib/core/db";
import { fullName } from "@/lib/core/format";

/** A card as lists read it: without the issuer's raw reply and our own bookkeeping. */
export type CardRow = Pick<
  Card,
  | "id"
  | "referenceId"
  | "title"
  | "type"
  | "status"
  | "settlementCurrency"
  | "first6"
  | "last4"
  | "expiration"
  | "pUserId"
  | "pUserIdSource"
  | "mode"
  | "modeSource"
  | "form"
  | "formSource"
  | "pressure"
  | "issuedAt"
  | "syncedAt"
  | "missingSince"
  | "version"
>;

/** Row → DTO. What nobody said stays null: shown as unknown, never invented. */
export function toCardListItem(
  row: CardRow,
  user: Pick<CardUser, "firstName" | "lastName"> | null,
): CardListItem {
  return {
    id: row.id,
    referenceId: row.referenceId,
    title: row.title,
    type: row.type,
    status: row.status,
    state: cardState(row.status),
    currency: row.settlementCurrency,
    first6: row.first6,
    last4: row.last4,
    expiration: row.expiration,
    mode: toFact(row.mode, row.modeSource),
    form: toFact(row.form, row.formSource),
    holder: toHolder(row, user),
    pressure: row.pressure?.toFixed(2) ?? null,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt.toISOString(),
    missingSince: row.missingSince?.toISOString() ?? null,
    version: row.version,
  };
}

/** How a person speaks of the card: its title and last four digits. */
export function cardLabel(row: Pick<Card, "title" | "last4" | "id">): string {
  return `${row.title || "Card"} •••• ${row.last4 ?? row.id.slice(-4)}`;
}

function toHolder(row: CardRow, user: Pick<CardUser, "firstName" | "lastName"> | null): CardHolder | null {
  if (!row.pUserId) return null;
  return { userId: row.pUserId, name: fullName(user), source: toSource(row.pUserIdSource) };
}

function toFact(value: string | null, source: string | null): CardFact | null {
  return value === null ? null : { value, source: toSource(source) };
}

function toSource(source: string | null): FactSource {
  return source === "issuer" || source === "recorded" ? source : "derived";
}
