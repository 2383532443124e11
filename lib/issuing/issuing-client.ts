import type * as requests from "@/lib/issuing/requests";
import type * as types from "@/lib/issuing/types";

type Call<Input, Data> = (input: Input, options?: requests.CallOptions) => Promise<types.IssuerReply<Data>>;

/**
 * One method per operation of the contract. All reject with `IssuingError` and nothing else. Writes go out once;
 * reads may be tried three times. `null` data of a write: the issuer acknowledged it and said no more (read it back).
 */
export interface IssuingClient {
  echo: Call<{ message: string }, types.IssuerEcho>;
  createCard: Call<requests.CreateCardInput, types.IssuerCard>;
  editCardLimit: Call<requests.EditCardLimitInput, types.IssuerLimitEdit>;
  getBalance: Call<requests.GetBalanceInput, types.IssuerBalance[]>;
  getCardLimitHistory: Call<requests.LimitHistoryInput, types.IssuerLimitChange[]>;
  lockCard: Call<requests.CardIdInput, types.IssuerCard | null>;
  unlockCard: Call<requests.CardIdInput, types.IssuerCard | null>;
  terminateCard: Call<requests.CardIdInput, types.IssuerCard | null>;
  getCard: Call<requests.CardIdInput, types.IssuerCard>;
  listCards: Call<requests.PageInput, types.IssuerCard[]>;
  listTransactions: Call<requests.ListTransactionsInput, types.IssuerTransaction[]>;
  exchangeKey: Call<requests.ExchangeKeyInput, types.IssuerPciKey>;
  getFullCardNumber: Call<requests.FullCardNumberInput, types.IssuerCardBlock>;
  setCardPin: Call<requests.SetCardPinInput, types.IssuerPinResult>;
  createUser: Call<requests.UserInput, types.IssuerUser>;
  editUser: Call<requests.EditUserInput, types.IssuerUser | null>;
  getUser: Call<requests.UserReferenceInput, types.IssuerUser>;
  linkCard: Call<requests.UserReferenceInput, types.IssuerCard | null>;
  createWallet: Call<requests.CreateWalletInput, types.IssuerWallet>;
  getWallet: Call<requests.WalletIdInput, types.IssuerWallet>;
  listWallets: Call<requests.ListWalletsInput, types.IssuerWallet[]>;
  listWalletTransactions: Call<requests.ListWalletTransactionsInput, types.IssuerWalletTransaction[]>;
  getTopupFeeRule: Call<Record<string, never>, types.IssuerFeeRule>;
  setTopupFeeRule: Call<requests.FeeRuleInput, types.IssuerFeeRule | null>;
  createTransfer: Call<requests.CreateTransferInput, types.IssuerTransfer>;
  listTransfers: Call<requests.PageInput, types.IssuerTransfer[]>;
}
