/** The longest note, in characters. */
export const NOTE_MAX = 2000;

const UUID = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gi;
const RUN = /\d+(?:[\s.\-–—_/]{1,3}\d+)*/g;

/**
 * Whether a note holds what must be taken for a full card number: 12 to 19 digits with a valid check digit (ISO/IEC
 * 7812-1), however grouped, also beside other numbers. UUIDs, as the issuer names its things, are let through.
 */
export function holdsCardNumber(text: string): boolean {
  return findCardNumbers(text.normalize("NFKC")).length > 0;
}

/** The same text with each card number cut to its first six and last four digits; for the browser, before it is sent. */
export function cutCardNumbers(text: string): string {
  let left = text;
  for (let found = findCardNumbers(left.normalize("NFKC")); found[0]; found = findCardNumbers(left)) {
    const { start, end } = found[0];
    const plain = left.normalize("NFKC");
    const digits = plain.slice(start, end).replace(/\D/g, "");
    left = `${plain.slice(0, start)}${digits.slice(0, 6)}******${digits.slice(-4)}${plain.slice(end)}`;
  }
  return left;
}

interface Span {
  start: number;
  end: number;
}

function findCardNumbers(text: string): Span[] {
  const masked = text.replace(UUID, (id) => "x".repeat(id.length));
  return [...masked.matchAll(RUN)].flatMap(({ 0: run, index }) => spansIn(run, index));
}

/** The longest stretch of digits of a run that is a card number: between groups, and inside a group too long for one. */
function spansIn(run: string, offset: number): Span[] {
  const digits = [...run.matchAll(/\d/g)].map(({ index }) => index);
  const text = digits.map((index) => run[index]).join("");
  const begins = (at: number) => at === 0 || digits[at] !== (digits[at - 1] ?? 0) + 1;
  const ends = (at: number) => at === digits.length - 1 || digits[at + 1] !== (digits[at] ?? 0) + 1;
  for (let length = 19; length >= 12; length -= 1) {
    for (let from = 0; from + length <= text.length; from += 1) {
      const last = from + length - 1;
      const whole = begins(from) && ends(last);
      if (!(whole || longGroup(run, digits[from] ?? 0, digits[last] ?? 0))) continue;
      if (!hasCheckDigit(text.slice(from, last + 1))) continue;
      return [{ start: offset + (digits[from] ?? 0), end: offset + (digits[last] ?? 0) + 1 }];
    }
  }
  return [];
}

/** A part of one unbroken group of more than 19 digits, of the length that most cards have. */
function longGroup(run: string, first: number, last: number): boolean {
  if (last - first !== 15) return false;
  const before = /\d*$/.exec(run.slice(0, first))?.[0].length ?? 0;
  const after = /^\d*/.exec(run.slice(last + 1))?.[0].length ?? 0;
  return before + 16 + after > 19;
}

function hasCheckDigit(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}
