import "server-only";
import { assertPermission, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { alertRows, toAlertDto } from "@/lib/balances/alert-dto";
import type { BalanceAlerts, LowBalances } from "@/lib/balances/schema";
import { db, Prisma } from "@/lib/core/db";

/** All alerts that are set, with how many balances are below each now. @throws AppError FORBIDDEN */
export async function listAlerts(viewer: Viewer, _context: RequestContext): Promise<BalanceAlerts> {
  assertPermission(viewer, "balances.read");
  const rows = await alertRows(Prisma.sql`true`);
  return { items: rows.map(toAlertDto), may: { change: holds(viewer, "balances.alerts") } };
}

/** How many balances are below their alert; none for who may not see balances. */
export async function countLowBalances(viewer: Viewer, _context: RequestContext): Promise<LowBalances> {
  if (!holds(viewer, "balances.read")) return { count: 0 };
  return { count: await db().balanceAlarm.count({ where: { clearedAt: null } }) };
}
