import { move } from "../balances/ledger";
import { type Issuer, newRow } from "../issuer";
import { Money, plain } from "../money";
import { feeRuleOf, TOPUP_CURRENCY, topupFee } from "./fee-rule";
import { networkNamed } from "./networks";
import type { Wallet, WalletTransaction } from "./wallet";

/** Coins arrive at a wallet: they are credited one to one in US dollars, less the fee. */
export function topUp(issuer: Issuer, wallet: Wallet, amount: Money): WalletTransaction {
  const dollars = amount.toDecimalPlaces(2, Money.ROUND_DOWN);
  const fee = topupFee(dollars, feeRuleOf(issuer));
  const credited = dollars.minus(fee);
  const network = networkNamed(wallet.network);
  move(issuer, wallet.p_user_id, TOPUP_CURRENCY, credited);
  return issuer.store.tables.walletTransactions.put({
    ...newRow(issuer),
    wallet: wallet.id,
    p_user_id: wallet.p_user_id,
    network: wallet.network,
    currency: wallet.currency,
    amount: plain(amount),
    fee: plain(fee),
    credited_currency: TOPUP_CURRENCY,
    credited_amount: plain(credited),
    tx_hash: network?.hash(issuer.random) ?? "",
    from_address: network?.address(issuer.random) ?? "",
    status: "Settled",
  });
}
