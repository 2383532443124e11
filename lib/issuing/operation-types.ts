import type * as requests from "@/lib/issuing/requests";
import type * as types from "@/lib/issuing/types";

/** What each operation takes and gives: the one list the route map, the wire and the client are checked against. */
export interface OperationTypes {
  echo: { input: { message: string }; data: types.IssuerEcho };
  createCard: { input: requests.CreateCardInput; data: types.IssuerCard };
  editCardLimit: { input: requests.EditCardLimitInput; data: types.IssuerLimitEdit };
  getBalance: { input: requests.GetBalanceInput; data: types.IssuerBalance[] };
  getCardLimitHistory: { input: requests.LimitHistoryInput; data: types.IssuerLimitChange[] };
  lockCard: { input: requests.CardIdInput; data: types.IssuerCard | null };
  unlockCard: { input: requests.CardIdInput; data: types.IssuerCard | null };
  terminateCard: { input: requests.CardIdInput; data: types.IssuerCard | null };
  getCard: { input: requests.CardIdInput; data: types.IssuerCard };
  listCards: { input: requests.PageInput; data: types.IssuerCard[] };
  listTransactions: { input: requests.ListTransactionsInput; data: types.IssuerTransaction[] };
  exchangeKey: { input: requests.ExchangeKeyInput; data: types.IssuerPciKey };
  getFullCardNumber: { input: requests.FullCardNumberInput; data: types.IssuerCardBlock };
  setCardPin: { input: requests.SetCardPinInput; data: types.IssuerPinResult };
  createUser: { input: requests.UserInput; data: types.IssuerUser };
  editUser: { input: requests.EditUserInput; data: types.IssuerUser | null };
  getUser: { input: requests.UserReferenceInput; data: types.IssuerUser };
  linkCard: { input: requests.UserReferenceInput; data: types.IssuerCard | null };
  createWallet: { input: requests.CreateWalletInput; data: types.IssuerWallet };
  getWallet: { input: requests.WalletIdInput; data: types.IssuerWallet };
  listWallets: { input: requests.ListWalletsInput; data: types.IssuerWallet[] };
  listWalletTransactions: {
    input: requests.ListWalletTransactionsInput;
    data: types.IssuerWalletTransaction[];
  };
  /** Null: no rule is set. */
  getTopupFeeRule: { input: Record<string, never>; data: types.IssuerFeeRule | null };
  setTopupFeeRule: { input: requests.FeeRuleInput; data: types.IssuerFeeRule | null };
  createTransfer: { input: requests.CreateTransferInput; data: types.IssuerTransfer };
  listTransfers: { input: requests.PageInput; data: types.IssuerTransfer[] };
}

export type OperationName = keyof OperationTypes;

export type IssuerCall<N extends OperationName> = (
  input: OperationTypes[N]["input"],
  options?: requests.CallOptions,
) => Promise<types.IssuerReply<OperationTypes[N]["data"]>>;

/**
 * One method per operation. All reject with `IssuingError` and nothing else. Writes go out once; reads may be
 * tried three times. `null` data of a write: the issuer acknowledged it and said no more, so read the object back.
 */
export type IssuingClient = { [N in OperationName]: IssuerCall<N> };
