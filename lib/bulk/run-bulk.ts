import "server-only";
import { randomUUID } from "node:crypto";
import { findPerson } from "@/lib/approvals/people";
import { recordAudit } from "@/lib/audit-log/record";
import { holds } from "@/lib/auth/permissions";
import { claimItems } from "@/lib/bulk/claim-items";
import type { StopReason } from "@/lib/bulk/constants";
import { performItem } from "@/lib/bulk/perform-item";
import { actOf, countItems, kindOf, lockRun } from "@/lib/bulk/run-dto";
import { settleItems } from "@/lib/bulk/settle-items";
import { type Clock, systemClock } from "@/lib/core/clock";
import { type BulkItem, type BulkRun, db } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import { publish } from "@/lib/live/publish";

const AUTOMATIC = { id: null, email: "automatic" };

/** The run is done once nothing is left to ask for and nothing is in doubt. */
async function endRun({ id }: Pick<BulkRun, "id">, clock: Clock): Promise<void> {
  await db().$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    const counts = (await countItems([id], tx))(id);
    if (run.status !== "running" || counts.pending + counts.sending + counts.unknown > 0) return;
    await tx.bulkRun.update({ where: { id }, data: { status: "done", finishedAt: clock.now() } });
    const subject = { type: "bulk", id };
    const { done, failed, skipped } = counts;
    const after = { done, failed, skipped };
    await recordAudit(
      {
        actor: AUTOMATIC,
        action: "bulk.finish",
        outcome: "succeeded",
        subject,
        requestId: randomUUID(),
        after,
      },
      tx,
    );
    await publish(tx, { topic: "bulk", id });
  });
}

/** Nobody asked for it: it cannot go on. */
async function stopRun(
  { id }: Pick<BulkRun, "id">,
  stopReason: Exclude<StopReason, "asked">,
  clock: Clock,
): Promise<void> {
  await db().$transaction(async (tx) => {
    const run = await lockRun(tx, id);
    if (run.status !== "running") return;
    const data = { status: "stopped", stopReason, stoppedById: null, finishedAt: clock.now() };
    await tx.bulkRun.update({ where: { id }, data });
    const subject = { type: "bulk", id };
    await recordAudit(
      {
        actor: AUTOMATIC,
        action: "bulk.stop",
        outcome: "succeeded",
        subject,
        requestId: randomUUID(),
        errorCode: stopReason,
      },
      tx,
    );
    await publish(tx, { topic: "bulk", id });
  });
}

const AT_ONCE = 4;
const TURN_MS = 20_000;
const RUNS_AT_ONCE = 20;

/**
 * The repeating work: a few cards of every running run in turn, until nothing is left or the turn is over. May run in
 * several processes; one that is killed leaves nothing that another would send a second time.
 */
export async function runBulk(clock: Clock = systemClock, turnMs = TURN_MS): Promise<void> {
  const ends = Date.now() + turnMs;
  await settleItems(clock);
  for (let busy = true; busy && Date.now() < ends; ) {
    const running = await db().bulkRun.findMany({
      where: { status: "running" },
      orderBy: { createdAt: "asc" },
      take: RUNS_AT_ONCE,
    });
    busy = false;
    for (const run of running) {
      const worked = await step(run, clock).catch((error: unknown) => {
        log().error({ err: error, runId: run.id }, "a bulk run did not go on");
        return false;
      });
      busy ||= worked;
    }
  }
}

/** A few cards of one run. False when there was nothing to do. */
async function step(run: BulkRun, clock: Clock): Promise<boolean> {
  const maker = await findPerson(run.makerId, clock.now());
  if (!maker || !holds(maker, kindOf(run))) {
    await stopRun(run, "permission", clock);
    return false;
  }
  const items = await claimItems(run.id, AT_ONCE, clock);
  if (items.length === 0) {
    await endRun(run, clock);
    return false;
  }
  await publish(db(), { topic: "bulk", id: run.id });
  const work = { run, act: actOf(run), maker, clock };
  const outcomes = await Promise.all(items.map((item) => performSafely(work, item)));
  await publish(db(), { topic: "bulk", id: run.id });
  if (outcomes.includes("denied")) await stopRun(run, "permission", clock);
  else if (await isSilent(run.id)) await stopRun(run, "issuer", clock);
  return true;
}

type Work = Parameters<typeof performItem>[0];

/** One that fails in a way that nobody foresaw stays claimed, and is looked at again once its claim is old. */
async function performSafely(work: Work, item: BulkItem): Promise<"ended" | "denied"> {
  try {
    return await performItem(work, item);
  } catch (error) {
    log().error({ err: error, runId: item.runId, position: item.position }, "a bulk item did not end");
    return "ended";
  }
}

const SILENT_IN_A_ROW = 6;
const SILENT = ["ISSUER_UNREACHABLE", "ISSUER_UNAUTHORIZED", "RATE_LIMITED"];

/** The issuer answered none of the last few: asking for thousands more would only fail thousands more. */
async function isSilent(runId: string): Promise<boolean> {
  const last = await db().bulkItem.findMany({
    where: { runId, claimedAt: { not: null } },
    orderBy: [{ claimedAt: "desc" }, { position: "desc" }],
    select: { status: true, errorCode: true },
    take: SILENT_IN_A_ROW,
  });
  const silent = last.filter(
    ({ status, errorCode }) =>
      status === "unknown" || (status === "failed" && SILENT.includes(errorCode ?? "")),
  );
  return silent.length === SILENT_IN_A_ROW;
}
