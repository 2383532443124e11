import "server-only";
import { Decimal } from "decimal.js";
import { z } from "zod";
import { cardState } from "@/lib/cards/status";
import type { Card, CardLimit, TransactionContext } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { inRuleOrder } from "@/lib/limit-rules/limit-dto";
import { standingAmount } from "@/lib/limit-rules/rules";
import { limitWindow } from "@/lib/limit-rules/window";
import { type CapturedCard, capturedCard } from "@/lib/transactions/captured-card";
import { type Changed, valueAt } from "@/lib/transactions/card-evidence";
import type { CardMoment, MomentLimit } from "@/lib/transactions/detail-schema";
import {
  type CardLogRow,
  type CardOperation,
  type MomentRecords,
  readMomentRecords,
} from "@/lib/transactions/moment-records";
import { type Usage, type UsageQuestion, usagesBefore } from "@/lib/transactions/usage-before";

export type KnownCard = Card & { limits: CardLimit[] };

export interface Moment {
  transactionId: string;
  at: Date;
}

/**
 * The card as it was just before a transaction: from what was kept when its webhook came, else put together from our
 * own operations, the issuer's limit log and the mirror. Each part says how sure it is; what cannot be told is null.
 */
export async function cardAtMoment(card: KnownCard, moment: Moment): Promise<CardMoment> {
  const [then] = await cardsAtMoments([{ card, moment }]);
  if (!then) throw new Error("a moment was asked for and none was told");
  return then;
}

/** The same for many moments, in their order, with as many statements as for one. */
export async function cardsAtMoments(
  asked: readonly { card: KnownCard; moment: Moment }[],
): Promise<CardMoment[]> {
  const records = await readMomentRecords(
    asked.map(({ moment }) => moment.transactionId),
    asked.map(({ card }) => card.id),
  );
  const scenes = asked.map(({ card, moment }) => sceneOf(card, moment, records));
  const usages = await usagesBefore(scenes.map(({ question, reads }) => ({ question, reads })));
  return scenes.map((scene, index) => momentOf(scene, usages[index] ?? new Map()));
}

interface Scene {
  card: KnownCard;
  kept: TransactionContext | undefined;
  captured: CapturedCard | null;
  operations: readonly CardOperation[];
  log: readonly CardLogRow[];
  reads: LimitRead[];
  question: UsageQuestion;
}

function sceneOf(card: KnownCard, moment: Moment, records: MomentRecords): Scene {
  const kept = records.contexts.get(moment.transactionId);
  const captured = capturedCard.safeParse(kept?.card).data ?? null;
  const timeZone = kept?.timeZone ?? env().issuing.timeZone;
  return {
    card,
    kept,
    captured,
    operations: records.operations.get(card.id) ?? [],
    log: records.log.get(card.id) ?? [],
    reads: captured ? captured.limits.map(readCaptured) : card.limits.map(readCurrent),
    question: { transactionId: moment.transactionId, cardId: card.id, moment: moment.at, timeZone },
  };
}

function momentOf(scene: Scene, usage: Usage): CardMoment {
  const { card, kept, captured, question } = scene;
  const at = question.moment;
  return {
    at: at.toISOString(),
    basis: captured ? "captured" : "reconstructed",
    capturedAt: captured ? (kept?.capturedAt.toISOString() ?? null) : null,
    currency: captured?.currency ?? card.settlementCurrency,
    timeZone: question.timeZone,
    status: statusThen(card, captured, scene.operations, at),
    expiration: captured?.expiration ?? card.expiration,
    limits: limitsThen(scene, usage),
    balance: captured?.balance
      ? {
          available: captured.balance.available,
          currency: captured.balance.currency,
          readAt: captured.balance.readAt,
          certainty: "known",
        }
      : null,
  };
}

function statusThen(
  card: Card,
  captured: CapturedCard | null,
  operations: readonly CardOperation[],
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

function toStatusChange(operation: CardOperation): Changed<string>[] {
  const [before, after] = [withStatus.safeParse(operation.before), withStatus.safeParse(operation.result)];
  if (!before.success || !after.success || before.data.status === after.data.status) return [];
  const { startedAt } = operation;
  const completedAt = operation.completedAt ?? startedAt;
  return [{ startedAt, before: before.data.status, completedAt, after: after.data.status }];
}

function limitsThen({ card, captured, log, reads, question }: Scene, usage: Usage): MomentLimit[] {
  const { moment, timeZone } = question;
  const unnamed = log.some((change) => change.period === null && change.changedAt > moment);
  const readUntil = card.detailSyncedAt ?? new Date(0);
  const limits = reads.map((read): MomentLimit => {
    const current = card.limits.find((limit) => limit.period === read.period);
    const found = valueAt<string>(moment, {
      captured: captured ? { at: read.readAt, value: read.limit } : null,
      current: current ? { at: current.syncedAt, value: standingAmount(current).toFixed() } : null,
      changes: changesOf(log, read.period),
      complete: !unnamed && readUntil >= (current?.syncedAt ?? readUntil),
      same: (a, b) => new Decimal(a).equals(b),
    });
    const window = limitWindow(read.period, moment, timeZone);
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
  answeredAt: Date;
}

function readCaptured(limit: CapturedCard["limits"][number]): LimitRead {
  const off = limit.status?.toLowerCase() === "inactive";
  const { period, currency, used } = limit;
  return { period, currency, used, limit: off ? "0" : limit.limit, ...readingOf(limit) };
}

function readingOf({ readAt, answeredAt }: CapturedCard["limits"][number]) {
  return { readAt: new Date(readAt), answeredAt: new Date(answeredAt ?? readAt) };
}

function readCurrent(limit: CardLimit): LimitRead {
  return {
    period: limit.period,
    currency: limit.currency,
    limit: standingAmount(limit).toFixed(),
    used: limit.usedAmount.toFixed(),
    readAt: limit.syncedAt,
    answeredAt: limit.answeredAt ?? limit.syncedAt,
  };
}

/** The log tells what a rule became; what it was before is what the row before it became. */
function changesOf(log: readonly CardLogRow[], period: string): Changed<string>[] {
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
