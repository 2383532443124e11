import "server-only";
import { obstacleFor, toApprovalDto, withPeople } from "@/lib/approvals/approval-dto";
import { WAITING } from "@/lib/approvals/constants";
import type { ApprovalDto, WaitingForMe } from "@/lib/approvals/schema";
import { holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { neededFor } from "@/lib/decisions/executors";

const COUNTED = 200;

/** How many requests this viewer could decide now, and the newest of them; none for who decides nothing. */
export async function getWaitingForMe(viewer: Viewer, context: RequestContext): Promise<WaitingForMe> {
  if (!holds(viewer, "approvals.decide")) return { count: 0, newest: null };
  const now = context.clock.now();
  const rows = await db().approvalRequest.findMany({
    where: { status: { in: [...WAITING] }, expiresAt: { gt: now }, makerId: { not: viewer.id } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: COUNTED,
    ...withPeople,
  });
  const mine = rows.filter((row) => obstacleFor(row, viewer, neededFor(row), now) === null);
  const [newest] = mine;
  return {
    count: mine.length,
    newest: newest ? newestOf(toApprovalDto(newest, viewer, now, null)) : null,
  };
}

function newestOf({
  id,
  kind,
  label,
  items,
  act,
  makerName,
  createdAt,
}: ApprovalDto): WaitingForMe["newest"] {
  return { id, kind, label, items, act, makerName, createdAt };
}
