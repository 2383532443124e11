import "server-only";
import { randomUUID } from "node:crypto";
import { expireRequests } from "@/lib/approvals/expire-requests";
import type { RequestContext } from "@/lib/auth/request";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { executeApproved } from "@/lib/decisions/execute-approved";

const AT_ONCE = 100;

/**
 * The repeating work: what ran out is said to be so, what was approved and not finished (a crash, a lost reply) is
 * tried again or followed. A request whose first try may still be under way is left alone.
 */
export async function runApprovals(clock: Clock = systemClock): Promise<void> {
  await db().$transaction((tx) => expireRequests(tx, jobContext(clock)));
  const now = clock.now();
  const firstTryEnds = new Date(now.getTime() - env().issuing.timeoutMs * 2);
  const open = await db().approvalRequest.findMany({
    where: { OR: [{ status: "unknown" }, { status: "executing", decidedAt: { lt: firstTryEnds } }] },
    orderBy: { decidedAt: "asc" },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id } of open) {
    await executeApproved(id, jobContext(clock)).catch((error: unknown) =>
      log().error({ err: error, approvalId: id }, "an approved request was not executed"),
    );
  }
}

function jobContext(clock: Clock): RequestContext {
  return { requestId: randomUUID(), language: "en", clock };
}
