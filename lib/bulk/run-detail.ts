import "server-only";
import { holds } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import { RESUME_HOURS } from "@/lib/bulk/constants";
import { countItems, kindOf, type NamedRun, toRunDto } from "@/lib/bulk/run-dto";
import type { BulkRunDetail } from "@/lib/bulk/schema";
import { db, type Prisma } from "@/lib/core/db";

/** How far a run is, and what the viewer may do with it. */
export async function toRunDetail(row: NamedRun, viewer: Viewer, now: Date): Promise<BulkRunDetail> {
  const [counts, retryable] = await Promise.all([
    countItems([row.id]),
    db().bulkItem.count({ where: { runId: row.id, ...RETRYABLE } }),
  ]);
  const goesOn = mayGoOn(viewer, row, now);
  return {
    ...toRunDto(row, counts(row.id)),
    retryable,
    may: {
      stop: row.status === "running" && holds(viewer, kindOf(row)),
      resume: row.status === "stopped" && goesOn,
      retry: retryable > 0 && goesOn,
    },
  };
}

/** Failed ones that may be asked for again; one whose outcome cannot be read may have taken effect. */
export const RETRYABLE = {
  status: "failed",
  OR: [{ errorCode: null }, { errorCode: { not: "unconfirmed" } }],
} as const satisfies Prisma.BulkItemWhereInput;

/** Whether the viewer may let the run go on, as far as person and time decide. */
function mayGoOn(viewer: Viewer, run: NamedRun, now: Date): boolean {
  return run.makerId === viewer.id && holds(viewer, kindOf(run)) && !isTooOld(run, now);
}

/** What a run was confirmed for must not happen days later. */
export function isTooOld(run: Pick<NamedRun, "createdAt">, now: Date): boolean {
  return now.getTime() - run.createdAt.getTime() > RESUME_HOURS * 3_600_000;
}
