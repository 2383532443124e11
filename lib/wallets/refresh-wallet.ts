import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { toAppError } from "@/lib/users/refresh-user";
import { getWallet } from "@/lib/wallets/get-wallet";
import { mirrorWallet } from "@/lib/wallets/mirror-wallet";
import { readWalletTransactions } from "@/lib/wallets/read-wallets";
import { refreshWalletInput, type WalletDetail } from "@/lib/wallets/schema";

/**
 * Reads one wallet and what is new in it from the issuer into the mirror, unless that was done less than `maxAge`
 * seconds ago. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, ISSUER_*
 */
export async function refreshWallet(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<WalletDetail> {
  assertPermission(viewer, "wallets.read");
  const { walletId, maxAge } = parseInput(refreshWalletInput, raw);
  const known = await db().wallet.findUnique({ where: { id: walletId } });
  if (!known) throw new AppError("NOT_FOUND", `no wallet ${walletId}`);
  const askedAt = context.clock.now();
  const last = known.readAt ?? new Date(0);
  if (askedAt.getTime() - last.getTime() >= maxAge * 1000) {
    const call = { language: context.language };
    const { data } = await issuer().getWallet({ walletId }, call).catch(toAppError);
    if (data.id !== walletId)
      throw new AppError("ISSUER_UNREADABLE", `wallet ${data.id} came for ${walletId}`);
    await db().$transaction((tx) => mirrorWallet(tx, data, askedAt));
    await readWalletTransactions(walletId, { news: true, clock: context.clock }).catch(unlessNotOffered);
  }
  return getWallet(viewer, context, walletId);
}

/** The wallet itself could be read: a list that is not offered is told by `readAt` staying null. */
function unlessNotOffered(error: unknown): void {
  if (error instanceof IssuingError && error.kind === "not_found" && !error.issuerCode) return;
  toAppError(error);
}
