import "server-only";
import { type HolderRow, holderColumns, toHolder } from "@/lib/cards/holder";
import { cardState } from "@/lib/cards/status";
import { Prisma } from "@/lib/core/db";
import { personLabel } from "@/lib/core/person-name";
import type { CardHit, PersonHit, TransactionHit } from "@/lib/search/schema";
import type { TransactionItem } from "@/lib/transactions/schema";

type Named = { firstName: string | null; lastName: string | null };

export type CardHitRow = Pick<CardHit, "id" | "title" | "last4" | "status"> & HolderRow;

/** Over `card c`, `card_user u` and `holderJoin`. */
export const cardHitColumns = Prisma.sql`
  c.id, c.title, c.last4, c.status, ${holderColumns}`;

export function toCardHit({ id, title, last4, status, ...known }: CardHitRow): CardHit {
  return { id, title, last4, status, state: cardState(status), holder: toHolder(known) };
}

export type PersonHitRow = Pick<PersonHit, "id" | "cards"> &
  Named & { callingCode: string | null; phoneNumber: string | null };

/** Over `card_user u`. */
export const personHitColumns = Prisma.sql`
  u.id, u.first_name AS "firstName", u.last_name AS "lastName", u.calling_code AS "callingCode",
  u.phone_number AS "phoneNumber", (SELECT count(*)::int FROM card WHERE p_user_id = u.id) AS cards`;

export function toPersonHit({ id, cards, callingCode, phoneNumber, ...named }: PersonHitRow): PersonHit {
  const code = callingCode?.replace(/\D/g, "");
  const phone = phoneNumber ? `${code ? `+${code} ` : ""}${phoneNumber}` : null;
  return { id, cards, phone, name: personLabel({ id, ...named }) };
}

export function toTransactionHit(item: TransactionItem): TransactionHit {
  const { id, card, cardLast4, merchantName, transactionAmount, transactionCurrency, status, createdAt } =
    item;
  const money = { amount: transactionAmount, currency: transactionCurrency };
  return { id, cardId: card, cardLast4, merchantName, ...money, status, createdAt };
}
