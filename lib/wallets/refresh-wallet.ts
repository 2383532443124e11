import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { issuer } from "@/lib/issuer/issuer";
import { readAnew } from "@/lib/issuer/read-anew";
import { IssuingError } from "@/lib/issuing/errors";
import { toAppError } from "@/lib/users/refresh-user";
import { getWallet } from "@/lib/wallets/get-wallet";
import { mirrorWallet } from "@/lib/wallets/mirror-wallet";
import { readWalletTransactions } from "@/lib/wallets/read-wallets";
import { refreshWalletInput, type WalletDetail } from "@/lib/wallets/schema";

/**
 * Reads one wallet and what is new in it from the issuer into the mirror, unless that was done less than `maxAge`
 * seconds ago. @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, RATE_LIMITED, ISSUER_*
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
  if (askedAt.getTime() - (known.readAt?.getTime() ?? 0) >= maxAge * 1000)
    await readAnew(viewer, context, `wallet:${walletId}`, () => readWallet(walletId, context, askedAt));
  return getWallet(viewer, context, walletId);
}

async function readWallet(walletId: string, context: RequestContext, askedAt: Date): Promise<void> {
  const call = { language: context.language };
  const { data } = await issuer().getWallet({ walletId }, call).catch(toAppError);
  if (data.id !== walletId) throw new AppError("ISSUER_UNREADABLE", `wallet ${data.id} came for ${walletId}`);
  await db().$transaction((tx) => mirrorWallet(tx, data, askedAt));
  await readWalletTransactions(walletId, { news: true, clock: context.clock }).catch(unlessNotOffered);
}

/** The wallet itself could be read: a list that is not offered is told by `readAt` staying null. */
function unlessNotOffered(error: unknown): void {
  if (error instanceof IssuingError && error.kind === "not_found" && !error.issuerCode) return;
  toAppError(error);
}
