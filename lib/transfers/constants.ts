export const REMARK_MAX = 200;

export const PARTIES = ["sender", "receiver"] as const;
export type Party = (typeof PARTIES)[number];

/** What the contract wants of each party beside its `user_id`. */
export const PARTY_FIELDS = ["referenceId", "documentType", "documentNumber"] as const;
export type PartyField = (typeof PARTY_FIELDS)[number];

/** The keys of texts for what is wrong with a field. */
export const TRANSFER_PROBLEMS = [
  "senderNeeded",
  "receiverNeeded",
  "sameUser",
  "currencyNeeded",
  "amountFormat",
  "remarkNeeded",
  "tooLong",
  "cardNumber",
  "timeFormat",
  "belowMin",
  "beforeFrom",
] as const;
