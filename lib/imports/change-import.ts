import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ImportJob, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { publish } from "@/lib/live/publish";

export type Actor = Pick<Viewer, "id" | "email"> | { id: null; email: string };

/** Who acts when nobody did. */
export const AUTOMATIC: Actor = { id: null, email: "automatic" };

/** The import of users, locked until the transaction ends. @throws AppError NOT_FOUND */
export async function lockImport(tx: Tx, id: string): Promise<ImportJob> {
  await tx.$queryRaw`SELECT 1 FROM import_job WHERE id = ${id}::uuid FOR UPDATE`;
  const job = await tx.importJob.findUnique({ where: { id } });
  if (job?.noun !== "users") throw new AppError("NOT_FOUND", "no such import");
  return job;
}

/** Changes an import, says who did it, and tells who looks at it. */
export async function changeImport(
  tx: Tx,
  change: {
    job: ImportJob;
    actor: Actor;
    context: RequestContext;
    action: string;
    data: Prisma.ImportJobUncheckedUpdateInput;
    after?: Prisma.InputJsonObject;
  },
): Promise<void> {
  const { job, actor, context, action, data, after = {} } = change;
  await tx.importJob.update({ where: { id: job.id }, data: { ...data, changedAt: context.clock.now() } });
  const fact = {
    actor,
    action,
    outcome: "succeeded" as const,
    subject: { type: "import", id: job.id, label: job.fileName },
    requestId: context.requestId,
    before: { status: job.status },
    after,
  };
  await recordAudit(fact, tx);
  await publish(tx, { topic: "imports", id: job.id, kind: job.noun });
}

/** A transaction that may take its time: it counts or changes all rows of an import. */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return db().$transaction(work, { timeout: 60_000 });
}
