import "server-only";
import type { Prisma } from "@/lib/core/db";
import { OPERATION_STATUSES, type OperationDto } from "@/lib/operations/schema";

export const withActor = { include: { actor: { select: { name: true } } } } as const;

type Row = Prisma.OperationGetPayload<typeof withActor>;

export function toOperationDto(row: Row): OperationDto {
  return {
    id: row.id,
    kind: row.kind,
    subjectType: row.subjectType,
    subjectId: row.subjectId,
    status: OPERATION_STATUSES.find((one) => one === row.status) ?? "unknown",
    issuerCode: row.issuerCode,
    issuerRequestId: row.requestId,
    startedAt: row.startedAt.toISOString(),
    completedAt: row.completedAt?.toISOString() ?? null,
    actorName: row.actor.name,
    result: row.result,
  };
}
