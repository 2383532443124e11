import { one } from "../http/answer";
import { type Call, type Operation, pageOf, paramOf } from "../http/operation";
import type { Issuer } from "../issuer";
import { notFound } from "../problem";
import { createWallet } from "./create-wallet";
import { feeRuleOf, presentFeeRule, setFeeRule } from "./fee-rule";
import type { Wallet, WalletTransaction } from "./wallet";

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
