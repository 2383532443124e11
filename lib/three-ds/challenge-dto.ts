import "server-only";
import { type HolderRow, holderColumns, holderJoin, toHolder } from "@/lib/cards/holder";
import { Prisma, type ThreeDsChallenge } from "@/lib/core/db";
import { RELAY_STATUSES } from "@/lib/three-ds/constants";
import type { ChallengeDto, DeskPerson } from "@/lib/three-ds/schema";

/** A challenge with what other tables know about it, as `challengeColumns` reads it. */
export interface ChallengeRow extends ThreeDsChallenge, HolderRow {
  key: string;
  cardTitle: string | null;
  claimedByName: string | null;
  revealedByName: string | null;
  hasCode: boolean;
  relay: string | null;
}

/** Row → DTO, at a time. */
export function toChallengeDto(row: ChallengeRow, now: Date): ChallengeDto {
  const expired = row.expiresAt <= now;
  return {
    id: row.id,
    verificationId: row.verificationId,
    card: row.cardId === null ? null : { id: row.cardId, title: row.cardTitle ?? "" },
    cardReferenceId: row.cardReferenceId,
    first6: row.first6,
    last4: row.last4,
    holder: toHolder(row),
    currency: row.currency,
    amount: row.amount?.toFixed() ?? null,
    merchantId: row.merchantId,
    merchantName: row.merchantName,
    merchantCity: row.merchantCity,
    merchantCountry: row.merchantCountry,
    businessName: row.businessName,
    issuedAt: row.issuedAt?.toISOString() ?? null,
    receivedAt: row.receivedAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    expired,
    hasCode: row.hasCode && !expired,
    claimedBy: person(row.claimedById, row.claimedByName),
    claimedAt: row.claimedAt?.toISOString() ?? null,
    revealedBy: person(row.revealedById, row.revealedByName),
    revealedAt: row.revealedAt?.toISOString() ?? null,
    relay: RELAY_STATUSES.find((status) => status === row.relay) ?? null,
  };
}

/** How the audit log speaks of it. */
export function challengeLabel(row: Pick<ThreeDsChallenge, "merchantName" | "last4">): string {
  return `${row.merchantName || "3DS"} •••• ${row.last4 ?? "????"}`;
}

/**
 * `three_ds_challenge ch` with its card, holder and people. The card is looked up again where it was not known on
 * arrival: a sync may have brought it since.
 */
export const challengeFrom = Prisma.sql`
  FROM three_ds_challenge ch
  LEFT JOIN LATERAL (
    SELECT id, title, p_user_id, p_user_id_source, mode FROM card
    WHERE id = ch.card_id OR (ch.card_id IS NULL AND reference_id = ch.card_reference_id)
    ORDER BY missing_since DESC NULLS FIRST LIMIT 1
  ) c ON true
  LEFT JOIN card_user u ON u.id = c.p_user_id ${holderJoin}
  LEFT JOIN staff claimer ON claimer.id = ch.claimed_by_id
  LEFT JOIN staff revealer ON revealer.id = ch.revealed_by_id`;

export const challengeColumns = Prisma.sql`
  ch.id, ch.verification_id AS "verificationId", ch.delivery_id AS "deliveryId", c.id AS "cardId",
  ch.card_reference_id AS "cardReferenceId", ch.first6, ch.last4, ch.currency, ch.amount,
  ch.merchant_id AS "merchantId", ch.merchant_name AS "merchantName", ch.merchant_city AS "merchantCity",
  ch.merchant_country AS "merchantCountry", ch.business_name AS "businessName", ch.issued_at AS "issuedAt",
  ch.received_at AS "receivedAt", ch.expires_at AS "expiresAt", ch.claimed_by_id AS "claimedById",
  ch.claimed_at AS "claimedAt", ch.revealed_by_id AS "revealedById", ch.revealed_at AS "revealedAt",
  ch.received_at::text AS key, c.title AS "cardTitle",
  ${holderColumns},
  claimer.name AS "claimedByName", revealer.name AS "revealedByName",
  EXISTS (SELECT 1 FROM webhook_secret s WHERE s.verification_id = ch.verification_id) AS "hasCode",
  (SELECT r.status FROM relay_delivery r WHERE r.challenge_id = ch.id
    ORDER BY r.status = 'sent' DESC, r.created_at DESC LIMIT 1) AS relay`;

function person(id: string | null, name: string | null): DeskPerson | null {
  return id === null ? null : { id, name: name ?? "" };
}
