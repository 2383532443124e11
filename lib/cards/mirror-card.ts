import "server-only";
import { createHash } from "node:crypto";
import { formOf, modeOf } from "@/lib/cards/card-facts";
import { type Card, type CardLimit, Prisma, type Tx } from "@/lib/core/db";
import { instantOf } from "@/lib/issuing/bounds";
import type { IssuerCard } from "@/lib/issuing/types";
import { markLimitsSeen, mirrorLimits } from "@/lib/limit-rules/mirror-limits";
import { cardPressure } from "@/lib/limit-rules/pressure";
import { publishChanges } from "@/lib/live/publish";

export interface Sighting {
  /** When the issuer was asked. */
  at: Date;
  /** When the answer was there, where somebody took note. */
  answeredAt?: Date;
  from: "list" | "detail" | "create";
}

export interface Mirrored {
  before: Card | null;
  after: Card;
  changed: boolean;
}

type Known = Card & { limits: CardLimit[] };

/** Puts one card as the issuer described it into the mirror. Idempotent; an older sighting never wins. */
export async function mirrorCard(tx: Tx, card: IssuerCard, seen: Sighting): Promise<Mirrored> {
  const [mirrored] = await mirrorCards(tx, [card], seen);
  if (!mirrored) throw new Error("one card gives one mirrored card");
  return mirrored;
}

/**
 * Puts a page of cards into the mirror. Cards that did not change cost one statement together; what a reply is silent
 * about (a list item about the holder, a detail about the limits) stays as it was known.
 */
export async function mirrorCards(tx: Tx, cards: readonly IssuerCard[], seen: Sighting): Promise<Mirrored[]> {
  const ids = [...new Set(cards.map((card) => card.id))].sort();
  await tx.$queryRaw`SELECT count(pg_advisory_xact_lock(hashtextextended('card:' || id, 0)))
    FROM unnest(${ids}::text[]) AS id`;
  const rows = await tx.card.findMany({ where: { id: { in: ids } }, include: { limits: true } });
  const knownOf = new Map<string, Known>(rows.map((row) => [row.id, row]));
  const mirrored: Mirrored[] = [];
  const same: IssuerCard[] = [];
  for (const given of new Map(cards.map((card) => [card.id, card])).values()) {
    const before = knownOf.get(given.id) ?? null;
    const card = withKnownRules(given, before);
    if (before && before.syncedAt > seen.at) {
      mirrored.push({ before, after: before, changed: false });
      continue;
    }
    const { contentHash, ...next } = merge(card, before, seen);
    // Against the row itself: one that was altered in the database is found and healed.
    if (before && hashOfRow(before) === contentHash && !(seen.from !== "list" && !before.detailSyncedAt)) {
      same.push(card);
      mirrored.push({ before, after: { ...before, syncedAt: seen.at, missingSince: null }, changed: false });
      continue;
    }
    mirrored.push({ before, after: await write(tx, card, next, before, seen), changed: true });
  }
  await markSeen(tx, same, seen);
  const changes = mirrored.filter(({ changed }) => changed).map(({ after: { id } }) => ({ id, cardId: id }));
  await publishChanges(tx, "cards", changes);
  return mirrored;
}

async function markSeen(tx: Tx, cards: IssuerCard[], seen: Sighting): Promise<void> {
  if (cards.length === 0) return;
  const detail = seen.from === "list" ? {} : { detailSyncedAt: seen.at };
  await tx.card.updateMany({
    where: { id: { in: cards.map((card) => card.id) } },
    data: { syncedAt: seen.at, missingSince: null, ...detail },
  });
  const withLimits = cards.filter((card) => card.limits !== null).map((card) => card.id);
  await markLimitsSeen(tx, withLimits, seen);
}

async function write(
  tx: Tx,
  card: IssuerCard,
  next: Omit<ReturnType<typeof merge>, "contentHash">,
  before: Known | null,
  seen: Sighting,
) {
  const { id, ...data } = next;
  const after = before
    ? await tx.card.update({
        where: { id },
        data: { ...data, version: before.version + versionStep(card, next, before) },
      })
    : await tx.card.create({ data: { ...data, id, firstSeenAt: seen.at } });
  if (card.limits) await mirrorLimits(tx, { id, currency: after.settlementCurrency }, card.limits, seen);
  return after;
}

/** Each rule once; one whose status the reply is silent about keeps it as long as its amount stays. */
function withKnownRules(card: IssuerCard, known: Known | null): IssuerCard {
  if (!card.limits) return card;
  const statusOf = (rule: Rule) =>
    known?.limits.find((row) => row.period === rule.period && row.limitAmount.equals(rule.limitAmount))
      ?.status;
  const rules = card.limits.map((rule) => ({ ...rule, status: rule.status || (statusOf(rule) ?? null) }));
  return { ...card, limits: [...new Map(rules.map((rule) => [rule.period, rule])).values()] };
}

/** Forms go stale when the status or a rule changes, not with every payment that moves the usage. */
function versionStep(card: IssuerCard, next: { status: string }, before: Known): 0 | 1 {
  const rules = before.limits.map(toRule);
  const same = before.status === next.status && amountsOf(rules) === amountsOf(card.limits ?? rules);
  return same ? 0 : 1;
}

function amountsOf(rules: readonly Rule[]): string {
  return rules
    .map((rule) => `${rule.period}=${number(rule.limitAmount)}/${rule.status}`)
    .sort()
    .join();
}

function merge(card: IssuerCard, known: Known | null, seen: Sighting) {
  const status = card.status || known?.status || "Unknown";
  const pUserId = card.pUserId || known?.pUserId || null;
  const mode = modeOf(card.mode, pUserId, known);
  const form = formOf(status, known);
  const issuedAt = instantOf(card.createdAt) ?? known?.issuedAt ?? null;
  const facts = {
    referenceId: card.referenceId || known?.referenceId || null,
    title: card.title ?? known?.title ?? "",
    type: card.type || known?.type || null,
    status,
    settlementCurrency: card.settlementCurrency || known?.settlementCurrency || "",
    first6: card.first6 || known?.first6 || null,
    last4: card.last4 || known?.last4 || null,
    expiration: card.expirationDate || known?.expiration || null,
    issuerBrand: card.issuerBrand || known?.issuerBrand || null,
    businessName: card.businessName || known?.businessName || null,
    pUserId,
    pUserIdSource: card.pUserId ? "issuer" : (known?.pUserIdSource ?? null),
    mode: mode?.value ?? null,
    modeSource: mode?.source ?? null,
    form: form?.value ?? null,
    formSource: form?.source ?? null,
  };
  const rules = card.limits ?? known?.limits.map(toRule) ?? [];
  return {
    id: card.id,
    ...facts,
    pressure: cardPressure(rules)?.toFixed(2) ?? null,
    issuedAt,
    sortAt: issuedAt ?? known?.firstSeenAt ?? seen.at,
    raw: { ...toObject(known?.raw), ...card.raw } as Prisma.InputJsonObject,
    contentHash: hashOf(facts, issuedAt, rules),
    syncedAt: seen.at,
    missingSince: null,
    ...(seen.from === "list" ? {} : { detailSyncedAt: seen.at }),
  };
}

type Rule = { period: string; limitAmount: string; usedAmount: string; status: string | null };

function toRule(row: CardLimit): Rule {
  const { period, status } = row;
  return { period, limitAmount: row.limitAmount.toFixed(), usedAmount: row.usedAmount.toFixed(), status };
}

function hashOf(facts: object, issuedAt: Date | null, rules: readonly Rule[]): string {
  const sorted = rules
    .map((rule) => [rule.period, number(rule.limitAmount), number(rule.usedAmount), rule.status])
    .sort((a, b) => String(a[0]).localeCompare(String(b[0])));
  return createHash("sha256")
    .update(JSON.stringify([Object.entries(facts).sort(), issuedAt, sorted]))
    .digest("hex");
}

function hashOfRow(row: Known): string {
  const { id, sortAt, raw, pressure, version, firstSeenAt, syncedAt, detailSyncedAt, missingSince, ...rest } =
    row;
  const { issuedAt, limits, ...facts } = rest;
  return hashOf(facts, issuedAt, limits.map(toRule));
}

function number(text: string): string {
  return new Prisma.Decimal(text).toFixed();
}

function toObject(raw: unknown): object {
  return raw && typeof raw === "object" ? raw : {};
}
