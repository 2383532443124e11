import "server-only";
import { z } from "zod";
import { db, type Operation, Prisma } from "@/lib/core/db";
import { isNotOffered } from "@/lib/issuing/not-offered";
import type { IssuerWallet } from "@/lib/issuing/types";
import { timeAgainst } from "@/lib/operations/time-against";
import { readUserWallets } from "@/lib/wallets/read-wallets";

/** What there is one wallet for. */
export interface WalletPlace {
  pUserId: string;
  network: string;
  currency: string;
}

/** `none`: the whole list was read, and no wallet in it can be the one. `untold`: it cannot be told, now or later. */
export type CreatedWallet = { found: IssuerWallet } | "none" | "untold" | "unreadable";

const place = z.object({ pUserId: z.string(), network: z.string(), currency: z.string() });

/**
 * Looks in the list of the user's wallets for the one whose creation's answer was lost: new to us, made by no other
 * operation. A network may have another name there, so that only wallets known before are left out.
 */
export async function findCreatedWallet(operation: Operation): Promise<CreatedWallet> {
  const wanted = place.safeParse(operation.input).data;
  if (!wanted) return "untold";
  try {
    const { rows, complete } = await readUserWallets(wanted.pUserId);
    const fresh = (await withoutKnown(rows, operation)).filter(
      (wallet) => timeAgainst(wallet.createdAt, operation) !== "long-before",
    );
    const [found, ...others] = fresh.filter((wallet) => isWalletFor(wallet, wanted));
    if (found && others.length === 0 && timeAgainst(found.createdAt, operation) === "after")
      return { found: { ...found, pUserId: wanted.pUserId } };
    const mayBe = fresh.some((wallet) => mayBeFor(wallet, wanted));
    return complete && !mayBe ? "none" : "untold";
  } catch (error) {
    return isNotOffered(error) ? "untold" : "unreadable";
  }
}

async function withoutKnown(wallets: IssuerWallet[], operation: Operation): Promise<IssuerWallet[]> {
  const ids = wallets.map(({ id }) => id);
  const known = await db().wallet.findMany({
    where: { id: { in: ids }, firstSeenAt: { lt: operation.startedAt } },
    select: { id: true },
  });
  const made = await db().$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT result ->> 'walletId' AS id FROM operation
    WHERE kind = 'wallets.create' AND status = 'succeeded' AND id <> ${operation.id}::uuid
      AND result ->> 'walletId' = ANY(${ids})`);
  const taken = new Set([...known, ...made].map(({ id }) => id));
  return wallets.filter(({ id }) => !taken.has(id));
}

/** Not plainly for another currency: how the issuer spells networks is not documented. */
function mayBeFor(wallet: IssuerWallet, { currency }: WalletPlace): boolean {
  return !wallet.currency || wallet.currency.toUpperCase() === currency.toUpperCase();
}

/** Names of networks are compared without case. */
export function isWalletFor(
  wallet: { network: string | null; currency: string | null },
  { network, currency }: Pick<WalletPlace, "network" | "currency">,
): boolean {
  return (
    wallet.network?.toLowerCase() === network.toLowerCase() &&
    wallet.currency?.toUpperCase() === currency.toUpperCase()
  );
}
