import "server-only";
import { randomUUID } from "node:crypto";
import type { RequestContext } from "@/lib/auth/request";
import type { Clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { AUTOMATIC, changeImport, inTransaction, lockImport } from "@/lib/imports/change-import";
import { endDocument } from "@/lib/imports/confirm-import";
import { deletePeople } from "@/lib/imports/delete-people";
import { countRows } from "@/lib/imports/import-dto";

const HOUR_MS = 3_600_000;
const UPLOAD_HOURS = 24;
/** How long failed rows can be tried again after the end, and a stopped import resumed. */
const DONE_DAYS = 7;
const STOPPED_DAYS = 30;
/** Rows still to come to an end. */
const OPEN = ["waiting", "sending", "unknown"];

/** Ends imports that have no open row, and deletes in time what rows hold about people. */
export async function endImports(clock: Clock): Promise<void> {
  const context = { requestId: randomUUID(), language: "en", clock };
  const running = await db().importJob.findMany({
    where: { status: "running" },
    select: { id: true, noun: true, changedAt: true },
  });
  for (const { id, noun, changedAt } of running) {
    if (noun === "users") await endUsers(id, context);
    // Whoever confirmed it is about to; after a minute he is gone.
    else if (before(clock, 1 / 60) > changedAt) await endDocument(AUTOMATIC, context, id);
  }
  await purge(clock);
}

/** The lock comes first, so that rows which are put back in line meanwhile are seen. */
async function endUsers(id: string, context: RequestContext): Promise<void> {
  const open = await db().importUserRow.count({ where: { importId: id, status: { in: OPEN } } });
  if (open > 0) return;
  await inTransaction(async (tx) => {
    const job = await lockImport(tx, id);
    const left = await tx.importUserRow.count({ where: { importId: id, status: { in: OPEN } } });
    if (job.status !== "running" || left > 0) return;
    const tally = await countRows({ ...job, tally: null }, tx);
    const data = { status: "done", tally, finishedAt: context.clock.now() };
    await changeImport(tx, { job, actor: AUTOMATIC, context, action: "imports.finish", data, after: tally });
  });
}

async function purge(clock: Clock): Promise<void> {
  const uploads = { status: "uploading", changedAt: { lt: before(clock, UPLOAD_HOURS) } };
  await db().importJob.deleteMany({ where: uploads });
  const over = await db().importJob.findMany({
    where: {
      noun: "users",
      purgedAt: null,
      OR: [
        { status: "done", finishedAt: { lt: before(clock, DONE_DAYS * 24) } },
        { status: "stopped", changedAt: { lt: before(clock, STOPPED_DAYS * 24) } },
      ],
    },
    select: { id: true },
  });
  for (const { id } of over) {
    await inTransaction(async (tx) => {
      const job = await lockImport(tx, id);
      if (job.status !== "done" && job.status !== "stopped") return;
      const { data } = await deletePeople(tx, job, clock.now());
      await tx.importJob.update({ where: { id }, data });
    });
  }
}

function before(clock: Clock, hours: number): Date {
  return new Date(clock.now().getTime() - hours * HOUR_MS);
}
