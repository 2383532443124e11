import "server-only";
import { randomUUID } from "node:crypto";
import { asksForSecondPerson } from "@/lib/approvals/gate";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type ItemOutcome, outcomeOf, outcomeOfError } from "@/lib/bulk/item-outcome";
import type { LimitAct, LimitEffect } from "@/lib/bulk/limit-effect";
import { outlookOf } from "@/lib/bulk/outlook";
import type { BulkAct } from "@/lib/bulk/schema";
import { lockCard } from "@/lib/cards/lock-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import type { Clock } from "@/lib/core/clock";
import { type BulkItem, type BulkRun, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { knownFailure } from "@/lib/core/known-failure";
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
  return count === 1 && outcome.denied ? "denied" : "ended";
}

/** A card that changes between our look and the verb's is looked at anew; nothing was sent by then. */
const MOST_LOOKS = 3;

async function attempt(work: Work, item: BulkItem): Promise<ItemOutcome> {
  const context: RequestContext = { requestId: randomUUID(), language: "en", clock: work.clock };
  for (let look = 1; ; look += 1) {
    try {
      return await act(work, context, item);
    } catch (error) {
      const failure = knownFailure(error);
      if (!failure) throw error;
      if (failure.code !== "STALE" || look === MOST_LOOKS) return outcomeOfError(failure);
    }
  }
}

async function act(work: Work, context: RequestContext, item: BulkItem): Promise<ItemOutcome> {
  const { act, run } = work;
  const operationId = item.operationId ?? "";
  const begun = await db().operation.findUnique({ where: { id: operationId } });
  if (begun) return outcomeOf(begun);
  const card = await db().card.findUnique({ where: { id: item.cardId ?? "" }, include: { limits: true } });
  const { skip, effect } = outlookOf({ card }, run.noun === "users" ? "users" : "cards", act);
  if (skip || !card) return { status: "skipped", errorCode: skip ?? "gone" };
  const form = { operationId, cardId: card.id, version: card.version };
  if (act.kind === "limits.edit") return setLimit(work, context, { form, item, act, effect });
  const { id } = await send(work, context, form, act.kind);
  return outcomeOf(await db().operation.findUniqueOrThrow({ where: { id } }));
}

type Form = { operationId: string; cardId: string; version: number };

function send(
  { run: { reason }, maker }: Work,
  context: RequestContext,
  form: Form,
  kind: "cards.lock" | "cards.unlock",
): Promise<OperationDto> {
  const verb = kind === "cards.lock" ? lockCard : unlockCard;
  return verb(maker, context, { ...form, reason });
}

interface LimitWork {
  form: Form;
  item: BulkItem;
  act: LimitAct;
  effect: LimitEffect | null;
}

async function setLimit(
  { run, maker }: Work,
  context: RequestContext,
  { form, item, act, effect }: LimitWork,
): Promise<ItemOutcome> {
  const { period } = act.rule;
  const after = effect?.after?.toFixed() ?? null;
  const setting = after === null ? { kind: "off" as const } : { kind: "amount" as const, amount: after };
  const input = { ...form, rules: [{ period, setting }], remark: run.reason };
  if (!run.approvalId) await assertMayAlone(maker, input);
  if (!isConfirmed(item, act, effect)) return { status: "skipped", errorCode: "changedMeanwhile" };
  const { id } = await performLimitEdit(maker, context, input);
  return outcomeOf(await db().operation.findUniqueOrThrow({ where: { id } }));
}

/**
 * Whether the card's limit changes as it was confirmed: in the same direction, and by a percentage from the same amount
 * to the same. Runs from before this was kept have nothing to compare with.
 */
function isConfirmed(item: BulkItem, act: LimitAct, effect: LimitEffect | null): boolean {
  if (item.change === null) return true;
  if (item.change !== effect?.change) return false;
  return act.rule.setting.kind !== "percent" || item.after?.toFixed() === effect.after?.toFixed();
}

/** The card's rule may be another one than when the run was confirmed, so that now it is a raise that nobody agreed to. */
async function assertMayAlone(maker: Viewer, input: Parameters<typeof limitRaise>[0]): Promise<void> {
  const raise = await limitRaise(input);
  if (raise && (await asksForSecondPerson(maker, raise)))
    throw new AppError("NOT_ALLOWED_NOW", "a raise that needs a second person", {
      details: { needs: "approval-world" },
    });
}
