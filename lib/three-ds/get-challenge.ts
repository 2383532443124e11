import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type CardContact, db, type RelayDelivery } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { RELAY_ADAPTERS, RELAY_ERRORS, RELAY_LANGUAGES, RELAY_STATUSES } from "@/lib/three-ds/constants";
import { maskEmail } from "@/lib/three-ds/mask-recipient";
import { readChallengeDto } from "@/lib/three-ds/read-challenge-dto";
import { relayAdapters } from "@/lib/three-ds/relay-adapters";
import {
  type ChallengeDetail,
  type ContactDto,
  challengeInput,
  type DeskPerson,
  type RelayDto,
} from "@/lib/three-ds/schema";

/** A challenge with its delivery log and the ways to send its code. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function getChallenge(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ChallengeDetail> {
  assertPermission(viewer, "three_ds.read");
  const { challengeId } = parseInput(challengeInput, raw);
  const now = context.clock.now();
  const challenge = await readChallengeDto(challengeId, now);
  const relays = await db().relayDelivery.findMany({
    where: { challengeId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 50,
  });
  const people = await namesOf(relays.map((row) => row.requestedById));
  const cardId = challenge.card?.id;
  const contact = cardId ? await db().cardContact.findUnique({ where: { cardId } }) : null;
  return {
    ...challenge,
    now: now.toISOString(),
    relays: relays.map((row) => toRelayDto(row, people)),
    adapters: relayAdapters().map((adapter) => ({
      name: adapter.name,
      needsContact: adapter.needsContact,
      recipient: adapter.needsContact && !contact ? null : adapter.recipient(contact),
    })),
    contact: contact && toContactDto(contact, holds(viewer, "three_ds.relay")),
  };
}

/** Whole for those who may change it. */
export function toContactDto(row: CardContact, whole: boolean): ContactDto {
  return {
    email: whole ? row.email : maskEmail(row.email),
    language: RELAY_LANGUAGES.find((one) => one === row.language) ?? "en",
    phone: whole ? row.phone : row.phone && `•••${row.phone.slice(-3)}`,
  };
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, DeskPerson>> {
  const known = ids.filter((id) => id !== null);
  const people = await db().staff.findMany({
    where: { id: { in: known } },
    select: { id: true, name: true },
  });
  return new Map(people.map((person) => [person.id, person]));
}

function toRelayDto(row: RelayDelivery, people: Map<string, DeskPerson>): RelayDto {
  return {
    id: row.id,
    adapter: RELAY_ADAPTERS.find((one) => one === row.adapter) ?? "webhook",
    recipient: row.recipient,
    language: RELAY_LANGUAGES.find((one) => one === row.language) ?? "en",
    status: RELAY_STATUSES.find((one) => one === row.status) ?? "failed",
    attempts: row.attempts,
    nextTryAt: row.status === "queued" ? row.nextTryAt.toISOString() : null,
    lastError: RELAY_ERRORS.find((one) => one === row.lastError) ?? null,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    requestedBy: row.requestedById === null ? null : (people.get(row.requestedById) ?? null),
  };
}
