/**
 * A stored number as Excel shows it under a format code (ECMA-376 part 1, §18.8.31): leading zeros, decimals, thousands,
 * percent and the characters between digits. What a code shows less of than is stored (scientific, fractions) comes whole.
 */
export function shownNumber(stored: string, code: string): string {
  const number = Number(stored);
  const sections = splitSections(code);
  const second = number < 0 ? sections[1] : undefined;
  const section = readSection(second ?? sections[0] ?? "General");
  if (!section || !Number.isFinite(number)) return plainNumber(stored);
  const { whole, decimals, percents, thousands, before, after } = section;
  const scaled = scale(plainNumber(stored).replace(/^-/, ""), percents * 2);
  const [integer = "0", fraction = ""] = round(scaled, decimals).split(".");
  const sign = number < 0 && second === undefined ? "-" : "";
  const text = `${before}${fillWhole(integer, whole, thousands)}${fraction ? `.${fraction}` : ""}${after}`;
  return `${sign}${text.trim()}`;
}

/** Whole numbers in full: 3.5677E+15 is how they are stored; and 0.30000000000000004 is 0.3 (15 digits, as Excel has). */
export function plainNumber(value: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(value);
  if (!found) return /^-?\d*\.\d{14,}$/.test(value) ? String(Number(Number(value).toPrecision(15))) : value;
  const [, sign = "", whole = "", fraction = "", power = ""] = found;
  const exponent = Number(power);
  if (fraction.length > exponent) return value;
  return `${sign}${whole}${fraction.padEnd(exponent, "0")}`.replace(/^(-?)0+(?=\d)/, "$1");
}

interface NumberSection {
  /** What stands at each place before the point: `0` always a digit, `#` a digit if there is one, else itself. */
  whole: string[];
  decimals: number;
  percents: number;
  thousands: boolean;
  before: string;
  after: string;
}

function splitSections(code: string): string[] {
  return code.match(/(?:"[^"]*"|\\.|[^;"\\])+/g) ?? [];
}

const TOKEN = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|([0#?.,%])|([\s\S])/g;

/** Null for what is no plain number: General, text, scientific, fractions, times. */
function readSection(section: string): NumberSection | null {
  const bare = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (!/[0#?]/.test(bare) || /general|@|e[+-]|\/|[hs]/i.test(bare)) return null;
  const read: NumberSection = {
    whole: [],
    decimals: 0,
    percents: 0,
    thousands: false,
    before: "",
    after: "",
  };
  let place: "before" | "whole" | "decimals" = "before";
  for (const [, quoted, escaped, currency, mark, plain] of section.matchAll(TOKEN)) {
    const literal = quoted ?? escaped ?? currency ?? plain ?? "";
    if (mark === "%") read.percents += 1;
    if (mark === ",") read.thousands = true;
    else if (mark === ".") place = "decimals";
    else if (mark && mark !== "%") {
      if (place === "before") place = "whole";
      if (place === "whole") read.whole.push(mark === "0" ? "0" : "#");
      else read.decimals += mark === "0" ? 1 : 0;
    } else {
      const text = mark === "%" ? "%" : literal;
      if (place === "before") read.before += text;
      else if (place === "whole") read.whole.push(...[...text].map((one) => `'${one}`));
      else read.after += text;
    }
  }
  while (read.whole.at(-1)?.startsWith("'")) read.after = `${read.whole.pop()?.slice(1) ?? ""}${read.after}`;
  return read;
}

/** Digits from the right into their places; what is left over stands in front of the first. */
function fillWhole(integer: string, places: readonly string[], thousands: boolean): string {
  const digits = [...(integer === "0" ? "" : integer)];
  let text = "";
  for (const place of places.toReversed()) {
    if (place.startsWith("'"))
      text = digits.length > 0 || text.length > 0 ? `${place.slice(1)}${text}` : text;
    else text = `${digits.pop() ?? (place === "0" ? "0" : "")}${text}`;
  }
  const whole = `${digits.join("")}${text}`;
  return thousands ? whole.replace(/\B(?=(?:\d{3})+(?!\d))/g, ",") : whole;
}

/** Decimal digits moved by `places`, without the loss of a multiplication. */
function scale(decimal: string, places: number): string {
  if (places === 0 || /e/i.test(decimal)) return decimal;
  const [whole = "", fraction = ""] = decimal.split(".");
  const padded = fraction.padEnd(places, "0");
  const moved = `${whole}${padded.slice(0, places)}`.replace(/^0+(?=\d)/, "");
  const rest = padded.slice(places);
  return rest ? `${moved}.${rest}` : moved;
}

function round(decimal: string, decimals: number): string {
  const fraction = decimal.split(".")[1] ?? "";
  if (decimals === 0 && fraction === "") return decimal;
  return fraction.length <= decimals && !/e/i.test(decimal)
    ? `${decimal.split(".")[0]}${decimals > 0 ? `.${fraction.padEnd(decimals, "0")}` : ""}`
    : Number(decimal).toFixed(decimals);
}
