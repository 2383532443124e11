import type { UnreadRow } from "@/lib/issuing/wire";

/** A decimal number in major units, digit for digit as the issuer said it ("-101", "1001.50"); never a float. */
export type DecimalString = string;

/** JSON without floats: integers beyond 2^53 and every fraction are strings. Keys are spelled as the issuer did. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject;
export type JsonObject = { [key: string]: JsonValue };

/** What a call gives. `requestId` is the X-Request-ID of the attempt that was answered. */
export interface IssuerReply<T> {
  data: T;
  /** What of a list could not be read, and is not in `data`. */
  unread: readonly UnreadRow[];
  requestId: string;
  httpStatus: number;
}

/** The four documented rules; another spelling the issuer may use is kept as it came. */
export type IssuerPeriod = "Transaction" | "Daily" | "Monthly" | "Lifetime" | (string & {});

/**
 * Null always means “the issuer did not say”. Enum-like fields are plain strings, because the contract lists
 * only some of their values. `raw` is the whole object without card numbers and secrets.
 */
export interface IssuerCard {
  id: string;
  referenceId: string | null;
  title: string | null;
  type: string | null;
  /** `Active`, `Locked`, `Terminated` or whatever else the issuer said. */
  status: string | null;
  settlementCurrency: string | null;
  first6: string | null;
  last4: string | null;
  /** MM/YY */
  expirationDate: string | null;
  createdAt: string | null;
  pUserId: string | null;
  /** Masked: first six, stars, last four. */
  pan: string | null;
  issuerBrand: string | null;
  isEncrypt: boolean | null;
  businessName: string | null;
  /** `B2B` or `B2C`, only if the issuer says so. */
  mode: string | null;
  /** Null when the reply is silent about limits (create, lock …): then what is known stays true. */
  limits: IssuerLimit[] | null;
  raw: JsonObject;
}

export interface IssuerLimit {
  id: string | null;
  period: IssuerPeriod;
  /** "0" means the rule is off. */
  limitAmount: DecimalString;
  usedAmount: DecimalString;
  status: string | null;
}

/** What Edit Card Limit answers is not documented: the card, its limits, or neither. */
export interface IssuerLimitEdit {
  card: IssuerCard | null;
  limits: IssuerLimit[] | null;
}

export interface IssuerLimitChange {
  id: string;
  limitId: string | null;
  limitAmount: DecimalString | null;
  remark: string | null;
  createdAt: string | null;
  raw: JsonObject;
}

/** Also the `card_transaction` of a webhook. Debits are negative, the fee is positive. */
export interface IssuerTransaction {
  id: string;
  pBusinessId: string | null;
  pUserId: string | null;
  /** The card's id. */
  card: string | null;
  /** `Authorized`, `Declined`, `Settled` or whatever else the issuer said. */
  status: string | null;
  /** `Sales`, `Refund`, `Withdrawal` or whatever else the issuer said. */
  type: string | null;
  transactionCurrency: string | null;
  transactionAmount: DecimalString | null;
  localCurrency: string | null;
  localAmount: DecimalString | null;
  finalLocalAmount: DecimalString | null;
  calculatedFee: DecimalString | null;
  /** Only in newer webhooks: local amount minus fee, in the local currency. */
  billingCurrency: string | null;
  billingAmount: DecimalString | null;
  merchantId: string | null;
  merchantCountry: string | null;
  merchantCity: string | null;
  merchantName: string | null;
  createdAt: string | null;
  raw: JsonObject;
}

/** `id` is the first the issuer gives of id, user_id, p_user_id, reference_id. */
export interface IssuerUser {
  id: string;
  userId: string | null;
  referenceId: string | null;
  callingCode: string | null;
  phoneNumber: string | null;
  documentType: string | null;
  documentNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  /** YYYY-MM-DD */
  dateOfBirth: string | null;
  /** ISO 3166 alpha-3 */
  issuingCountry: string | null;
  status: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  raw: JsonObject;
}

export interface IssuerWallet {
  id: string;
  pUserId: string | null;
  network: string | null;
  currency: string | null;
  address: string | null;
  status: string | null;
  balance: DecimalString | null;
  createdAt: string | null;
  raw: JsonObject;
}

export interface IssuerWalletTransaction {
  id: string;
  walletId: string | null;
  pUserId: string | null;
  type: string | null;
  status: string | null;
  currency: string | null;
  amount: DecimalString | null;
  fee: DecimalString | null;
  feeCurrency: string | null;
  /** What reached the balance: may be in another currency than the coins. */
  creditedAmount: DecimalString | null;
  creditedCurrency: string | null;
  network: string | null;
  transactionHash: string | null;
  fromAddress: string | null;
  toAddress: string | null;
  createdAt: string | null;
  raw: JsonObject;
}

/** The fee's shape is not documented: every part is optional, `raw` has the rest. */
export interface IssuerFeeRule {
  id: string | null;
  feeType: string | null;
  /** Percent: "1.5" is 1.5 %. */
  percentage: DecimalString | null;
  fixedAmount: DecimalString | null;
  minAmount: DecimalString | null;
  maxAmount: DecimalString | null;
  currency: string | null;
  network: string | null;
  updatedAt: string | null;
  raw: JsonObject;
}

/** Success of the call does not mean that money moved: `status` `Reversed` is a failed transfer. */
export interface IssuerTransfer {
  id: string;
  senderUserId: string | null;
  receiverUserId: string | null;
  currency: string | null;
  amount: DecimalString | null;
  remark: string | null;
  /** `Settled`, `Reversed` or whatever else the issuer said (transfer_status). */
  status: string | null;
  refId: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  raw: JsonObject;
}

export interface IssuerBalance {
  currency: string;
  balance: DecimalString;
  raw: JsonObject;
}

/** The issuer's ephemeral key of a PCI session; coordinates as sent (hex, or base64url), not yet checked. */
export interface IssuerPciKey {
  kty: string | null;
  crv: string | null;
  kid: string | null;
  x: string;
  y: string;
}

/** A compact JWE; only `lib/pci` can open it. A reply without one is refused, never read as plain card data. */
export interface IssuerCardBlock {
  jwe: string;
}

export interface IssuerPinResult {
  status: string | null;
  raw: JsonObject;
}

export interface IssuerEcho {
  message: string | null;
}
