import { z } from "zod";
import {
  BALANCE_PERIODS,
  BALANCE_SORTS,
  type BalancePeriod,
  CORPORATE,
  EVERY_USER,
  MOST_OWNERS,
  userOfOwnerKey,
} from "@/lib/balances/constants";
import { parseAmountInput } from "@/lib/core/amount-input";
import { anyText, cursorText, idText, searchText } from "@/lib/core/input";
import type { ErrorCode } from "@/lib/core/result";
import { pUserId } from "@/lib/users/ids";

/** Whose a balance is; `key` stands in addresses. */
export interface BalanceOwnerDto {
  key: string;
  /** Null: the company itself. Names are empty where the register has none. */
  user: { id: string; firstName: string; lastName: string } | null;
}

/** Why the last reading of an owner failed; what is shown is from before. */
export interface BalanceProblem {
  code: ErrorCode;
  issuerCode: string | null;
  triedAt: string;
}

export interface BalanceItem {
  owner: BalanceOwnerDto;
  currency: string;
  /** Decimal string in major units; may be negative. */
  amount: string;
  readAt: string;
  /** The first reading that said this amount. */
  changedAt: string;
  /** Since when the issuer's answer does not name this currency any more. */
  missingSince: string | null;
  /** The alert that it is below. */
  low: { threshold: string; raisedAt: string } | null;
  /** The threshold that measures it; null: no alert is set, so that nothing says whether it is enough. */
  alert: string | null;
  problem: BalanceProblem | null;
}

export interface BalancePage {
  items: BalanceItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  total: { count: number; capped: boolean };
}

export interface BalanceOverview {
  corporate: {
    balances: BalanceItem[];
    /** Null: never read. */
    readAt: string | null;
    problem: BalanceProblem | null;
  };
  /** How many users there are to read, and how many could not be read when last tried. */
  users: { known: number; read: number; failing: number };
  /** What is below its alert; the longest first. */
  alarms: { count: number; first: BalanceItem[] };
  currencies: string[];
}

export interface BalanceAlertDto {
  id: string;
  /** `corporate`, `users` or a user's key. */
  owner: string;
  user: BalanceOwnerDto["user"];
  currency: string;
  threshold: string;
  setBy: string;
  setAt: string;
  /** How many balances are below it now. */
  below: number;
}

export interface BalanceAlerts {
  items: BalanceAlertDto[];
  may: { change: boolean };
}

export interface BalancePoint {
  at: string;
  amount: string;
}

export interface BalanceHistory {
  owner: BalanceOwnerDto;
  /** All currencies that were ever read for this owner. */
  currencies: string[];
  /** The one that is told; null when the owner has none. */
  currency: string | null;
  period: BalancePeriod;
  from: string;
  to: string;
  /** Oldest first; the first one is what held when the period began, where that is known. */
  points: BalancePoint[];
  /** Whether readings were left out, one for each step being kept. */
  thinned: boolean;
  /** Over every reading of the period, none left out. */
  lowest: BalancePoint | null;
  highest: BalancePoint | null;
  current: BalanceItem | null;
  /** The alert that this balance is measured by. */
  alert: BalanceAlertDto | null;
  problem: BalanceProblem | null;
  may: { alert: boolean };
}

export interface RefreshedBalances {
  /** How many owners were read. */
  read: number;
  asOf: string;
}

export interface LowBalances {
  count: number;
}

const userKey = idText(200).refine((key) => pUserId.safeParse(userOfOwnerKey(key)).success);
/** The owner of balances: the company or one user. */
export const ownerKey = z.union([z.literal(CORPORATE), userKey]);
const currency = anyText(40).trim().min(1);

const list = <Item extends z.ZodType>(item: Item, most: number) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z.array(item).max(most),
  );

export const balanceQuery = z.object({
  q: searchText(200).optional(),
  currency: list(currency, 20).optional(),
  low: z.literal("yes").optional(),
  sort: z.enum(BALANCE_SORTS).default("amount"),
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type BalanceQuery = Partial<z.output<typeof balanceQuery>>;

export const historyQuery = z.object({
  owner: ownerKey,
  currency: currency.optional(),
  period: z.enum(BALANCE_PERIODS).default("month"),
});
export type HistoryQuery = z.input<typeof historyQuery>;

export const refreshInput = z.object({
  owners: list(ownerKey, MOST_OWNERS).pipe(z.array(ownerKey).min(1)),
  /** Seconds; an owner that was read more recently is left as it is. */
  maxAge: z.coerce.number().int().min(0).max(86_400).default(0),
});

/** A threshold of a currency's own digits, 0 or more: below 0 an account is overdrawn. */
export const setAlertInput = z
  .strictObject({
    owner: anyText(200, "ownerNeeded").refine(
      (key) => key === EVERY_USER || ownerKey.safeParse(key).success,
      "ownerNeeded",
    ),
    currency: anyText(40, "currencyNeeded")
      .trim()
      .toUpperCase()
      .pipe(z.string().regex(/^[A-Z0-9.]{2,12}$/, "currencyNeeded")),
    threshold: anyText(40, "amountFormat").trim(),
  })
  .transform((input, context) => {
    const read = parseAmountInput(input.threshold, input.currency);
    if (read.ok) return { ...input, threshold: read.amount };
    context.addIssue({ code: "custom", path: ["threshold"], message: "amountFormat" });
    return z.NEVER;
  });
export type SetAlertInput = z.input<typeof setAlertInput>;

export const removeAlertInput = z.strictObject({ alertId: z.uuid() });
