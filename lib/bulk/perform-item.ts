import "server-only";
import { randomUUID } from "node:crypto";
import { asksForSecondPerson } from "@/lib/approvals/gate";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type ItemOutcome, outcomeOf, outcomeOfError } from "@/lib/bulk/item-outcome";
import type { BulkAct } from "@/lib/bulk/schema";
import { skipOf } from "@/lib/bulk/skip";
import { lockCard } from "@/lib/cards/lock-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import type { Clock } from "@/lib/core/clock";
import { type BulkItem, type BulkRun, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { limitRaise } from "@/lib/limits/edit-limits";
import { performLimitEdit } from "@/lib/limits/perform-limit-edit";
import type { OperationDto } from "@/lib/operations/schema";

interface Work {
  run: BulkRun;
  act: BulkAct;
  /** As the tables say now. */
  maker: Viewer;
  clock: Clock;
}

/**
 * Asks for one card, through the verb that a person uses, under the item's own operation; writes down what came of it.
 * `denied`: its maker may not do it any more; nothing was sent and the card waits.
 */
export async function performItem(work: Work, item: BulkItem): Promise<"ended" | "denied"> {
  const outcome = await attempt(work, item);
  const { count } = await db().bulkItem.updateMany({
    where: { runId: item.runId, position: item.position, attempt: item.attempt, status: "sending" },
    data: {
      status: outcome.status,
      errorCode: outcome.errorCode ?? null,
      issuerMessage: outcome.issuerMessage ?? null,
      endedAt: outcome.status === "unknown" || outcome.status === "pending" ? null : work.clock.now(),
    },
  });
  return count === 1 && outcome.status === "pending" ? "denied" : "ended";
}

/** A card that changes between our look and the verb's is looked at anew; nothing was sent by then. */
const MOST_LOOKS = 3;

async function attempt(work: Work, item: BulkItem): Promise<ItemOutcome> {
  const context: RequestContext = { requestId: randomUUID(), language: "en", clock: work.clock };
  for (let look = 1; ; look += 1) {
    try {
      return await act(work, context, item);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code !== "STALE" || look === MOST_LOOKS) return outcomeOfError(error);
    }
  }
}

async function act(work: Work, context: RequestContext, item: BulkItem): Promise<ItemOutcome> {
  const { act, run } = work;
  const operationId = item.operationId ?? "";
  const begun = await db().operation.findUnique({ where: { id: operationId } });
  if (begun) return outcomeOf(begun);
  const card = await db().card.findUnique({ where: { id: item.cardId ?? "" }, include: { limits: true } });
  const skip = skipOf({ card }, run.noun === "users" ? "users" : "cards", act);
  if (skip || !card) return { status: "skipped", errorCode: skip ?? "gone" };
  const form = { operationId, cardId: card.id, version: card.version };
  const { id } = await send(work, context, form);
  return outcomeOf(await db().operation.findUniqueOrThrow({ where: { id } }));
}

type Form = { operationId: string; cardId: string; version: number };

async function send({ act, run, maker }: Work, context: RequestContext, form: Form): Promise<OperationDto> {
  const { reason } = run;
  if (act.kind === "cards.lock") return lockCard(maker, context, { ...form, reason });
  if (act.kind === "cards.unlock") return unlockCard(maker, context, { ...form, reason });
  const input = { ...form, rules: [act.rule], remark: reason };
  if (!run.approvalId) await assertMayAlone(maker, input);
  return performLimitEdit(maker, context, input);
}

/** The card's rule may be another one than when the run was confirmed, so that now it is a raise that nobody agreed to. */
async function assertMayAlone(maker: Viewer, input: Parameters<typeof limitRaise>[0]): Promise<void> {
  const raise = await limitRaise(input);
  if (raise && (await asksForSecondPerson(maker, raise)))
    throw new AppError("NOT_ALLOWED_NOW", "a raise that needs a second person", {
      details: { needs: "approval-world" },
    });
}
