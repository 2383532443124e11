import "server-only";
import { settingText } from "@/lib/bulk/bulk-label";
import {
  BULK_KINDS,
  type BulkKind,
  ITEM_STATUSES,
  RUN_STATUSES,
  type RunStatus,
  STOP_REASONS,
} from "@/lib/bulk/constants";
import { type BulkAct, type BulkRunDto, bulkAct, type ItemCounts } from "@/lib/bulk/schema";
import { type BulkItem, type BulkRun, db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

export const withNames = {
  include: { maker: { select: { name: true } }, stoppedBy: { select: { name: true } } },
} as const;
export type NamedRun = Prisma.BulkRunGetPayload<typeof withNames>;

/** @throws AppError NOT_FOUND */
export async function loadRun(id: string, tx: Tx = db()): Promise<NamedRun> {
  const row = await tx.bulkRun.findUnique({ where: { id }, ...withNames });
  if (!row) throw new AppError("NOT_FOUND", `no bulk run ${id}`);
  return row;
}

/** The run with its row locked, so that of two who change its status the second sees the first. @throws NOT_FOUND */
export async function lockRun(tx: Tx, id: string): Promise<NamedRun> {
  await tx.$queryRaw`SELECT id FROM bulk_run WHERE id = ${id}::uuid FOR UPDATE`;
  return loadRun(id, tx);
}

export function toRunDto(row: NamedRun, counts: ItemCounts): BulkRunDto {
  return {
    id: row.id,
    kind: kindOf(row),
    noun: row.noun === "users" ? "users" : "cards",
    act: actOf(row),
    reason: row.reason,
    status: statusOf(row),
    stopReason: STOP_REASONS.find((one) => one === row.stopReason) ?? null,
    stoppedByName: row.stoppedBy?.name ?? null,
    makerName: row.maker.name,
    total: row.total,
    counts,
    approvalId: row.approvalId,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** What is done to each card, as it was stored. */
export function actOf(row: Pick<BulkRun, "kind" | "input">): BulkAct {
  return bulkAct.parse({ ...(row.input as object), kind: row.kind });
}

export function kindOf(row: Pick<BulkRun, "kind">): BulkKind {
  const kind = BULK_KINDS.find((one) => one === row.kind);
  if (!kind) throw new Error(`a bulk run of kind ${row.kind}`);
  return kind;
}

export function statusOf(row: Pick<BulkRun, "status">): RunStatus {
  return RUN_STATUSES.find((one) => one === row.status) ?? "stopped";
}

/** How many items of each run are in which status. */
export async function countItems(
  runIds: readonly string[],
  tx: Tx = db(),
): Promise<(runId: string) => ItemCounts> {
  const rows = await tx.bulkItem.groupBy({
    by: ["runId", "status"],
    where: { runId: { in: [...runIds] } },
    _count: true,
  });
  return (runId) => {
    const counts: ItemCounts = { pending: 0, sending: 0, done: 0, failed: 0, skipped: 0, unknown: 0 };
    for (const row of rows) {
      const status = itemStatusOf(row);
      if (row.runId === runId && status) counts[status] += row._count;
    }
    return counts;
  };
}

export function itemStatusOf(row: Pick<BulkItem, "status">) {
  return ITEM_STATUSES.find((one) => one === row.status);
}

/** What the audit log says of an act. */
export function actFacts(act: BulkAct): Prisma.InputJsonObject {
  if (act.kind !== "limits.edit") return { kind: act.kind };
  const { period, setting } = act.rule;
  return { kind: act.kind, [period]: settingText(setting, act.currency) };
}
