import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { latestBalanceOf } from "@/lib/balances/payer";
import { allowedIn, cardState } from "@/lib/cards/status";
import { type Card, type CardLimit, type CardUser, db, type Transaction } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { inRuleOrder, toLimitDto } from "@/lib/limit-rules/limit-dto";
import { limitWindow } from "@/lib/limit-rules/window";
import { checkBilling, settledDifference } from "@/lib/transactions/amounts";
import { cardAtMoment } from "@/lib/transactions/card-at-moment";
import {
  type CardMoment,
  type TransactionCard,
  type TransactionDetail,
  transactionId,
} from "@/lib/transactions/detail-schema";
import { explainDecline, rulesWithRoom } from "@/lib/transactions/explain-decline";
import { listNotes } from "@/lib/transactions/list-notes";
import { guessRefunds, listAttempts } from "@/lib/transactions/related-transactions";
import { saidAmounts } from "@/lib/transactions/said-amounts";
import { readPayer } from "@/lib/transactions/transaction-dto";
import { listEvents, toRawEvent } from "@/lib/transactions/transaction-events";
import { transactionTimeline } from "@/lib/transactions/transaction-timeline";
import { usageBefore } from "@/lib/transactions/usage-before";

/**
 * All that is known of one transaction: its stages and amounts, the card then and now, why it was likely declined, what
 * likely belongs to it, notes, and what the viewer may do about it.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function getTransaction(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<TransactionDetail> {
  assertPermission(viewer, "transactions.read");
  const id = parseInput(transactionId, raw);
  const row = await db().transaction.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", `no transaction ${id}`);
  const [card, events, guess, attempts, notes] = await Promise.all([
    db().card.findUnique({ where: { id: row.cardId }, include: { limits: true } }),
    listEvents(id),
    guessRefunds(row),
    listAttempts(row),
    listNotes(viewer, context, id),
  ]);
  const userId = row.pUserId ?? card?.pUserId ?? null;
  const [user, holder, then, now] = await Promise.all([
    userId ? db().cardUser.findUnique({ where: { id: userId } }) : null,
    readPayer(id),
    card ? cardAtMoment(card, { transactionId: id, at: row.sortAt }) : null,
    card ? cardNow(card, context.clock.now()) : null,
  ]);
  const amounts = saidAmounts(row, events);
  const steps = transactionTimeline(events);
  return {
    ...factsForScreen(row),
    amounts,
    card: card && toCard(card),
    holder,
    phone: phoneEnd(user),
    steps,
    billing: steps.map((step) => checkBilling(step.amounts)).findLast((check) => check !== null) ?? null,
    settledDifference: row.status === "Settled" ? settledDifference(amounts) : null,
    guess,
    attempts,
    then,
    now,
    decline: row.status === "Declined" ? explainDecline(then, amounts) : null,
    roomNow: now ? rulesWithRoom(now, amounts) : [],
    notes,
    events: events.map(toRawEvent),
    timeZone: env().issuing.timeZone,
    may: mayOf(viewer, card),
  };
}

function factsForScreen(row: Transaction) {
  return {
    id: row.id,
    status: row.status,
    type: row.type,
    merchantId: row.merchantId || null,
    merchantName: row.merchantName,
    merchantCountry: row.merchantCountry || null,
    merchantCity: row.merchantCity || null,
    occurredAt: row.occurredAt?.toISOString() ?? null,
    firstSeenAt: row.firstSeenAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    cardId: row.cardId,
  };
}

function toCard(card: Card): TransactionCard {
  const { id, title, last4, status, settlementCurrency: currency } = card;
  return { id, title, last4, status, state: cardState(status), currency };
}

function phoneEnd(user: CardUser | null): string | null {
  const digits = user?.phoneNumber?.replace(/\D/g, "") ?? "";
  const calling = user?.callingCode ? `+${user.callingCode.replace(/\D/g, "")} ` : "";
  return digits.length >= 4 ? `${calling}•••• ${digits.slice(-4)}` : null;
}

function mayOf(viewer: Viewer, card: (Card & { limits: CardLimit[] }) | null): TransactionDetail["may"] {
  const allowed = card ? allowedIn(card.status) : { unlock: false, editLimits: false };
  return {
    note: holds(viewer, "transactions.note"),
    unlock: allowed.unlock && holds(viewer, "cards.unlock"),
    editLimits: allowed.editLimits && holds(viewer, "limits.edit"),
  };
}

/**
 * The card as the mirror has it now, in the shape of the moment it is set beside. Usage is brought up to now with the
 * transactions that came since it was read.
 */
async function cardNow(card: Card & { limits: CardLimit[] }, now: Date): Promise<CardMoment> {
  const timeZone = env().issuing.timeZone;
  const reads = card.limits.map(({ period, currency, usedAmount, syncedAt, answeredAt }) => ({
    period,
    currency,
    used: usedAmount.toFixed(),
    readAt: syncedAt,
    answeredAt: answeredAt ?? syncedAt,
  }));
  const [usage, balance] = await Promise.all([
    usageBefore({ transactionId: "", cardId: card.id, moment: now, timeZone }, reads),
    latestBalanceOf(card),
  ]);
  return {
    at: card.syncedAt.toISOString(),
    basis: "captured",
    capturedAt: card.syncedAt.toISOString(),
    currency: card.settlementCurrency,
    timeZone,
    status: { status: card.status, state: cardState(card.status), certainty: "now" },
    expiration: card.expiration,
    limits: inRuleOrder(card.limits).map((row) => {
      const { period, currency, off, limit } = toLimitDto(row, now, timeZone);
      const window = limitWindow(period, now, timeZone);
      return {
        period,
        currency,
        off,
        limit,
        used: period === "Transaction" ? null : (usage.get(period)?.used ?? null),
        certainty: "now",
        windowStart: window.startsAt?.toISOString() ?? null,
        windowEnd: window.resetsAt?.toISOString() ?? null,
      };
    }),
    balance: balance && { ...balance, readAt: balance.readAt.toISOString(), certainty: "now" },
  };
}
