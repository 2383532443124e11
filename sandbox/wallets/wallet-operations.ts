import { z } from "zod";
import { one } from "../http/answer";
import { bodyOf, type Call, type Operation, pageOf, paramOf } from "../http/operation";
import type { Issuer } from "../issuer";
import { newRow } from "../issuer";
import { invalidParameter, notFound, Problem } from "../problem";
import { feeRuleOf, presentFeeRule, setFeeRule } from "./fee-rule";
import { NETWORKS, networkNamed } from "./networks";
import type { Wallet, WalletTransaction } from "./wallet";

const createWalletBody = z.object({
  wallet: z.object({
    p_user_id: z.string(),
    network: z.string().optional(),
    chain: z.string().optional(),
    currency: z.string(),
  }),
});

/** Create Wallet (§5): one top-up address per user, chain and currency. */
function createWallet(issuer: Issuer, call: Call): Wallet {
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

const WALLETS = "/svc/ts/api/v1/openapi/wallets";

/** The fee rule comes first: its path would otherwise be read as a wallet's id. */
export const walletOperations: Operation[] = [
  {
    name: "getTopupFeeRule",
    method: "GET",
    paths: [`${WALLETS}/topup_fee_rule`],
    run: (issuer) => one("topup_fee_rule", presentFeeRule(feeRuleOf(issuer)), "nested"),
  },
  {
    name: "setTopupFeeRule",
    method: "POST",
    paths: [`${WALLETS}/topup_fee_rule`],
    run: (issuer, call) => one("topup_fee_rule", presentFeeRule(setFeeRule(issuer, call)), "nested"),
  },
  {
    name: "createWallet",
    method: "POST",
    paths: [WALLETS],
    run: (issuer, call) => one("wallet", presentWallet(createWallet(issuer, call)), "nested"),
  },
  {
    name: "listWallets",
    method: "GET",
    paths: [WALLETS],
    run: (issuer, call) => {
      const user = call.query.get("p_user_id");
      const { wallets } = issuer.store.tables;
      const rows = (user ? wallets.within("p_user_id", user) : wallets.all()).page(pageOf(issuer, call));
      return { kind: "list", name: "wallets", rows: rows.map(presentWallet) };
    },
  },
  {
    name: "getWallet",
    method: "GET",
    paths: [`${WALLETS}/:id`],
    run: (issuer, call) => one("wallet", presentWallet(walletInPath(issuer, call)), "nested"),
  },
  {
    name: "listWalletTransactions",
    method: "GET",
    paths: [`${WALLETS}/:id/transactions`],
    run: (issuer, call) => {
      const { walletTransactions } = issuer.store.tables;
      const rows = walletTransactions
        .within("wallet", walletInPath(issuer, call).id)
        .page(pageOf(issuer, call));
      return { kind: "list", name: "wallet_transactions", rows: rows.map(withoutSequence) };
    },
  },
];

function walletInPath(issuer: Issuer, call: Call): Wallet {
  const wallet = issuer.store.tables.wallets.find(paramOf(call, "id"));
  if (!wallet) throw notFound("There is no wallet with this id.");
  return wallet;
}

export function presentWallet({ seq: _, ...wallet }: Wallet) {
  return wallet;
}

function withoutSequence({ seq: _, ...row }: WalletTransaction) {
  return row;
}
