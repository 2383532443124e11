import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { fetchCard } from "@/lib/cards/card-operation";
import { getCard } from "@/lib/cards/get-card";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { type CardDetail, refreshInput } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import { readAnew } from "@/lib/issuer/read-anew";
import { IssuingError } from "@/lib/issuing/errors";
import { mirrorLimitChanges } from "@/lib/limit-rules/mirror-limit-changes";
import { issuerFailure } from "@/lib/operations/issuer-failure";
import { mirrorTransactions, observedInList } from "@/lib/transactions/mirror-transactions";

const LATEST = 20;

/**
 * Reads one card, its limit history and its latest transactions from the issuer into the mirror, unless that was
 * done less than `maxAge` seconds ago. History and transactions are extras: an issuer that does not offer them does
 * not hide the card.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, RATE_LIMITED, ISSUER_*
 */
export async function refreshCard(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<CardDetail> {
  assertPermission(viewer, "cards.refresh");
  const { cardId, maxAge } = parseInput(refreshInput, raw);
  const known = await db().card.findUnique({ where: { id: cardId }, select: { detailSyncedAt: true } });
  if (!known) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  const askedAt = context.clock.now();
  const age = askedAt.getTime() - (known.detailSyncedAt?.getTime() ?? 0);
  if (age >= maxAge * 1000)
    await readAnew(viewer, context, `card:${cardId}`, () => readCard(cardId, context, askedAt));
  return getCard(viewer, context, cardId);
}

async function readCard(cardId: string, context: RequestContext, askedAt: Date): Promise<void> {
  const page = { offset: 0, limit: LATEST };
  const call = { language: context.language };
  const [card, history, transactions] = await Promise.allSettled([
    fetchCard(cardId, call),
    issuer().getCardLimitHistory({ cardId, ...page }, call),
    issuer().listTransactions({ card: cardId, ...page }, call),
  ]);
  if (card.status === "rejected") throw toAppError(card.reason);
  await db().$transaction(async (tx) => {
    await mirrorCard(tx, card.value, { at: askedAt, answeredAt: context.clock.now(), from: "detail" });
    if (history.status === "fulfilled") await mirrorLimitChanges(tx, cardId, history.value.data);
    if (transactions.status === "fulfilled")
      await mirrorTransactions(
        tx,
        observedInList(transactions.value.data, askedAt),
        "sync",
        context.clock.now(),
      );
  });
}

function toAppError(reason: unknown): unknown {
  if (!(reason instanceof IssuingError)) return reason;
  return issuerFailure({ ...reason, errorKind: reason.kind });
}
