import "server-only";
import { cardState } from "@/lib/cards/status";
import type { Card, CardUser, Prisma } from "@/lib/core/db";
import type { UserCard, UserListItem } from "@/lib/users/schema";

/** A user as lists read it: without anything sealed and without the issuer's raw reply. */
export type UserRow = Pick<
  CardUser,
  | "id"
  | "firstName"
  | "lastName"
  | "callingCode"
  | "phoneNumber"
  | "status"
  | "documentType"
  | "documentEnd"
  | "issuingCountry"
  | "issuedAt"
  | "syncedAt"
  | "version"
>;

type CardRow = Pick<Card, "id" | "title" | "last4" | "status">;

/** Row → DTO. What nobody said stays null. */
export function toUserListItem(row: UserRow, card: CardRow | null): UserListItem {
  return {
    id: row.id,
    firstName: row.firstName,
    lastName: row.lastName,
    phone: row.phoneNumber ? { callingCode: row.callingCode, number: row.phoneNumber } : null,
    status: row.status,
    documentType: row.documentType,
    documentEnd: row.documentEnd,
    country: row.issuingCountry,
    card: card && toUserCard(card),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    syncedAt: row.syncedAt.toISOString(),
    version: row.version,
  };
}

export function toUserCard({ id, title, last4, status }: CardRow): UserCard {
  return { id, title, last4, status, state: cardState(status) };
}

/** What an audit row says of a user: the facts that an edit changes, no document number and no birth date. */
export function userFacts(user: CardUser): Prisma.InputJsonObject {
  return {
    firstName: user.firstName,
    lastName: user.lastName,
    phone: `+${user.callingCode ?? ""} ${user.phoneNumber ?? ""}`,
    documentType: user.documentType ?? "",
    documentEnd: user.documentEnd ?? "",
    issuingCountry: user.issuingCountry ?? "",
    userStatus: user.status ?? "",
  };
}
