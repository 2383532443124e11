const RUN = /\d(?:[ .\-–—_/]?\d){11,}/g;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const ROUNDED = /^\d+([.,]\d+)?e\+?\d{1,2}$/i;

/** What stands for a number that cannot be a card's, or whose digits the spreadsheet has lost. */
export const LOST = "######";

/**
 * A text in which every run of twelve digits and more, however grouped, is cut to its first six and last four. A cell
 * that is nothing but such a run must be a card number (ISO/IEC 7812-1: 13 to 19 digits and a check digit), else it is
 * lost. A UUID is no card number.
 */
export function cutNumbers(text: string): string {
  const plain = text.normalize("NFKC").trim();
  if (UUID.test(plain)) return plain;
  if (ROUNDED.test(plain)) return LOST;
  const whole = plain.replace(/[ .\-–—_/]/g, "");
  if (/^\d{12,}$/.test(whole)) return isCardNumber(whole) ? cut(whole) : LOST;
  return plain.replace(RUN, (run) => cut(run.replace(/\D/g, "")));
}

/** Whether a text still has twelve digits in a row, however grouped. */
export function hasLongNumber(text: string): boolean {
  const plain = text.normalize("NFKC").trim();
  return !UUID.test(plain) && plain.search(RUN) >= 0;
}

function cut(digits: string): string {
  return `${digits.slice(0, 6)}******${digits.slice(-4)}`;
}

function isCardNumber(digits: string): boolean {
  if (digits.length < 13 || digits.length > 19) return false;
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return sum % 10 === 0;
}
