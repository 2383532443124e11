import "server-only";
import { type HolderRow, toHolder, toSource } from "@/lib/cards/holder";
import type { CardFact, CardListItem } from "@/lib/cards/schema";
import { cardState } from "@/lib/cards/status";
import type { Card } from "@/lib/core/db";

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
export function toCardListItem(row: CardRow & HolderRow): CardListItem {
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
    holder: toHolder(row),
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

function toFact(value: string | null, source: string | null): CardFact | null {
  return value === null ? null : { value, source: toSource(source) };
}
