import "server-only";
import { renderSVG } from "uqr";
import { assertPermission, can } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toActivity } from "@/lib/cards/list-card-activity";
import type { CardActivity } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type WalletDetail, walletIdInput } from "@/lib/wallets/schema";
import { toWalletListItem } from "@/lib/wallets/wallet-dto";

/** A mirrored wallet with its address as a QR code. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND */
export async function getWallet(
  viewer: Viewer,
  _context: RequestContext,
  rawId: unknown,
): Promise<WalletDetail> {
  assertPermission(viewer, "wallets.read");
  const { walletId } = parseInput(walletIdInput, { walletId: rawId });
  const row = await db().wallet.findUnique({ where: { id: walletId } });
  if (!row) throw new AppError("NOT_FOUND", `no wallet ${walletId}`);
  const [user, history] = await Promise.all([
    row.pUserId ? db().cardUser.findUnique({ where: { id: row.pUserId } }) : null,
    can(viewer.role, "audit.read") ? historyOf(walletId) : null,
  ]);
  return {
    ...toWalletListItem({ ...row, firstName: user?.firstName ?? null, lastName: user?.lastName ?? null }),
    // The bare address: every wallet app reads it, whatever the chain; a payment URI differs from chain to chain.
    qr: row.address ? renderSVG(row.address, { border: 2, ecc: "M" }) : null,
    readAt: row.readAt?.toISOString() ?? null,
    syncSeconds: env().syncIntervalSeconds,
    history,
  };
}

/** A wallet is made once and changed by nobody: its history is that of its creation, doubts included. */
async function historyOf(walletId: string): Promise<CardActivity[]> {
  const creations = await db().operation.findMany({
    where: { kind: "wallets.create", result: { path: ["walletId"], equals: walletId } },
    select: { id: true },
  });
  const rows = await db().auditEntry.findMany({
    where: { operationId: { in: creations.map(({ id }) => id) } },
    orderBy: { id: "desc" },
  });
  return rows.map(toActivity);
}
