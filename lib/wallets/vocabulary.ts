/** Chains that the form proposes: the issuer documents none (issuing-api §5), so any other can be typed. */
export const SUGGESTED_NETWORKS = ["Ethereum", "Tron", "Polygon", "BSC", "Solana"] as const;
export const SUGGESTED_CURRENCIES = ["USDT", "USDC"] as const;

/** The issuer's words for users whom no new top-up address is made for; of any other word the issuer judges. */
export const STOPPED_USERS = ["inactive", "suspended"] as const;

/** How often an open wallet is read from the issuer, in seconds: it announces no deposits. */
export const WATCH_SECONDS = 15;

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
