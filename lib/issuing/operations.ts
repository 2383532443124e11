import { calendarDate } from "@/lib/issuing/calendar-date";
import type { OperationName, OperationTypes } from "@/lib/issuing/operation-types";
import type { LimitInput, SetCardPinInput, TransferParty, UserInput } from "@/lib/issuing/requests";
import type { Decode } from "@/lib/issuing/wire";
import { decodeCard, decodeCards, decodeLimitEdit, decodeLimitHistory } from "@/lib/issuing/wire-card";
import { decodeCardBlock, decodeEcho, decodePciKey, decodePinResult } from "@/lib/issuing/wire-secret";
import { decodeTransactions } from "@/lib/issuing/wire-transaction";
import { decodeBalances, decodeTransfer, decodeTransfers } from "@/lib/issuing/wire-transfer";
import { decodeUser } from "@/lib/issuing/wire-user";
import {
  decodeFeeRule,
  decodeWallet,
  decodeWallets,
  decodeWalletTransactions,
} from "@/lib/issuing/wire-wallet";

export interface EncodedRequest {
  /** Fills `:id`. */
  id?: string;
  /** Wire name to value; only what the route names is sent. */
  query?: Record<string, string | number | undefined>;
  /** The text that is signed and sent. */
  body?: string;
}

export interface Operation<Input, Data> {
  encode(input: Input): EncodedRequest;
  /** @throws UnreadableReply */
  decode: Decode<Data>;
  /** What a success without a readable object means, where the reply is not documented. */
  acknowledged?: Data;
  /** Carries keys, PIN or card data: nothing but an identifier of its messages may be shown. */
  sensitive?: true;
  /** Decoded as it came, because keys and ciphertext are what is asked for; its result has no `raw`. */
  unscrubbed?: true;
}

/** The contract says “empty or `{}`” (§3.5); `{}` is valid under the Content-Type that every request carries. */
const EMPTY_BODY = "{}";

/** How each operation is written on the wire and read from it. */
export const operations: {
  [N in OperationName]: Operation<OperationTypes[N]["input"], OperationTypes[N]["data"]>;
} = {
  echo: { encode: ({ message }) => json({ message }), decode: decodeEcho },

  createCard: {
    encode: (input) =>
      json({
        card: {
          mode: input.mode,
          p_user_id: input.pUserId,
          title: input.title,
          type: input.type,
          settlement_currency: input.settlementCurrency,
          limits: input.limits?.map(limitBody),
        },
      }),
    decode: decodeCard,
  },
  editCardLimit: {
    encode: ({ cardId, limits }) => ({ id: cardId, ...json({ limits: limits.map(limitBody) }) }),
    decode: decodeLimitEdit,
    acknowledged: { card: null, limits: null },
  },
  getBalance: { encode: ({ pUserId }) => ({ query: { p_user_id: pUserId } }), decode: decodeBalances },
  getCardLimitHistory: {
    encode: ({ cardId, limitId, offset, limit }) => ({
      id: cardId,
      query: { offset, limit, limit_id: limitId },
    }),
    decode: decodeLimitHistory,
  },
  lockCard: { encode: onlyCard, decode: decodeCard, acknowledged: null },
  unlockCard: { encode: onlyCard, decode: decodeCard, acknowledged: null },
  terminateCard: { encode: onlyCard, decode: decodeCard, acknowledged: null },
  getCard: { encode: ({ cardId }) => ({ id: cardId }), decode: decodeCard },
  listCards: { encode: ({ offset, limit }) => ({ query: { offset, limit } }), decode: decodeCards },
  listTransactions: {
    encode: ({ offset, limit, card }) => ({ query: { offset, limit, card } }),
    decode: decodeTransactions,
  },

  exchangeKey: {
    encode: ({ kid, x, y }) => json({ kty: "EC", crv: "P-256", kid, x, y }),
    decode: decodePciKey,
    sensitive: true,
    unscrubbed: true,
  },
  getFullCardNumber: {
    encode: ({ referenceId, kid }) => ({ query: { referenceID: referenceId, kid } }),
    decode: decodeCardBlock,
    sensitive: true,
    unscrubbed: true,
  },
  setCardPin: {
    encode: pinBody,
    decode: decodePinResult,
    acknowledged: { status: null, raw: {} },
    sensitive: true,
  },

  createUser: { encode: (user) => json({ user: userBody(user) }), decode: decodeUser },
  editUser: {
    encode: ({ referenceId, user }) => ({ id: referenceId, ...json({ user: userBody(user) }) }),
    decode: decodeUser,
    acknowledged: null,
  },
  getUser: { encode: ({ referenceId }) => ({ id: referenceId }), decode: decodeUser },
  linkCard: {
    encode: ({ referenceId }) => ({ id: referenceId, body: EMPTY_BODY }),
    decode: decodeCard,
    acknowledged: null,
  },

  createWallet: {
    encode: ({ pUserId, network, currency }) => json({ wallet: { p_user_id: pUserId, network, currency } }),
    decode: decodeWallet,
  },
  getWallet: { encode: ({ walletId }) => ({ id: walletId }), decode: decodeWallet },
  listWallets: {
    encode: ({ pUserId, offset, limit }) => ({ query: { p_user_id: pUserId, offset, limit } }),
    decode: decodeWallets,
  },
  listWalletTransactions: {
    encode: ({ walletId, offset, limit }) => ({ id: walletId, query: { offset, limit } }),
    decode: decodeWalletTransactions,
  },
  getTopupFeeRule: { encode: () => ({}), decode: decodeFeeRule, acknowledged: null },
  setTopupFeeRule: {
    encode: (rule) =>
      json({
        topup_fee_rule: {
          fee_type: rule.feeType,
          percentage: optionalDecimal(rule.percentage),
          fixed_amount: optionalDecimal(rule.fixedAmount),
          minimum_fee: optionalDecimal(rule.minAmount),
          maximum_fee: optionalDecimal(rule.maxAmount),
          currency: rule.currency,
          network: rule.network,
        },
      }),
    decode: decodeFeeRule,
    acknowledged: null,
  },

  createTransfer: {
    encode: (input) =>
      json({
        sender_party: partyBody(input.sender),
        receiver_party: partyBody(input.receiver),
        currency: input.currency,
        amount: decimalText(input.amount),
        remark: input.remark,
        ref_id: input.refId,
      }),
    decode: decodeTransfer,
  },
  listTransfers: { encode: ({ offset, limit }) => ({ query: { offset, limit } }), decode: decodeTransfers },
};

function json(body: Record<string, unknown>): { body: string } {
  return { body: JSON.stringify(body) };
}

function onlyCard({ cardId }: { cardId: string }): EncodedRequest {
  return { id: cardId, body: EMPTY_BODY };
}

function limitBody(limit: LimitInput) {
  return { period: limit.period, limit_amount: decimalText(limit.limitAmount), remark: limit.remark };
}

function userBody(user: UserInput) {
  return {
    calling_code: user.callingCode,
    phone_number: user.phoneNumber,
    document_type: user.documentType,
    document_number: user.documentNumber,
    first_name: user.firstName,
    last_name: user.lastName,
    date_of_birth: calendarDate(user.dateOfBirth),
    issuing_country: user.issuingCountry,
  };
}

function partyBody(party: TransferParty) {
  return {
    user_id: party.userId,
    reference_id: party.referenceId,
    document_type: party.documentType,
    document_number: party.documentNumber,
  };
}

/** This service writes camelCase with `ID` (contract §3.11). */
function pinBody(input: SetCardPinInput): EncodedRequest {
  if (input.rawJwe !== undefined) return { query: { referenceID: input.referenceId }, body: input.rawJwe };
  return json({
    referenceID: input.referenceId,
    jwePinBlock: input.jwePinBlock,
    isActivePhysicalCard: input.isActivePhysicalCard,
    physicalCardReferenceID: input.physicalCardReferenceId,
    activateCode: input.activateCode,
  });
}

function optionalDecimal(value: string | undefined): string | undefined {
  return value === undefined ? undefined : decimalText(value);
}

function decimalText(value: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(value)) throw new TypeError("an amount must be a plain decimal string");
  return value;
}
