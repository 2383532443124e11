import { z } from "zod";
import { bodyOf, type Call } from "../http/operation";
import { type Issuer, newRow } from "../issuer";
import { invalidParameter, Problem } from "../problem";
import { NETWORKS, networkNamed } from "./networks";
import type { Wallet } from "./wallet";

const createWalletBody = z.object({
  wallet: z.object({
    p_user_id: z.string(),
    network: z.string().optional(),
    chain: z.string().optional(),
    currency: z.string(),
  }),
});

/** Create Wallet (§5): one top-up address per user, chain and currency. */
export function createWallet(issuer: Issuer, call: Call): Wallet {
  const { wallet } = bodyOf(call, createWalletBody);
  const { users, wallets } = issuer.store.tables;
  const [user] = users.within("user_id", wallet.p_user_id).oldestFirst();
  if (!user) throw invalidParameter("wallet.p_user_id: unknown user.");
  const network = networkNamed(wallet.network ?? wallet.chain ?? "");
  if (!network) {
    throw invalidParameter(`wallet.network: one of ${NETWORKS.map(({ name }) => name).join(", ")}.`);
  }
  if (!network.currencies.includes(wallet.currency)) {
    throw invalidParameter(`wallet.currency: ${network.name} carries ${network.currencies.join(", ")}.`);
  }
  const own = wallets.within("p_user_id", user.user_id).oldestFirst();
  if (own.some((row) => row.network === network.name && row.currency === wallet.currency)) {
    throw new Problem(
      400,
      "SBX-WALLET-EXISTS",
      "This user already has a wallet for this chain and currency.",
    );
  }
  return wallets.put({
    ...newRow(issuer),
    p_user_id: user.user_id,
    network: network.name,
    currency: wallet.currency,
    address: network.address(issuer.random),
    status: "Active",
  });
}
