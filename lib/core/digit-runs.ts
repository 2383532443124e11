/** Digits that belong together: one number, or several beside each other. */
export interface NumberRun {
  /** As 0–9, whatever they were written in. */
  digits: string;
  /** Where each digit begins and ends in the text. Two digits are of one group where one begins as the other ends. */
  starts: Int32Array;
  ends: Int32Array;
  /** Whether a plus stands before it, as before a country's calling code. */
  phone: boolean;
}

/**
 * The runs of at least so many digits in a text, in the order in which they stand there. Up to eight blanks, dashes, dots,
 * slashes and marks that cannot be seen may stand between two digits; a comma too, but where it groups thousands. Digits
 * are those of any script, full-width ones and circled ones included. UUIDs and long hexadecimal ids are skipped.
 */
export function digitRuns(text: string, least: number): NumberRun[] {
  if (!ANY_DIGIT.test(text)) return [];
  const runs: NumberRun[] = [];
  const ids = idsIn(text);
  let id = ids.next().value;
  const found = new Digits(text);
  let gap = 0;
  const close = () => {
    const run = found.close(least);
    if (run) runs.push(run);
  };
  for (let at = 0, end = 0; at < text.length; at = end) {
    if (id && at === id.start) {
      end = id.end;
      id = ids.next().value;
      close();
      continue;
    }
    const code = text.codePointAt(at) ?? 0;
    end = at + (code > 0xffff ? 2 : 1);
    const value = digitOf(code);
    if (value >= 0) {
      found.add(value, at, end);
      gap = 0;
    } else if (found.count > 0) {
      gap += 1;
      if (gap > WIDEST_GAP || !isSeparator(code, text, end)) close();
    }
  }
  close();
  return runs;
}

/** The digits of a text, run by run, in room that is made once: texts may be long and all digits. */
class Digits {
  /** Of the run that is open. */
  count = 0;
  private first = 0;
  private readonly values: Uint8Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;

  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.values = new Uint8Array(text.length);
    this.starts = new Int32Array(text.length);
    this.ends = new Int32Array(text.length);
  }

  add(value: number, start: number, end: number): void {
    const at = this.first + this.count;
    this.values[at] = value + 0x30;
    this.starts[at] = start;
    this.ends[at] = end;
    this.count += 1;
  }

  /** Ends the open run; gives it when it is long enough. */
  close(least: number): NumberRun | null {
    const { first, count, text } = this;
    this.count = 0;
    if (count < least) return null;
    this.first += count;
    const starts = this.starts.subarray(first, first + count);
    return {
      digits: new TextDecoder().decode(this.values.subarray(first, first + count)),
      starts,
      ends: this.ends.subarray(first, first + count),
      phone: /[+＋]/.test(text.charAt((starts[0] ?? 0) - 1)),
    };
  }
}

/** The digit that a character stands for; -1 when it is none. */
function digitOf(code: number): number {
  if (code < 0x80) return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1;
  const character = String.fromCodePoint(code);
  if (!ANY_DIGIT.test(character)) return -1;
  const plain = character.normalize("NFKC");
  if (/^\d$/.test(plain)) return Number(plain);
  if (!DECIMAL.test(character)) return -1;
  // A script's ten digits stand in a row (Unicode, general category Nd).
  let value = 0;
  while (value < 9 && DECIMAL.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

function isSeparator(code: number, text: string, next: number): boolean {
  if (code < 0x80 && code !== COMMA) return PLAIN_SEPARATORS[code] === 1;
  // Most commas group nothing: a look at what follows spares the rest.
  if (code === COMMA && PLAIN_NO_DIGIT.test(text.slice(next, next + 3))) return true;
  const character = String.fromCodePoint(code);
  const plain = character.normalize("NFKC");
  if (plain === ",") return !THOUSANDS.test(text.slice(Math.max(0, next - 5), next + 4).normalize("NFKC"));
  return SEPARATOR.test(character) || SEPARATOR.test(plain);
}

function* idsIn(text: string): Generator<{ start: number; end: number }> {
  for (const { 0: token, index } of text.matchAll(HEXADECIMAL)) {
    for (const { 0: id, index: within } of token.matchAll(ID)) {
      yield { start: index + within, end: index + within + id.length };
    }
  }
}

const WIDEST_GAP = 8;
const COMMA = 0x2c;
const ANY_DIGIT = /[\p{Nd}\p{No}]/u;
const DECIMAL = /^\p{Nd}$/u;
const SEPARATOR = /^[\s\p{Z}\p{Pd}\p{Cf}\p{M}\u2212._·‧・。/\\|~'’`]$/u;
const PLAIN_SEPARATORS = Uint8Array.from({ length: 0x80 }, (_, code) =>
  SEPARATOR.test(String.fromCharCode(code)) ? 1 : 0,
);
const PLAIN_NO_DIGIT = /^\d{0,2}[ -/:-~]/;
const THOUSANDS = /(?<!\d)\d{1,3},\d{3}(?!\d)/;
const HEXADECIMAL = /[\da-f-]{24,}/gi;
const ID =
  /(?<![\da-f])(?:[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}|(?=\d{0,40}[a-f])[\da-f]{24,128})(?![\da-f])/gi;
