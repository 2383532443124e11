import "server-only";
import { toApprovalDto, withPeople } from "@/lib/approvals/approval-dto";
import type { ApprovalDto } from "@/lib/approvals/schema";
import { assertPermission, can } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toActivity } from "@/lib/cards/list-card-activity";
import type { CardActivity } from "@/lib/cards/schema";
import { db, type Operation, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import { transferColumns, transferTables } from "@/lib/transfers/list-transfers";
import { type TransferDetail, transferIdInput } from "@/lib/transfers/schema";
import { type TransferRow, toTransferListItem } from "@/lib/transfers/transfer-dto";

const LATEST = 30;

/**
 * A mirrored transfer with both users, the operation that it came of, the request for a second person behind that, and
 * what was done here about it. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function getTransfer(
  viewer: Viewer,
  context: RequestContext,
  rawId: unknown,
): Promise<TransferDetail> {
  assertPermission(viewer, "transfers.read");
  const { transferId } = parseInput(transferIdInput, { transferId: rawId });
  const [row] = await db().$queryRaw<(TransferRow & Times)[]>(
    Prisma.sql`SELECT ${transferColumns}, t.issued_at AS "issuedAt", t.updated_at AS "updatedAt"
      FROM ${transferTables} WHERE t.id = ${transferId}`,
  );
  if (!row) throw new AppError("NOT_FOUND", `no transfer ${transferId}`);
  const operation = await findOperation(row.refId);
  const [approval, history] = await Promise.all([
    operation && can(viewer.role, "approvals.read") ? findApproval(operation, viewer, context) : null,
    can(viewer.role, "audit.read") ? listHistory(operation) : null,
  ]);
  return {
    ...toTransferListItem(row),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    updatedAt: row.updatedAt?.toISOString() ?? null,
    operation: operation && toOperationDto(operation),
    approval,
    history,
  };
}

type Times = { issuedAt: Date | null; updatedAt: Date | null };

async function findOperation(refId: string | null) {
  if (refId === null) return null;
  const [found] = await db().$queryRaw<{ id: string }[]>`
    SELECT id FROM operation WHERE kind = 'transfers.create' AND input ->> 'refId' = ${refId.toLowerCase()}
    ORDER BY started_at LIMIT 1`;
  return found ? db().operation.findUnique({ where: { id: found.id }, ...withActor }) : null;
}

async function findApproval(
  operation: Operation,
  viewer: Viewer,
  context: RequestContext,
): Promise<ApprovalDto | null> {
  const row = await db().approvalRequest.findFirst({ where: { operationId: operation.id }, ...withPeople });
  return row && toApprovalDto(row, viewer, context.clock.now(), "over");
}

/** The audit rows of the operation, and of the request that it was approved by. */
async function listHistory(operation: Operation | null): Promise<CardActivity[]> {
  if (!operation) return [];
  const requests = await db().approvalRequest.findMany({
    where: { operationId: operation.id },
    select: { id: true },
  });
  const rows = await db().auditEntry.findMany({
    where: {
      OR: [
        { operationId: operation.id },
        { subjectType: "approval", subjectId: { in: requests.map(({ id }) => id) } },
      ],
    },
    orderBy: { id: "desc" },
    take: LATEST,
  });
  return rows.map(toActivity);
}
