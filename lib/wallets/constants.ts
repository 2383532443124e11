/** Chains that the form proposes: the issuer documents none (issuing-api §5), so any other can be typed. */
export const SUGGESTED_NETWORKS = ["Ethereum", "Tron", "Polygon", "BSC", "Solana"] as const;
export const SUGGESTED_CURRENCIES = ["USDT", "USDC"] as const;

/** The issuer's words for users whom no new top-up address is made for; of any other word the issuer judges. */
export const STOPPED_USERS = ["inactive", "suspended"] as const;

/** How often an open wallet is read from the issuer, in seconds: it announces no deposits. */
export const WATCH_SECONDS = 15;

/** The parts of a fee rule, as the approvals and the audit log name them. */
export const FEE_FACTS = ["fee.percentage", "fee.fixed", "fee.minimum", "fee.maximum"] as const;
export type FeeFact = (typeof FEE_FACTS)[number];

/** How many characters at either end of an address people compare. */
export const CHECK_CHARACTERS = 6;

/** What a top-up is credited and its fee taken in, where the rule does not say. */
export const TOPUP_CURRENCY = "USD";

/** The keys of texts for what is wrong with a field. */
export const WALLET_PROBLEMS = [
  "userNeeded",
  "networkNeeded",
  "currencyNeeded",
  "percentFormat",
  "percentMost",
  "amountFormat",
  "maximumBelow",
  "noChange",
  "tooLong",
  "cardNumber",
] as const;
