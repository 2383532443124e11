import "server-only";
import { renderSVG } from "uqr";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { type WalletDetail, walletIdInput } from "@/lib/wallets/schema";
import { toWalletListItem } from "@/lib/wallets/wallet-record";

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
  const user = row.pUserId ? await db().cardUser.findUnique({ where: { id: row.pUserId } }) : null;
  return {
    ...toWalletListItem({ ...row, firstName: user?.firstName ?? null, lastName: user?.lastName ?? null }),
    // The bare address: every wallet app reads it, whatever the chain; a payment URI differs from chain to chain.
    qr: row.address ? renderSVG(row.address, { border: 2, ecc: "M" }) : null,
    readAt: row.readAt?.toISOString() ?? null,
  };
}
