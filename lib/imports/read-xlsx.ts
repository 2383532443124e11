import { strFromU8, unzipSync } from "fflate";
import { FileError } from "@/lib/imports/table";
import { cellText, readFormats } from "@/lib/imports/xlsx-cells";
import { attributesOf, elementsOf, textOf } from "@/lib/imports/xml-scan";

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
