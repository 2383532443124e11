import { z } from "zod";
import type { CardHolder } from "@/lib/cards/schema";
import { anyText, cursorText, searchText } from "@/lib/core/input";

/** A mirrored transaction. Amounts are signed decimal strings in major units (debits negative); null: not said. */
export interface TransactionItem {
  /** The issuer's own id. */
  id: string;
  /** The issuer's id of the card. */
  card: string;
  cardLast4: string | null;
  cardTitle: string | null;
  pUserId: string | null;
  /** Whom the issuer named with the transaction, else the holder of its card. */
  holder: CardHolder | null;
  /** `Authorized`, `Declined`, `Settled`, `Reversed`, or whatever else the issuer said. */
  status: string;
  /** `Sales`, `Refund`, `Withdrawal`, or whatever else the issuer said. */
  type: string;
  transactionCurrency: string;
  transactionAmount: string | null;
  localCurrency: string | null;
  localAmount: string | null;
  finalLocalAmount: string | null;
  billingCurrency: string | null;
  billingAmount: string | null;
  calculatedFee: string | null;
  merchantId: string | null;
  merchantName: string;
  merchantCountry: string | null;
  merchantCity: string | null;
  /** ISO 8601 UTC; null when the issuer did not say. */
  createdAt: string | null;
}

export interface TransactionPage {
  items: TransactionItem[];
  /** Null at the end. */
  nextCursor: string | null;
  /** Null at the beginning. */
  previousCursor: string | null;
  /** Counted up to 1,000. */
  total: { count: number; capped: boolean };
}

const text = (most: number) => anyText(most).trim();
/** One to twenty values joined with commas; a bad one is told as the whole field's problem. */
const list = (isGood: (value: string) => boolean, problem: string) =>
  z.preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
    z
      .array(anyText(100))
      .max(20)
      .refine((values) => values.every(isGood), problem),
  );
const words = list(() => true, "invalid");
const inCapitals = (given: string[]) => given.map((code) => code.toUpperCase());
const codes = list((value) => /^[A-Za-z]{3,5}$/.test(value), "currencyFormat");
const amount = z.string().regex(/^\d{1,18}(\.\d{1,18})?$/, "amountFormat");
/** A day, or an instant with its offset. PostgreSQL knows no year 0. */
const time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], "timeFormat")
  .refine((value) => !value.startsWith("0000"), "timeFormat");

/**
 * What `/api/transactions` takes; any other name is refused. Lists are joined with commas. `currency` is what the
 * merchant asked for, `debit` what the card is debited in. `country` is the issuer's word for the merchant's country, in any case. `minAmount` and `maxAmount`
 * bound the size of the transaction amount, whatever its sign. `from` is inclusive; `to` is exclusive as an instant and
 * inclusive as a day; days are those of `ISSUING_TIME_ZONE`.
 */
export const transactionQuery = z
  .object({
    q: searchText(100).optional(),
    card: words.optional(),
    user: text(100).optional(),
    status: words.optional(),
    type: words.optional(),
    currency: codes.transform(inCapitals).optional(),
    debit: codes.transform(inCapitals).optional(),
    country: words.optional(),
    merchant: text(100).optional(),
    minAmount: amount.optional(),
    maxAmount: amount.optional(),
    from: time.optional(),
    to: time.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: cursorText.optional(),
  })
  .catchall(z.custom<never>(() => false, "unknownField"));

/** The query as screens write it. */
export interface TransactionQuery {
  q?: string;
  card?: string[];
  user?: string;
  status?: string[];
  type?: string[];
  currency?: string[];
  debit?: string[];
  country?: string[];
  merchant?: string;
  minAmount?: string;
  maxAmount?: string;
  from?: string;
  to?: string;
  limit?: number;
  cursor?: string;
}
