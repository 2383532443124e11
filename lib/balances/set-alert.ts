import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { alertRows, toAlertDto } from "@/lib/balances/alert-dto";
import { EVERY_USER, userOfOwnerKey } from "@/lib/balances/constants";
import { holdAlerts, judgeAlerts } from "@/lib/balances/judge-alerts";
import { assertKnown, ownerFrom } from "@/lib/balances/owner";
import { type BalanceAlertDto, setAlertInput } from "@/lib/balances/schema";
import { type BalanceAlert, db, Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";

/**
 * Sets the amount below which a balance counts as low: the company's, one user's, or every user's who has no alert of
 * its own. One alert for each of them and currency; setting it again changes it. Balances are judged at once.
 * @throws AppError FORBIDDEN, INVALID_INPUT
 */
export async function setAlert(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<BalanceAlertDto> {
  assertPermission(viewer, "balances.alerts");
  const { owner, currency, threshold } = parseInput(setAlertInput, raw);
  if (owner !== EVERY_USER) await assertKnown([ownerFrom(owner)]).catch(asField);
  const at = context.clock.now();
  const id = await db().$transaction(async (tx) => {
    await holdAlerts(tx);
    const before = await tx.balanceAlert.findFirst({ where: { owner, currency, removedAt: null } });
    if (before?.threshold.equals(threshold)) return before.id;
    const set = { threshold, setById: viewer.id, setAt: at };
    const after = before
      ? await tx.balanceAlert.update({ where: { id: before.id }, data: set })
      : await tx.balanceAlert.create({
          data: { id: randomUUID(), owner, pUserId: userOfOwnerKey(owner), currency, ...set },
        });
    await judgeAlerts(tx, { currency }, at);
    await recordAudit(
      {
        actor: viewer,
        action: "balances.set_alert",
        outcome: "succeeded",
        subject: alertSubject(after),
        requestId: context.requestId,
        before: before ? { threshold: before.threshold.toFixed() } : undefined,
        after: { threshold: after.threshold.toFixed() },
      },
      tx,
    );
    await publish(tx, { topic: "balances" });
    return after.id;
  });
  const [row] = await alertRows(Prisma.sql`a.id = ${id}::uuid`);
  if (!row) throw new AppError("STALE", `alert ${id} was removed meanwhile`);
  return toAlertDto(row);
}

/** Whom and what an alert is about, for the audit log. */
export function alertSubject({ id, owner, currency }: Pick<BalanceAlert, "id" | "owner" | "currency">) {
  return { type: "balance-alert", id, label: `${owner} ${currency}` };
}

function asField(error: unknown): never {
  if (!(error instanceof AppError)) throw error;
  throw new AppError("INVALID_INPUT", error.message, { fields: { owner: "unknownUser" } });
}
