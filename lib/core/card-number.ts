import { digitRuns, type NumberRun } from "@/lib/core/digit-runs";

/** Where a full card number stands in a text, and its digits as 0–9. */
export interface CardNumber {
  start: number;
  end: number;
  digits: string;
}

/**
 * The full card numbers in a text, however they are grouped and in whatever digits they are written. One has a length and
 * a beginning that a card network gives (ISO/IEC 7812-1; ranges as the networks publish them) and a valid check digit. It
 * may stand beside other numbers (`4111 1111 1111 1111 12/27`). UUIDs, hexadecimal ids, telephone numbers that begin
 * with a plus, and numbers of no network, such as a merchant id of 15 digits, are none. Linear in the text's length.
 */
export function findCardNumbers(text: string): CardNumber[] {
  return digitRuns(text, SHORTEST).flatMap(inRun);
}

export function hasCardNumber(text: string): boolean {
  return findCardNumbers(text).length > 0;
}

/**
 * What must be taken for a card number in a search, where it would stand in addresses: full ones, and 12 to 19 digits that
 * begin and are grouped as one, with a digit missing or mistyped.
 */
export function findLikelyCardNumbers(text: string): CardNumber[] {
  return digitRuns(text, SHORTEST).flatMap((run) => {
    const certain = inRun(run);
    return certain.length === 0 && isLikely(run) ? [whole(run)] : certain;
  });
}

/** The same text with each full card number cut to its first six and last four digits: `411111******1111`. */
export function cutCardNumbers(text: string): string {
  return cutAt(text, findCardNumbers(text));
}

/** The same text with what stands in these places cut to its first six and last four digits. */
export function cutAt(text: string, places: readonly CardNumber[]): string {
  let left = "";
  let at = 0;
  for (const { start, end, digits } of places) {
    left += text.slice(at, start) + maskDigits(digits);
    at = end;
  }
  return left + text.slice(at);
}

/** First six, six stars, last four; nothing but stars where there are too few digits to hide any. */
export function maskDigits(digits: string): string {
  return digits.length < 12 ? "*".repeat(digits.length) : `${digits.slice(0, 6)}******${digits.slice(-4)}`;
}

/** Whether these digits alone are a card number: a network's beginning and length, and a valid check digit. */
export function isCardNumber(digits: string): boolean {
  return (
    (lengthsFrom(digits, 0) & (1 << digits.length)) !== 0 &&
    hasCheckDigit(checkSums(digits), 0, digits.length)
  );
}

/** Whether a card number begins with these digits, be they few or all of them. */
export function beginsCardNumber(digits: string): boolean {
  const start = digits.slice(0, 4);
  const [least, most] = [Number(start.padEnd(4, "0")), Number(start.padEnd(4, "9"))];
  return start !== "" && LENGTHS.subarray(least, most + 1).some((lengths) => lengths !== 0);
}

/** The longest stretches from the left that are card numbers: of whole groups, or inside one that is too long for one. */
function inRun(run: NumberRun): CardNumber[] {
  const { digits, starts, ends, phone } = run;
  if (phone && digits.length <= LONGEST_PHONE) return [];
  const groups = groupsOf(run);
  let sums: CheckSums | undefined;
  const found: CardNumber[] = [];
  for (let first = 0; first + SHORTEST <= digits.length; first += 1) {
    const lengths = lengthsFrom(digits, first);
    if (lengths === 0) continue;
    sums ??= checkSums(digits);
    for (let length = Math.min(LONGEST, digits.length - first); length >= SHORTEST; length -= 1) {
      const last = first + length - 1;
      if ((lengths & (1 << length)) === 0 || !mayStand(groups, first, last)) continue;
      if (!hasCheckDigit(sums, first, last + 1)) continue;
      const [start = 0, end = 0] = [starts[first], ends[last]];
      found.push({ start, end, digits: digits.slice(first, last + 1) });
      first = last;
      break;
    }
  }
  return found;
}

function isLikely(run: NumberRun): boolean {
  const { digits, phone } = run;
  if (digits.length > LONGEST || (phone && digits.length <= LONGEST_PHONE)) return false;
  const { first, last } = groupsOf(run);
  const sizes = [...first.keys()].filter((at) => first[at] === at).map((at) => (last[at] ?? at) - at + 1);
  const grouped = sizes.slice(0, -1).every((size) => size >= 4 && size <= 6) && (sizes.at(-1) ?? 0) <= 7;
  return beginsCardNumber(digits) && (sizes.length === 1 || grouped);
}

function whole({ digits, starts, ends }: NumberRun): CardNumber {
  return { digits, start: starts[0] ?? 0, end: ends.at(-1) ?? 0 };
}

/** For each digit the first and the last one of its group. */
interface Groups {
  first: Int32Array;
  last: Int32Array;
}

function groupsOf({ starts, ends }: NumberRun): Groups {
  const count = starts.length;
  const [first, last] = [new Int32Array(count), new Int32Array(count)];
  for (let at = 1; at < count; at += 1) first[at] = starts[at] === ends[at - 1] ? (first[at - 1] ?? 0) : at;
  for (let at = count - 1; at >= 0; at -= 1) {
    last[at] = at + 1 < count && starts[at + 1] === ends[at] ? (last[at + 1] ?? at) : at;
  }
  return { first, last };
}

function mayStand({ first, last }: Groups, from: number, to: number): boolean {
  if (first[from] === from && last[to] === to) return true;
  const [start = 0, end = 0] = [first[from], last[to]];
  return start === first[to] && end - start + 1 > LONGEST && COMMON.includes(to - from + 1);
}

/** Sums of all digits before each place, with the even and with the odd places doubled as the check digit asks. */
interface CheckSums {
  even: Uint32Array;
  odd: Uint32Array;
}

function checkSums(digits: string): CheckSums {
  const even = new Uint32Array(digits.length + 1);
  const odd = new Uint32Array(digits.length + 1);
  for (let at = 0; at < digits.length; at += 1) {
    const digit = digits.charCodeAt(at) - 48;
    const doubled = digit > 4 ? digit * 2 - 9 : digit * 2;
    even[at + 1] = (even[at] ?? 0) + (at % 2 === 0 ? doubled : digit);
    odd[at + 1] = (odd[at] ?? 0) + (at % 2 === 0 ? digit : doubled);
  }
  return { even, odd };
}

/** ISO/IEC 7812-1, annex B: from the right, every second digit is doubled. */
function hasCheckDigit({ even, odd }: CheckSums, from: number, to: number): boolean {
  const sums = to % 2 === 0 ? even : odd;
  return ((sums[to] ?? 0) - (sums[from] ?? 0)) % 10 === 0;
}

function lengthsFrom(digits: string, at: number): number {
  let start = 0;
  for (let place = at; place < at + 4; place += 1) start = start * 10 + (digits.charCodeAt(place) - 48);
  return LENGTHS[start] ?? 0;
}

const SHORTEST = 12;
const LONGEST = 19;
/** What is looked for inside of a group that is longer than any card number. */
const COMMON = [15, 16];
/** With its calling code. E.164 allows 15 digits, but those could be a card's. */
const LONGEST_PHONE = 13;

/**
 * First digits, and how many digits there are, network by network: Visa, Mastercard, American Express, JCB, Diners Club,
 * Discover, UnionPay, RuPay, Mir, Maestro (what is still issued, not all that is reserved for it), Troy, Uzcard, Humo.
 */
const NETWORKS: readonly [from: string, to: string, shortest: number, longest: number][] = [
  ["4", "4", 16, 16],
  ["4", "4", 13, 13],
  ["4", "4", 18, 19],
  ["51", "55", 16, 16],
  ["2221", "2720", 16, 16],
  ["34", "34", 15, 15],
  ["37", "37", 15, 15],
  ["3528", "3589", 16, 19],
  ["300", "305", 14, 19],
  ["3095", "3095", 14, 19],
  ["36", "36", 14, 19],
  ["38", "39", 14, 19],
  ["60", "60", 16, 19],
  ["636", "659", 16, 19],
  ["62", "62", 16, 19],
  ["81", "82", 16, 19],
  ["2200", "2205", 16, 19],
  ["50", "50", 12, 19],
  ["56", "58", 12, 19],
  ["6304", "6304", 12, 19],
  ["67", "67", 12, 19],
  ["8600", "8600", 16, 16],
  ["9792", "9792", 16, 16],
  ["9860", "9860", 16, 16],
];

/** For each four first digits the possible lengths, one bit each. */
const LENGTHS = NETWORKS.reduce((table, [from, to, shortest, longest]) => {
  for (let start = Number(from.padEnd(4, "0")); start <= Number(to.padEnd(4, "9")); start += 1) {
    for (let length = shortest; length <= longest; length += 1) {
      table[start] = (table[start] ?? 0) | (1 << length);
    }
  }
  return table;
}, new Int32Array(10_000));
