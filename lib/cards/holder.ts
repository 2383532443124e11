import "server-only";
import type { CardHolder, FactSource } from "@/lib/cards/schema";
import { Prisma } from "@/lib/core/db";
import { fullName } from "@/lib/core/format";

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

/** Over `card c`, `card_user u` and `holderJoin`. */
export const holderColumns = Prisma.sql`
  c.p_user_id AS "pUserId", c.p_user_id_source AS "pUserIdSource", c.mode, u.first_name AS "firstName",
  u.last_name AS "lastName", held.name AS "recordedName", recorder.name AS "recordedBy",
  held.recorded_at AS "recordedAt"`;
export const holderJoin = Prisma.sql`
  LEFT JOIN card_holder held ON held.card_id = c.id LEFT JOIN staff recorder ON recorder.id = held.recorded_by_id`;

/**
 * Who holds the card, told the same way wherever it is shown: the user that the issuer names, else who was recorded
 * here, else, for a B2B card, the company; null: nobody said.
 */
export function toHolder(row: HolderRow): CardHolder | null {
  if (row.pUserId) {
    const name = fullName({ firstName: row.firstName ?? "", lastName: row.lastName ?? "" });
    return { kind: "user", userId: row.pUserId, name, source: toSource(row.pUserIdSource) };
  }
  if (row.recordedName) {
    const at = row.recordedAt?.toISOString() ?? "";
    return { kind: "recorded", userId: null, name: row.recordedName, by: row.recordedBy ?? "", at };
  }
  return row.mode === "B2B" ? { kind: "company", userId: null, name: null } : null;
}

/** Who says so. */
export function toSource(source: string | null): FactSource {
  return source === "issuer" || source === "recorded" ? source : "derived";
}
