import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Clock } from "@/lib/core/clock";
import { type CardUser, db, type Prisma, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerWallet } from "@/lib/issuing/types";
import { runOperation } from "@/lib/operations/run-operation";
import type { OperationDto } from "@/lib/operations/schema";
import { loadUser } from "@/lib/users/edit-user";
import { pUserId, userReferenceOf } from "@/lib/users/ids";
import { readUser } from "@/lib/users/issuer-user";
import { mirrorUser } from "@/lib/users/mirror-user";
import { STOPPED_USERS } from "@/lib/wallets/constants";
import { isWalletFor, type WalletPlace } from "@/lib/wallets/find-created-wallet";
import { mirrorWallet } from "@/lib/wallets/mirror-wallet";
import { readUserWallets } from "@/lib/wallets/read-wallets";
import { createWalletInput } from "@/lib/wallets/schema";

/**
 * Makes a top-up address of a user for one network and currency (issuing-api §5); `result.walletId` names it. A user
 * has one wallet for each: a second one is refused, before the call where the mirror knows the first.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, BUSY, ISSUER_*, NOT_ALLOWED_NOW; for a second wallet
 *   `details.needs` is `wallet-exists` and `details.walletId` the one there is; for a user whom the issuer stopped
 *   `user-stopped` (a rule of ours: the contract does not say whether the issuer refuses)
 */
export async function createWallet(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<OperationDto> {
  assertPermission(viewer, "wallets.create");
  const { operationId, ...place } = parseInput(createWalletInput, raw);
  const request = {
    id: operationId,
    kind: "wallets.create" as const,
    subject: { type: "user-wallet", id: placeKey(place) },
    input: place,
  };
  return runOperation<IssuerWallet>(viewer, context, request, async () => {
    const user = await loadUser(place.pUserId);
    await assertNotStopped(user, context.clock);
    await assertNone(place);
    return {
      label: `${personLabel(user)} · ${place.currency} · ${place.network}`,
      send: async (call) => {
        const reply = await issuer().createWallet(place, call);
        return { httpStatus: reply.httpStatus, data: { ...reply.data, ...missingIn(reply.data, place) } };
      },
      apply: (tx, wallet) => recordWallet(tx, wallet, context.clock.now()),
    };
  }).catch((error: unknown) => explain(error, place, context));
}

/** Puts a wallet that we made into the mirror and gives the operation's result. */
export async function recordWallet(tx: Tx, wallet: IssuerWallet, at: Date): Promise<Prisma.InputJsonObject> {
  const row = await mirrorWallet(tx, wallet, at);
  return { walletId: row.id, address: row.address ?? "" };
}

/** One undecided creation for each user, network and currency, however the network is spelled. */
function placeKey({ pUserId, network, currency }: WalletPlace): string {
  return `${pUserId} ${network.toLowerCase()} ${currency}`;
}

/** What the answer is silent about is what was asked for. */
function missingIn(wallet: IssuerWallet, place: WalletPlace) {
  return {
    pUserId: wallet.pUserId || place.pUserId,
    network: wallet.network || place.network,
    currency: wallet.currency || place.currency,
  };
}

async function assertNone(place: WalletPlace): Promise<void> {
  const walletId = await mirrored(place);
  if (walletId) {
    throw new AppError("NOT_ALLOWED_NOW", "the user has such a wallet", {
      details: { needs: "wallet-exists", walletId },
    });
  }
}

async function mirrored(place: WalletPlace): Promise<string | undefined> {
  const known = await db().wallet.findMany({ where: { pUserId: place.pUserId, missingSince: null } });
  return known.find((wallet) => isWalletFor(wallet, place))?.id;
}

/** A refusal because of a wallet that the mirror did not know leads to that wallet. The code for it is not documented. */
async function explain(error: unknown, place: WalletPlace, context: RequestContext): Promise<never> {
  if (!(error instanceof AppError) || error.code !== "ISSUER_REFUSED") throw error;
  const words = `${error.details.issuerCode ?? ""} ${error.details.issuerMessage ?? ""}`;
  if (!/exist|already|duplicate|300008/i.test(words)) throw error;
  const at = context.clock.now();
  const found = await readUserWallets(place.pUserId).catch(() => null);
  const existing = found?.rows.find((wallet) => isWalletFor(wallet, place));
  if (existing) {
    const whole = { ...existing, ...missingIn(existing, place) };
    await db().$transaction((tx) => mirrorWallet(tx, whole, at));
  }
  throw new AppError(error.code, error.message, {
    details: { ...error.details, needs: "wallet-exists", walletId: existing?.id },
  });
}

/**
 * Money must not be led to a user whom the issuer stopped. Asks the issuer, since the register may be behind either
 * way; where it cannot be read, the register counts. A rule of ours: the contract names no condition (issuing-api §5).
 * @throws AppError NOT_ALLOWED_NOW, `details.needs` is `user-stopped`
 */
async function assertNotStopped(known: CardUser, clock: Clock): Promise<void> {
  const wanted = { id: pUserId.parse(known.id), reference: userReferenceOf(known) };
  const at = clock.now();
  const read = await readUser(wanted);
  const user = read ? await db().$transaction((tx) => mirrorUser(tx, wanted.id, read, at)) : known;
  if (!STOPPED_USERS.some((word) => word === user.status?.toLowerCase())) return;
  throw new AppError("NOT_ALLOWED_NOW", `user ${user.id} is ${user.status}`, {
    details: { needs: "user-stopped", userId: user.id },
  });
}
