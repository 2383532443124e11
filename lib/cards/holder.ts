import "server-only";
import type { CardHolder, FactSource } from "@/lib/cards/schema";
import { Prisma } from "@/lib/core/db";
import { fullName } from "@/lib/core/person-name";

/** What is known of a card's holder: by the issuer, and by who recorded it here. */
export interface HolderRow {
  pUserId: string | null;
  pUserIdSource: string | null;
  mode: string | null;
  firstName: string | null;
  lastName: string | null;
  recordedName: string | null;
  recordedBy: string | null;
  recordedAt: Date | null;
}

/** What names a holder, beside the id of the user: over `card c`, `card_user u` and `holderJoin`. */
export const namingColumns = Prisma.sql`
  c.p_user_id_source AS "pUserIdSource", c.mode, u.first_name AS "firstName", u.last_name AS "lastName",
  held.name AS "recordedName", recorder.name AS "recordedBy", held.recorded_at AS "recordedAt"`;
export const holderColumns = Prisma.sql`c.p_user_id AS "pUserId", ${namingColumns}`;
export const holderJoin = Prisma.sql`
  LEFT JOIN card_holder held ON held.card_id = c.id LEFT JOIN staff recorder ON recorder.id = held.recorded_by_id`;

/**
 * Who holds the card, told the same way wherever it is shown: the user that the issuer names, else who was recorded
 * here, else, for a B2B card, the company; null: nobody said.
 */
export function toHolder(row: HolderRow): CardHolder | null {
  if (row.pUserId) {
    return { kind: "user", userId: row.pUserId, name: fullName(row), source: toSource(row.pUserIdSource) };
  }
  if (row.recordedName) {
    const at = row.recordedAt?.toISOString() ?? "";
    return { kind: "recorded", userId: null, name: row.recordedName, by: row.recordedBy ?? "", at };
  }
  return row.mode === "B2B" ? { kind: "company", userId: null, name: null } : null;
}

/** The holder in a file; `corporate` is what a card is called that the company holds. */
export function holderText(holder: CardHolder | null, corporate: string): string {
  return holder?.kind === "company" ? corporate : (holder?.name ?? holder?.userId ?? "");
}

/** Who says so. */
export function toSource(source: string | null): FactSource {
  return source === "issuer" || source === "recorded" ? source : "derived";
}
