import "server-only";
import { z } from "zod";
import type { Operation } from "@/lib/core/db";
import { IssuingError } from "@/lib/issuing/errors";
import type { IssuerWallet } from "@/lib/issuing/types";
import { readUserWallets } from "@/lib/wallets/read-wallets";

/** What there is one wallet for. */
export interface WalletPlace {
  pUserId: string;
  network: string;
  currency: string;
}

export type CreatedWallet = { found: IssuerWallet } | "none" | "untold" | "unreadable";

const place = z.object({ pUserId: z.string(), network: z.string(), currency: z.string() });
/** How far the issuer's clock may be behind ours. */
const SKEW_MS = 300_000;

/** Looks in the list of the user's wallets for the one whose creation's answer was lost. */
export async function findCreatedWallet(operation: Operation): Promise<CreatedWallet> {
  const wanted = place.safeParse(operation.input).data;
  if (!wanted) return "untold";
  try {
    const wallets = await readUserWallets(wanted.pUserId);
    const found = wallets.find((wallet) => isWalletFor(wallet, wanted) && !isOlder(wallet, operation));
    return found ? { found: { ...found, pUserId: wanted.pUserId } } : "none";
  } catch (error) {
    if (error instanceof IssuingError && error.kind === "not_found") return "untold";
    return "unreadable";
  }
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

/** It was there before: ours was refused. */
function isOlder(wallet: IssuerWallet, operation: Operation): boolean {
  const created = Date.parse(wallet.createdAt ?? "");
  return created < operation.startedAt.getTime() - SKEW_MS;
}
