import "server-only";
import type { ImportJob, Tx } from "@/lib/core/db";
import { countRows } from "@/lib/imports/import-dto";

/**
 * Leaves the rows that were never sent and deletes what all rows hold about people; gives how many were left, and what
 * the import is from now on.
 */
export async function deletePeople(tx: Tx, job: ImportJob, at: Date) {
  const where = { importId: job.id };
  const left = { ...where, status: "waiting" };
  const { count } = await tx.importUserRow.updateMany({ where: left, data: { status: "skipped" } });
  await tx.importUserRow.updateMany({ where: { ...where, sealed: { not: null } }, data: { sealed: null } });
  const tally = await countRows({ ...job, tally: null }, tx);
  return { skipped: count, data: { status: "done", tally, purgedAt: at, finishedAt: job.finishedAt ?? at } };
}
