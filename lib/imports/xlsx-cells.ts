import { shownNumber } from "@/lib/imports/number-format";
import { attributesOf, elementsOf, textOf, unescapeXml } from "@/lib/imports/xml-scan";

interface Book {
  shared: readonly string[];
  /** By number of a cell's style: the code of its format. */
  formats: readonly string[];
  from1904: boolean;
}

/** What a cell shows, as far as a table needs it (ECMA-376 part 1, §18.3.1.4): texts, numbers as their
 * format shows them, dates in ISO. */
export function cellText(attributes: Partial<Record<string, string>>, inner: string, book: Book): string {
  const { t: type = "n", s: style = "0" } = attributes;
  if (type === "inlineStr") return textOf(inner);
  const value = unescapeXml(elementsOf(inner, "v")[0]?.inner ?? "");
  if (type === "s") return book.shared[Number(value)] ?? "";
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type === "e") return "";
  if (type === "d") return value.slice(0, 10);
  if (type !== "n" || value === "") return value;
  const format = book.formats[Number(style)] ?? GENERAL;
  return isDate(format) ? dateText(Number(value), book.from1904) : shownNumber(value, format);
}

/** The format of each cell style: of the workbook's own, or of those that Excel has (ECMA-376 part 1, §18.8.30). */
export function readFormats(styles: string | null): string[] {
  const own = new Map(
    elementsOf(elementsOf(styles ?? "", "numFmts")[0]?.inner ?? "", "numFmt").map(({ attributes }) => {
      const { numFmtId, formatCode } = attributesOf(attributes);
      return [numFmtId, formatCode] as const;
    }),
  );
  const cells = elementsOf(elementsOf(styles ?? "", "cellXfs")[0]?.inner ?? "", "xf");
  return cells.map(({ attributes }) => {
    const { numFmtId: id = "0" } = attributesOf(attributes);
    return own.get(id) ?? (BUILT_IN_DATES.has(Number(id)) ? "yyyy-mm-dd" : (BUILT_IN[Number(id)] ?? GENERAL));
  });
}

const GENERAL = "General";

const BUILT_IN: Partial<Record<number, string>> = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  37: "#,##0;-#,##0",
  38: "#,##0;-#,##0",
  39: "#,##0.00;-#,##0.00",
  40: "#,##0.00;-#,##0.00",
};

/** 14–17 and 22 are dates, 27–36 and 50–58 those of the East Asian versions. */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function isDate(code: string): boolean {
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

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
