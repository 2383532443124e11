import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { cardState } from "@/lib/cards/status";
import { type Card, type CardLimit, db, type LimitChange, type Operation } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { inRuleOrder } from "@/lib/limits/limit-record";
import { standingAmount } from "@/lib/limits/rules";
import { limitWindow } from "@/lib/limits/window";
import { type CapturedCard, capturedCard } from "@/lib/transactions/captured-card";
import { type Changed, valueAt } from "@/lib/transactions/card-evidence";
import type { CardMoment, MomentLimit } from "@/lib/transactions/detail-schema";
import { usageBefore } from "@/lib/transactions/usage-before";

export interface Moment {
  transactionId: string;
  at: Date;
}

/**
 * The card as it was just before a transaction: from what was kept when its webhook came, else put together from our
 * own operations, the issuer's limit log and the mirror. Each part says how sure it is; what cannot be told is null.
 */
export async function cardThen(card: Card & { limits: CardLimit[] }, moment: Moment): Promise<CardMoment> {
  const where = { subjectType: "card", subjectId: card.id, status: "succeeded" };
  const [kept, operations, log] = await Promise.all([
    db().transactionContext.findUnique({ where: { transactionId: moment.transactionId } }),
    db().operation.findMany({ where, orderBy: { startedAt: "desc" }, take: 200 }),
    db().limitChange.findMany({ where: { cardId: card.id }, orderBy: { changedAt: "desc" }, take: 500 }),
  ]);
  const captured = capturedCard.safeParse(kept?.card).data ?? null;
  const timeZone = kept?.timeZone ?? env().issuing.timeZone;
  return {
    at: moment.at.toISOString(),
    basis: captured ? "captured" : "reconstructed",
    capturedAt: captured ? (kept?.capturedAt.toISOString() ?? null) : null,
    currency: captured?.currency ?? card.settlementCurrency,
    timeZone,
    status: statusThen(card, captured, operations, moment.at),
    expiration: captured?.expiration ?? card.expiration,
    limits: await limitsThen(card, captured, log, moment, timeZone),
    balance: captured?.balance
      ? {
          available: captured.balance.available,
          currency: captured.balance.currency,
          certainty: "known",
        }
      : null,
  };
}

function statusThen(
  card: Card,
  captured: CapturedCard | null,
  operations: readonly Operation[],
  at: Date,
): CardMoment["status"] {
  const found = valueAt<string>(at, {
    captured: captured && { at: new Date(captured.readAt), value: captured.status },
    current: { at: card.syncedAt, value: card.status },
    changes: operations.flatMap(toStatusChange),
    complete: false,
    same: (a, b) => cardState(a) === cardState(b),
  });
  return found && { status: found.value, state: cardState(found.value), certainty: found.certainty };
}

const withStatus = z.object({ status: z.string() });

function toStatusChange(operation: Operation): Changed<string>[] {
  const [before, after] = [withStatus.safeParse(operation.before), withStatus.safeParse(operation.result)];
  if (!before.success || !after.success || before.data.status === after.data.status) return [];
  const { startedAt } = operation;
  const completedAt = operation.completedAt ?? startedAt;
  return [{ startedAt, before: before.data.status, completedAt, after: after.data.status }];
}

async function limitsThen(
  card: Card & { limits: CardLimit[] },
  captured: CapturedCard | null,
  log: readonly LimitChange[],
  moment: Moment,
  timeZone: string,
): Promise<MomentLimit[]> {
  const reads = captured ? captured.limits.map(readCaptured) : card.limits.map(readCurrent);
  const question = { transactionId: moment.transactionId, cardId: card.id, moment: moment.at, timeZone };
  const usage = await usageBefore(question, reads);
  const unnamed = log.some((change) => change.period === null && change.changedAt > moment.at);
  const readUntil = card.detailSyncedAt ?? new Date(0);
  const limits = reads.map((read): MomentLimit => {
    const current = card.limits.find((limit) => limit.period === read.period);
    const found = valueAt<string>(moment.at, {
      captured: captured ? { at: read.readAt, value: read.limit } : null,
      current: current ? { at: current.syncedAt, value: standingAmount(current).toFixed() } : null,
      changes: changesOf(log, read.period),
      complete: !unnamed && readUntil >= (current?.syncedAt ?? readUntil),
      same: (a, b) => new Decimal(a).equals(b),
    });
    const window = limitWindow(read.period, moment.at, timeZone);
    const used = usage.get(read.period);
    return {
      period: read.period,
      currency: read.currency,
      off: found !== null && new Decimal(found.value).lte(0),
      limit: found?.value ?? null,
      used: read.period === "Transaction" ? null : (used?.used ?? null),
      certainty:
        found?.certainty === "known" && !used?.fromRead ? weakest(read.period) : (found?.certainty ?? "now"),
      windowStart: window.startsAt?.toISOString() ?? null,
      windowEnd: window.resetsAt?.toISOString() ?? null,
    };
  });
  return inRuleOrder(limits);
}

/** A usage that was added up afterwards makes the whole rule reconstructed; the per-transaction rule has none. */
function weakest(period: string): MomentLimit["certainty"] {
  return period === "Transaction" ? "known" : "reconstructed";
}

interface LimitRead {
  period: string;
  currency: string;
  limit: string;
  used: string;
  readAt: Date;
}

function readCaptured(limit: CapturedCard["limits"][number]): LimitRead {
  const off = limit.status?.toLowerCase() === "inactive";
  const { period, currency, used } = limit;
  return { period, currency, used, limit: off ? "0" : limit.limit, readAt: new Date(limit.readAt) };
}

function readCurrent(limit: CardLimit): LimitRead {
  return {
    period: limit.period,
    currency: limit.currency,
    limit: standingAmount(limit).toFixed(),
    used: limit.usedAmount.toFixed(),
    readAt: limit.syncedAt,
  };
}

/** The log tells what a rule became; what it was before is what the row before it became. */
function changesOf(log: readonly LimitChange[], period: string): Changed<string>[] {
  const own = log
    .filter((change) => change.period === period)
    .toSorted((a, b) => a.changedAt.getTime() - b.changedAt.getTime());
  return own.map((change, index) => ({
    startedAt: new Date(change.changedAt.getTime() - 1),
    before: own[index - 1]?.limitAmount.toFixed() ?? null,
    completedAt: change.changedAt,
    after: change.limitAmount.toFixed(),
  }));
}
