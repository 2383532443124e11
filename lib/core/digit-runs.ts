/** Digits that belong together: one number, or several beside each other. */
export interface NumberRun {
  /** As 0–9, whatever they were written in. */
  digits: string;
  /** Where each digit begins and ends in the text. Two digits are of one group where one begins as the other ends. */
  starts: readonly number[];
  ends: readonly number[];
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
  let open = new OpenRun();
  let gap = 0;
  const close = () => {
    if (open.count === 0) return;
    if (open.count >= least) runs.push(open.closed(text));
    open = open.count >= least ? new OpenRun() : open.emptied();
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
      open.add(value, at, end);
      gap = 0;
    } else if (open.count > 0) {
      gap += 1;
      if (gap > WIDEST_GAP || !isSeparator(code, text, end)) close();
    }
  }
  close();
  return runs;
}

class OpenRun {
  count = 0;
  private readonly values: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(value: number, start: number, end: number): void {
    this.values[this.count] = value + 0x30;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
  }

  emptied(): OpenRun {
    this.count = 0;
    return this;
  }

  closed(text: string): NumberRun {
    // What an emptied run left behind is cut off rather than copied around.
    for (const list of [this.values, this.starts, this.ends]) list.length = this.count;
    return {
      digits: new TextDecoder().decode(Uint8Array.from(this.values)),
      starts: this.starts,
      ends: this.ends,
      phone: /[+＋]/.test(text.charAt((this.starts[0] ?? 0) - 1)),
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
