import "server-only";
import { WAITING } from "@/lib/approvals/constants";
import { changeRequest, lockRequest, recordStep } from "@/lib/approvals/open-request";
import type { RequestContext } from "@/lib/auth/request";
import type { Prisma, Tx } from "@/lib/core/db";

const AT_ONCE = 100;

/** Says of requests whose time is up that it is. Nobody could decide them any more before that either. */
export async function expireRequests(
  tx: Tx,
  context: RequestContext,
  which: Prisma.ApprovalRequestWhereInput = {},
): Promise<void> {
  const now = context.clock.now();
  const due = await tx.approvalRequest.findMany({
    where: { ...which, status: { in: [...WAITING] }, expiresAt: { lte: now } },
    select: { id: true },
    orderBy: { id: "asc" },
    take: AT_ONCE,
  });
  for (const { id } of due) {
    const row = await lockRequest(tx, id);
    if (!WAITING.some((status) => status === row.status)) continue;
    const expired = await changeRequest(tx, id, { status: "expired", finishedAt: now });
    const step = { action: "approvals.expire", outcome: "succeeded" } as const;
    await recordStep(tx, { id: null, email: "automatic" }, context, expired, step);
  }
}
