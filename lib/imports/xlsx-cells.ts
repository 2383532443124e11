import { attributesOf, elementsOf, textOf, unescapeXml } from "@/lib/imports/xml-scan";

interface Book {
  shared: readonly string[];
  /** By number of a cell's style: whether it shows a date. */
  dates: readonly boolean[];
  from1904: boolean;
}

/** What a cell shows, as far as a table needs it (ECMA-376 part 1, §18.3.1.4): texts, numbers without loss, dates in ISO. */
export function cellText(attributes: Partial<Record<string, string>>, inner: string, book: Book): string {
  const { t: type = "n", s: style = "0" } = attributes;
  if (type === "inlineStr") return textOf(inner);
  const value = unescapeXml(elementsOf(inner, "v")[0]?.inner ?? "");
  if (type === "s") return book.shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "e") return "";
  if (type === "d") return value.slice(0, 10);
  if (type !== "n" || value === "") return value;
  return book.dates[Number(style)] ? dateText(Number(value), book.from1904) : plainNumber(value);
}

/** Whether each cell style shows a date: one of Excel's own date formats, or one that names years, months or days. */
export function readDateStyles(styles: string | null): boolean[] {
  const own = elementsOf(elementsOf(styles ?? "", "numFmts")[0]?.inner ?? "", "numFmt").map(
    ({ attributes }) => attributesOf(attributes),
  );
  const isDate = (id: string) => {
    const code = own.find((format) => format.numFmtId === id)?.formatCode;
    return code === undefined ? BUILT_IN_DATES.has(Number(id)) : namesDate(code);
  };
  const cells = elementsOf(elementsOf(styles ?? "", "cellXfs")[0]?.inner ?? "", "xf");
  return cells.map(({ attributes }) => isDate(attributesOf(attributes).numFmtId ?? "0"));
}

/** §18.8.30: 14–17 and 22 are dates, 27–36 and 50–58 those of the East Asian versions. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function namesDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  return /[yd]/i.test(bare) || /m{3,}/i.test(bare);
}

const DAY_MS = 86_400_000;

/** Days since 1899-12-30, which makes up for the leap day that 1900 never had; or since 1904-01-01. */
function dateText(serial: number, from1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return String(serial);
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
  return new Date(start + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
}

/** Whole numbers in full: 3.5677E+15 is how they are stored, and no one's card number. */
function plainNumber(value: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?[eE]\+?(\d{1,2})$/.exec(value);
  if (!found) return value;
  const [, sign = "", whole = "", fraction = "", power = ""] = found;
  const exponent = Number(power);
  if (fraction.length > exponent) return value;
  return `${sign}${whole}${fraction.padEnd(exponent, "0")}`.replace(/^(-?)0+(?=\d)/, "$1");
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
