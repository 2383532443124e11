import "server-only";
import { z } from "zod";
import {
  APPROVAL_KINDS,
  APPROVAL_STATUSES,
  type ApprovalStatus,
  type DecisionObstacle,
  WAITING,
} from "@/lib/approvals/constants";
import { type ApprovalDto, storedRule } from "@/lib/approvals/schema";
import { holds, type Permission } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/auth/sessions";
import type { Prisma } from "@/lib/core/db";

export const withPeople = {
  include: { maker: { select: { name: true } }, checker: { select: { name: true, email: true } } },
  omit: { detail: true },
} as const;

export type ApprovalRow = Prisma.ApprovalRequestGetPayload<typeof withPeople>;

const kind = z.enum(APPROVAL_KINDS);
const status = z.enum(APPROVAL_STATUSES);

/** Row → DTO. One whose time is up is `expired`, whether or not the job has seen it. */
export function toApprovalDto(
  row: ApprovalRow,
  viewer: Pick<Viewer, "id">,
  now: Date,
  obstacle: DecisionObstacle | null,
): ApprovalDto {
  return {
    id: row.id,
    kind: kind.parse(row.kind),
    subject: { type: row.subjectType, id: row.subjectId },
    label: row.label,
    amount: row.amount?.toFixed() ?? null,
    currency: row.currency,
    items: row.items,
    act: bulkActIn(row),
    reason: row.reason,
    status: statusAt(row, now),
    makerId: row.makerId,
    makerName: row.maker.name,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    checkerName: row.checker?.name ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    comment: row.comment,
    operationId: row.operationId,
    errorCode: row.errorCode,
    rule: storedRule.parse(row.rule),
    mine: row.makerId === viewer.id,
    obstacle,
  };
}

function bulkActIn({ kind: name, input }: ApprovalRow): unknown {
  if (name !== "bulk" || typeof input !== "object" || input === null || Array.isArray(input)) return null;
  return input.act ?? null;
}

type Dated = Pick<ApprovalRow, "status" | "expiresAt">;

/** What a request is at `now`. */
export function statusAt(row: Dated, now: Date): ApprovalStatus {
  const stored = status.parse(row.status);
  return isWaiting(stored) && row.expiresAt.getTime() <= now.getTime() ? "expired" : stored;
}

export function isWaiting(one: ApprovalStatus): boolean {
  return WAITING.some((waiting) => waiting === one);
}

/** Why the viewer cannot decide this request now; null when he can. `needed` is what the action itself takes. */
export function obstacleFor(
  row: Dated & Pick<ApprovalRow, "makerId">,
  viewer: Viewer,
  needed: Permission | null,
  now: Date,
): DecisionObstacle | null {
  if (!isWaiting(statusAt(row, now))) return "over";
  if (row.makerId === viewer.id) return "own";
  if (!holds(viewer, "approvals.decide")) return "permission";
  return needed !== null && holds(viewer, needed) ? null : "action-permission";
}

/** What audit rows say of a request. */
export function approvalFacts(row: ApprovalRow): Prisma.InputJsonObject {
  return {
    kind: row.kind,
    subject: `${row.subjectType} ${row.subjectId}`,
    maker: row.maker.name,
    ...(row.checker ? { checker: row.checker.name } : {}),
    ...(row.currency ? { amount: `${row.currency} ${row.amount?.toFixed() ?? "∞"}` } : {}),
    ...(row.items === null ? {} : { items: row.items }),
    status: row.status,
    expiresAt: row.expiresAt.toISOString(),
  };
}
