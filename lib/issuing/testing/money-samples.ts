import type { Sample } from "@/lib/issuing/testing/sample";

const TS = "/svc/ts/api/v1/openapi";
const USER = "0d1c63b1-1a3c-4b0d-9e0a-0f6a0f2f7c11";
const WALLET = "7f0f3c52-9f55-4b57-a5f5-0a7c2f9a1b22";
const page = { offset: 0, limit: 10 };
const transfer = {
  id: "b93ee9a8-f042-41b0-ab84-24e5bad484b2",
  sender_user_id: "a",
  receiver_user_id: "b",
  currency: "USD",
  amount: "1",
  remark: "test 1 usd",
  p_created_at: "2025-06-05T02:47:49.570976316Z",
  p_updated_at: "2025-06-05T02:47:49.570976316Z",
  transfer_status: "Reversed",
  ref_id: "3b3d8531-8532-403f-888c-c85fbf17621d",
};
const transferResult = {
  id: transfer.id,
  senderUserId: "a",
  receiverUserId: "b",
  currency: "USD",
  amount: "1",
  status: "Reversed",
  refId: transfer.ref_id,
  createdAt: "2025-06-05T02:47:49.570976316Z",
};
const wallet = {
  id: WALLET,
  p_user_id: USER,
  network: "TRON",
  currency: "USDT",
  address: "TXyz",
  status: "Active",
};
const walletResult = { id: WALLET, pUserId: USER, network: "TRON", currency: "USDT", address: "TXyz" };
const feeRule = { fee_type: "Percentage", percentage: "1.5", min_amount: "1", currency: "USDT" };
const party = (id: string) => ({
  userId: id,
  referenceId: `ref-${id}`,
  documentType: "PASSPORT",
  documentNumber: `K-${id}`,
});
const wireParty = (id: string) => ({
  user_id: id,
  reference_id: `ref-${id}`,
  document_type: "PASSPORT",
  document_number: `K-${id}`,
});
export const moneySamples: Sample[] = [
  {
    name: "getBalance",
    call: (client) => client.getBalance({ pUserId: USER }),
    sent: { method: "GET", url: `${TS}/balance?p_user_id=${USER}` },
    data: {
      balances: [
        { currency: "HKD", balance: "100000000000000000.01" },
        { currency: "JPY", balance: "7" },
      ],
    },
    result: [
      { currency: "HKD", balance: "100000000000000000.01" },
      { currency: "JPY", balance: "7" },
    ],
  },
  {
    name: "createWallet",
    call: (client) => client.createWallet({ pUserId: USER, network: "TRON", currency: "USDT" }),
    sent: {
      method: "POST",
      url: `${TS}/wallets`,
      body: { wallet: { p_user_id: USER, network: "TRON", currency: "USDT" } },
    },
    data: { wallet },
    result: walletResult,
  },
  {
    name: "getWallet",
    call: (client) => client.getWallet({ walletId: WALLET }),
    sent: { method: "GET", url: `${TS}/wallets/${WALLET}` },
    data: wallet,
    result: walletResult,
  },
  {
    name: "listWallets",
    call: (client) => client.listWallets({ pUserId: USER, ...page }),
    sent: { method: "GET", url: `${TS}/wallets?p_user_id=${USER}&offset=0&limit=10` },
    data: { wallets: [wallet] },
    result: [walletResult],
  },
  {
    name: "listWalletTransactions",
    call: (client) => client.listWalletTransactions({ walletId: WALLET, ...page }),
    sent: { method: "GET", url: `${TS}/wallets/${WALLET}/transactions?offset=0&limit=10` },
    data: { transactions: [{ id: "t", amount: "10.5", fee: "0.1", tx_hash: "0xab", status: "Confirmed" }] },
    result: [{ id: "t", amount: "10.5", fee: "0.1", transactionHash: "0xab", status: "Confirmed" }],
  },
  {
    name: "getTopupFeeRule",
    call: (client) => client.getTopupFeeRule({}),
    sent: { method: "GET", url: `${TS}/wallets/topup_fee_rule` },
    data: { topup_fee_rule: feeRule },
    result: { id: null, feeType: "Percentage", percentage: "1.5", minAmount: "1", maxAmount: null },
  },
  {
    name: "setTopupFeeRule",
    call: (client) => client.setTopupFeeRule({ feeType: "Percentage", percentage: "1.5" }),
    sent: {
      method: "POST",
      url: `${TS}/wallets/topup_fee_rule`,
      body: { topup_fee_rule: { fee_type: "Percentage", percentage: "1.5" } },
    },
    data: feeRule,
    result: { feeType: "Percentage", percentage: "1.5" },
  },
  {
    name: "createTransfer",
    call: (client) =>
      client.createTransfer({
        sender: party("a"),
        receiver: party("b"),
        currency: "USD",
        amount: "1.00",
        remark: "test 1 usd",
        refId: transfer.ref_id,
      }),
    sent: {
      method: "POST",
      url: `${TS}/platform_transfer`,
      body: {
        sender_party: wireParty("a"),
        receiver_party: wireParty("b"),
        currency: "USD",
        amount: "1.00",
        remark: "test 1 usd",
        ref_id: transfer.ref_id,
      },
    },
    data: { platform_transfer: transfer },
    result: transferResult,
  },
  {
    name: "listTransfers",
    call: (client) => client.listTransfers(page),
    sent: { method: "GET", url: `${TS}/platform_transfer?offset=0&limit=10` },
    data: { platform_transfers: [transfer] },
    result: [transferResult],
  },
  {
    name: "echo",
    call: (client) => client.echo({ message: "Hello,Wonder!" }),
    sent: { method: "POST", url: "/svc/payment/api/v1/echo", body: { message: "Hello,Wonder!" } },
    data: { message: "Hello,Wonder!" },
    result: { message: "Hello,Wonder!" },
  },
];
