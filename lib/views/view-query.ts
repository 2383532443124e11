import "server-only";
import { cardQuery } from "@/lib/cards/schema";
import { hasCardNumber } from "@/lib/core/card-number";
import { AppError } from "@/lib/core/errors";
import { transactionQuery } from "@/lib/transactions/schema";
import { canonicalQuery, PERIODS, type ViewNoun } from "@/lib/views/constants";

/** A place in a list is not part of a view of it. */
const PLACE = ["cursor", "limit", "view"];

/**
 * What a browser wants to keep as a view's query, in canonical spelling.
 * @throws AppError INVALID_INPUT `query`: `cardNumber`, or `badQuery` for what the noun's list would refuse
 */
export function parseViewQuery(noun: ViewNoun, search: string): string {
  const canonical = canonicalQuery(search, PLACE);
  const entries = [...new URLSearchParams(canonical)];
  if (entries.some(([, value]) => hasCardNumber(value))) refuse("cardNumber");
  const given = Object.fromEntries(entries);
  if (Object.keys(given).length !== entries.length || !isReadable[noun](given)) refuse("badQuery");
  return canonical;
}

const isReadable: Record<ViewNoun, (given: Record<string, string>) => boolean> = {
  transactions: ({ period, ...rest }) =>
    (period === undefined || PERIODS.some((one) => one === period)) &&
    transactionQuery.safeParse(rest).success,
  cards: (given) => cardQuery.strict().safeParse(given).success,
};

function refuse(problem: string): never {
  throw new AppError("INVALID_INPUT", `query: ${problem}`, { fields: { query: problem } });
}
