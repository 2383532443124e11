import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { holdAlerts, judgeAlerts } from "@/lib/balances/judge-alerts";
import { removeAlertInput } from "@/lib/balances/schema";
import { alertSubject } from "@/lib/balances/set-alert";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";

/**
 * Takes an alert away; what it raised is cleared. A user whose own alert goes is measured by the one for every user.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND when there is none, or no more
 */
export async function removeAlert(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<{ removed: true }> {
  assertPermission(viewer, "balances.alerts");
  const { alertId } = parseInput(removeAlertInput, raw);
  const at = context.clock.now();
  await db().$transaction(async (tx) => {
    await holdAlerts(tx);
    const before = await tx.balanceAlert.findFirst({ where: { id: alertId, removedAt: null } });
    if (!before) throw new AppError("NOT_FOUND", `no alert ${alertId}`);
    await tx.balanceAlert.update({
      where: { id: alertId },
      data: { removedById: viewer.id, removedAt: at },
    });
    await judgeAlerts(tx, { currency: before.currency }, at);
    await recordAudit(
      {
        actor: viewer,
        action: "balances.remove_alert",
        outcome: "succeeded",
        subject: alertSubject(before),
        requestId: context.requestId,
        before: { threshold: before.threshold.toFixed() },
      },
      tx,
    );
    await publish(tx, { topic: "balances" });
  });
  return { removed: true };
}
