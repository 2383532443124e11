import type { DecimalString } from "@/lib/issuing/types";

export interface CallOptions {
  /** X-Request-ID of the first attempt; a fresh UUID when absent. */
  requestId?: string | undefined;
  /** Sent as `x-i18n-lang`: `en`, `zh-HK` or `zh-CN`; anything else becomes the nearest of them. */
  language?: string | undefined;
  signal?: AbortSignal | undefined;
}

export interface PageInput {
  offset: number;
  limit: number;
}

export interface CardIdInput {
  cardId: string;
}

export interface LimitInput {
  period: string;
  /** "0" turns the rule off. */
  limitAmount: DecimalString;
  remark?: string | undefined;
}

export interface CreateCardInput {
  mode: "B2B" | "B2C";
  /** Required when the mode is B2C. */
  pUserId?: string | undefined;
  title?: string | undefined;
  type?: string | undefined;
  settlementCurrency?: string | undefined;
  limits?: readonly LimitInput[] | undefined;
}

export interface EditCardLimitInput extends CardIdInput {
  limits: readonly LimitInput[];
}

export interface LimitHistoryInput extends CardIdInput, PageInput {
  limitId?: string | undefined;
}

export interface ListTransactionsInput extends PageInput {
  /** A card's id. */
  card?: string | undefined;
}

/** Without `pUserId`: the corporate account. */
export interface GetBalanceInput {
  pUserId?: string | undefined;
}

/** Coordinates in hex, 64 digits each. */
export interface ExchangeKeyInput {
  kid: string;
  x: string;
  y: string;
}

export interface FullCardNumberInput {
  referenceId: string;
  kid: string;
}

export type SetCardPinInput = StructuredPinInput | RawPinInput;

/** The reference page's reading: the JWE is one field of the body. */
export interface StructuredPinInput {
  referenceId: string;
  jwePinBlock: string;
  isActivePhysicalCard?: boolean | undefined;
  physicalCardReferenceId?: string | undefined;
  activateCode?: string | undefined;
  rawJwe?: undefined;
}

/** The pseudo-code's reading: the JWE is the whole body, so only the query can name the card. */
export interface RawPinInput {
  rawJwe: string;
  referenceId: string;
}

export interface UserInput {
  callingCode: string;
  phoneNumber: string;
  documentType: string;
  documentNumber: string;
  firstName?: string | undefined;
  lastName?: string | undefined;
  /** YYYY-MM-DD */
  dateOfBirth: string;
  /** ISO 3166 alpha-3 */
  issuingCountry: string;
}

/** The path of the user calls takes the `reference_id`. */
export interface UserReferenceInput {
  referenceId: string;
}

export interface EditUserInput extends UserReferenceInput {
  user: UserInput;
}

export interface CreateWalletInput {
  pUserId: string;
  network: string;
  currency: string;
}

export interface WalletIdInput {
  walletId: string;
}

export interface ListWalletsInput extends PageInput {
  pUserId?: string | undefined;
}

export interface ListWalletTransactionsInput extends WalletIdInput, PageInput {}

export interface FeeRuleInput {
  feeType?: string | undefined;
  /** Percent: "1.5" is 1.5 %. */
  percentage?: DecimalString | undefined;
  fixedAmount?: DecimalString | undefined;
  minAmount?: DecimalString | undefined;
  maxAmount?: DecimalString | undefined;
  currency?: string | undefined;
  network?: string | undefined;
}

export interface TransferParty {
  userId: string;
  referenceId: string;
  documentType: string;
  documentNumber: string;
}

export interface CreateTransferInput {
  sender: TransferParty;
  receiver: TransferParty;
  currency: string;
  amount: DecimalString;
  remark: string;
  /** Made by the caller, a UUID v4: the only idempotency key the issuer has. */
  refId: string;
}
