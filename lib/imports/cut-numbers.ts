import { cutAt, isCardNumber, maskDigits } from "@/lib/core/card-number";
import { digitRuns } from "@/lib/core/digit-runs";

const LEAST = 12;
const ROUNDED = /^\d+([.,]\d+)?e\+?\d{1,2}$/i;

/** What stands for a number that cannot be a card's, or whose digits the spreadsheet has lost. */
export const LOST = "######";

/**
 * A text in which every run of twelve digits and more, however grouped, is cut to its first six and last four. A cell
 * that is nothing but such a run must be a card number, else it is lost. A UUID is no card number.
 */
export function cutNumbers(text: string): string {
  const plain = text.normalize("NFKC").trim();
  if (ROUNDED.test(plain)) return LOST;
  const places = digitRuns(plain, LEAST).map(({ digits, starts, ends }) => ({
    digits,
    start: starts[0] ?? 0,
    end: ends.at(-1) ?? 0,
  }));
  const [first] = places;
  if (!first || first.start > 0 || first.end < plain.length) return cutAt(plain, places);
  return isCardNumber(first.digits) ? maskDigits(first.digits) : LOST;
}

/** Whether a text still has twelve digits in a row, however grouped. */
export function hasLongNumber(text: string): boolean {
  return digitRuns(text, LEAST).length > 0;
}
