/** The company's own accounts as a key in addresses and tables. */
export const CORPORATE = "corporate";
/** Whom an alert is about when it is about every user without an alert of its own. */
export const EVERY_USER = "users";

/** The key of a user's balances. */
export function userOwnerKey(pUserId: string): string {
  return `${USER_PREFIX}${pUserId}`;
}

/** Whose balances a key names; null: not a user's. */
export function userOfOwnerKey(owner: string): string | null {
  return owner.startsWith(USER_PREFIX) && owner.length > USER_PREFIX.length
    ? owner.slice(USER_PREFIX.length)
    : null;
}

const USER_PREFIX = "user.";

/** Amounts are only compared within a currency: `amount` sorts by currency first. */
export const BALANCE_SORTS = ["amount", "-amount", "read", "-read"] as const;
export type BalanceSort = (typeof BALANCE_SORTS)[number];

export const BALANCE_PERIODS = ["day", "week", "month", "quarter", "year"] as const;
export type BalancePeriod = (typeof BALANCE_PERIODS)[number];

export const DEFAULT_PERIOD: BalancePeriod = "month";

/** How many owners one request may read anew. */
export const MOST_OWNERS = 60;

/** The keys of texts for what is wrong with a field of an alert. */
export const ALERT_PROBLEMS = ["currencyNeeded", "amountFormat", "ownerNeeded", "unknownUser"] as const;
