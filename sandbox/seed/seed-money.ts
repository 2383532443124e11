import { Money, plain } from "../money";
import type { User } from "../users/user";
import { putFeeRule, topupFee } from "../wallets/fee-rule";
import { NETWORKS } from "../wallets/networks";
import type { FeeRule } from "../wallets/wallet";
import { pastRow, type Seeding } from "./seed";

const REMARKS: readonly [string, ...string[]] = [
  "宵夜夾錢",
  "Rent share",
  "Taxi",
  "多謝",
  "Concert ticket",
  "test 1 usd",
  "Deposit back",
];

/** Wallets on several chains with their top-ups, the fee rule, and transfers between users, some of them reversed. */
export function seedMoney(seeding: Seeding, users: User[]) {
  const rule = putFeeRule(seeding.issuer, {
    percentage: "0.8",
    fixed_amount: "1",
    minimum_fee: "1.5",
    maximum_fee: "60",
  });
  for (const [index, user] of users.entries()) {
    if (index % 4 !== 3) seedWallets(seeding, user, rule, index);
  }
  for (let i = 0; i < 36; i += 1) seedTransfer(seeding, users, i);
}

function seedWallets(seeding: Seeding, user: User, rule: FeeRule, index: number) {
  const { issuer, random } = seeding;
  for (const network of NETWORKS.filter((_, place) => (place + index) % 3 === 0)) {
    const wallet = issuer.store.tables.wallets.put({
      ...pastRow(seeding, 0.3),
      p_user_id: user.user_id,
      network: network.name,
      currency: network.currencies[index % network.currencies.length] ?? "USDT",
      address: network.address(random),
      status: "Active",
    });
    for (let i = random.between(0, 6); i > 0; i -= 1) {
      const amount = new Money(`${random.between(20, 3_000)}.${random.digits(2)}`);
      const fee = topupFee(amount, rule);
      const since = (seeding.to.getTime() - Date.parse(wallet.p_created_at)) * random.fraction();
      const later = { ...seeding, from: new Date(seeding.to.getTime() - since) };
      issuer.store.tables.walletTransactions.put({
        ...pastRow(later, 1),
        wallet: wallet.id,
        p_user_id: user.user_id,
        network: network.name,
        currency: wallet.currency,
        amount: plain(amount),
        fee: plain(fee),
        credited_currency: "USD",
        credited_amount: plain(amount.minus(fee)),
        tx_hash: network.hash(random),
        from_address: network.address(random),
        status: "Settled",
      });
    }
  }
}

function seedTransfer(seeding: Seeding, users: User[], index: number) {
  const { issuer, random } = seeding;
  const [sender, receiver] = [random.between(0, users.length - 1), random.between(0, users.length - 1)].map(
    (place) => users[place],
  );
  if (!sender || !receiver || sender === receiver) return;
  const row = pastRow(seeding, 1);
  issuer.store.tables.transfers.put({
    ...row,
    p_updated_at: row.p_created_at,
    sender_user_id: sender.user_id,
    receiver_user_id: receiver.user_id,
    currency: random.chance(0.75) ? "HKD" : "USD",
    amount: plain(new Money(`${random.between(10, 2_400)}.${random.pick(["00", "50", "80"])}`)),
    remark: random.pick(REMARKS),
    ref_id: random.uuid(),
    // By chance alone one history in eighty would have none.
    transfer_status: random.chance(0.12) || index % 12 === 5 ? "Reversed" : "Settled",
  });
}
