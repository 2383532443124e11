import "server-only";
import { obstacleFor, toApprovalDto, withPeople } from "@/lib/approvals/approval-dto";
import { WAITING } from "@/lib/approvals/constants";
import { type ApprovalPage, type ApprovalQuery, approvalQuery } from "@/lib/approvals/schema";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, type Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { neededFor } from "@/lib/decisions/executors";

/**
 * A page of requests: those that wait (longest first), the viewer's own, or those that are over (latest first). The own
 * ones need no permission. @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function listApprovals(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ApprovalPage> {
  const query = parseInput(approvalQuery, raw);
  if (query.tab !== "mine") assertPermission(viewer, "approvals.read");
  const now = context.clock.now();
  const cursor = query.cursor ? decodeCursor("approvals", query.cursor) : null;
  const backwards = cursor?.direction === "before";
  const order = (query.tab === "waiting") === backwards ? "desc" : "asc";
  const rows = await db().approvalRequest.findMany({
    where: { AND: [conditions(viewer, query, now), cursor ? beyond(cursor, order) : {}] },
    orderBy: [{ createdAt: order }, { id: order }],
    take: query.limit + 1,
    ...withPeople,
  });
  const page = cutPage("approvals", rows, query.limit, cursor, ({ createdAt, id }) => ({
    key: createdAt.toISOString(),
    id,
  }));
  return {
    ...page,
    items: page.items.map((row) =>
      toApprovalDto(row, viewer, now, obstacleFor(row, viewer, neededFor(row), now)),
    ),
  };
}

function conditions(viewer: Viewer, query: ApprovalQuery, now: Date): Prisma.ApprovalRequestWhereInput {
  const { kind, status } = query;
  const filter = { ...(kind ? { kind } : {}), ...(status ? { status } : {}) };
  if (query.tab === "mine") return { ...filter, makerId: viewer.id };
  const waiting = { status: { in: [...WAITING] }, expiresAt: { gt: now } };
  return { AND: [filter, query.tab === "waiting" ? waiting : { NOT: waiting }] };
}

function beyond({ key, id }: Cursor, order: "asc" | "desc"): Prisma.ApprovalRequestWhereInput {
  const at = new Date(key);
  const further = order === "asc" ? "gt" : "lt";
  return { OR: [{ createdAt: { [further]: at } }, { createdAt: at, id: { [further]: id } }] };
}
