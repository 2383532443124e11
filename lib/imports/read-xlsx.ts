import { strFromU8, unzipSync } from "fflate";
import { shownNumber } from "@/lib/imports/number-format";
import { FileError } from "@/lib/imports/table";
import { attributesOf, elementsOf, textOf, unescapeXml } from "@/lib/imports/xml-scan";

interface Book {
  shared: readonly string[];
  /** By number of a cell's style: the code of its format. */
  formats: readonly string[];
  from1904: boolean;
}

/** What a cell shows, as far as a table needs it (ECMA-376 part 1, §18.3.1.4): texts, numbers as their
 * format shows them, dates in ISO. */
function cellText(attributes: Partial<Record<string, string>>, inner: string, book: Book): string {
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
function readFormats(styles: string | null): string[] {
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

/** Of one part after unpacking: what a workbook of 50,000 rows never reaches, and a zip bomb does. */
const MOST_UNPACKED = 120 * 1024 * 1024;

/** A sheet of a workbook, and what all of them are called. */
export interface Workbook {
  sheets: string[];
  lines: { line: number; cells: string[] }[];
}

/**
 * A sheet of a workbook (ECMA-376), as its cells show it; dates come as YYYY-MM-DD. Formulas count with their stored value.
 * @throws FileError `brokenWorkbook`, `tooBig`
 */
export function readXlsx(bytes: Uint8Array, wanted = 0): Workbook {
  const parts = unpack(bytes);
  const part = (name: string) => {
    const found = parts.get(name.toLowerCase());
    return found ? strFromU8(found) : null;
  };
  const workbook = part("xl/workbook.xml");
  const sheet = workbook === null ? null : part(partOf(workbook, part("xl/_rels/workbook.xml.rels"), wanted));
  if (workbook === null || sheet === null) throw new FileError("brokenWorkbook");
  const book = {
    shared: sharedTexts(part("xl/sharedStrings.xml")),
    formats: readFormats(part("xl/styles.xml")),
    from1904: /<(?:\w+:)?workbookPr\b[^>]*\bdate1904="(?:1|true)"/.test(workbook),
  };
  const lines: Workbook["lines"] = [];
  let line = 0;
  for (const row of elementsOf(sheet, "row")) {
    const told = Number(attributesOf(row.attributes).r);
    line = Number.isInteger(told) && told > line ? told : line + 1;
    const cells: string[] = [];
    for (const cell of elementsOf(row.inner, "c")) {
      const attributes = attributesOf(cell.attributes);
      const at = columnOf(attributes.r) ?? cells.length;
      while (cells.length < at && cells.length < MOST_CELLS) cells.push("");
      if (at < MOST_CELLS) cells[at] = cellText(attributes, cell.inner, book);
    }
    if (cells.some((cell) => cell.trim() !== "")) lines.push({ line, cells });
  }
  const sheets = elementsOf(workbook, "sheet").map(({ attributes }) => attributesOf(attributes).name ?? "");
  return { sheets, lines };
}

/** Excel's own bound is 16,384 columns; more than a few hundred is no table of ours. */
const MOST_CELLS = 512;
const WANTED =
  /^xl\/(workbook|sharedstrings|styles)\.xml$|^xl\/_rels\/workbook\.xml\.rels$|^xl\/worksheets\//i;

function unpack(bytes: Uint8Array): Map<string, Uint8Array> {
  let unpacked = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!WANTED.test(name)) return false;
        unpacked += originalSize;
        if (unpacked > MOST_UNPACKED) throw new FileError("tooBig");
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, data]) => [name.toLowerCase(), data]));
  } catch (error) {
    throw error instanceof FileError ? error : new FileError("brokenWorkbook");
  }
}

/** The part that holds the sheet at this place; its number says nothing about that. */
function partOf(workbook: string, relations: string | null, wanted: number): string {
  const sheet = elementsOf(workbook, "sheet")[wanted];
  const id = Object.entries(attributesOf(sheet?.attributes ?? "")).find(([name]) =>
    /(^|:)id$/.test(name),
  )?.[1];
  const target = elementsOf(relations ?? "", "Relationship")
    .map(({ attributes }) => attributesOf(attributes))
    .find((relation) => relation.Id === id)?.Target;
  if (!target) return "xl/worksheets/sheet1.xml";
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

function sharedTexts(xml: string | null): string[] {
  return elementsOf(xml ?? "", "si").map(({ inner }) => textOf(inner));
}

/** “AB12” → 27. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (!letters) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
