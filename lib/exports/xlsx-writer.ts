import { strToU8, Zip, ZipDeflate, ZipPassThrough } from "fflate";
import type { SheetWriter } from "@/lib/exports/sheet-writer";

/** Excel's own bound is 1,048,576 rows a sheet. */
const MOST_ROWS = 1_000_000;

/**
 * SpreadsheetML, written as it comes: every cell is a text, so that no digit is lost and nothing is ever a formula. Rows
 * beyond a million go on in another sheet, under the same heading.
 */
export function createXlsxWriter(): SheetWriter {
  let out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const sheets: { rows: number; file: ZipDeflate }[] = [];
  let heading: readonly string[] | null = null;

  const open = () => {
    const file = new ZipDeflate(`xl/worksheets/sheet${sheets.length + 1}.xml`, { level: 1 });
    zip.add(file);
    file.push(strToU8(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`));
    const sheet = { rows: 0, file };
    sheets.push(sheet);
    if (heading) push(sheet, [heading]);
    return sheet;
  };
  const push = (sheet: { rows: number; file: ZipDeflate }, batch: readonly (readonly string[])[]) => {
    sheet.rows += batch.length;
    sheet.file.push(strToU8(batch.map(toRow).join("")));
  };
  const close = (sheet: { file: ZipDeflate } | undefined) =>
    sheet?.file.push(strToU8("</sheetData></worksheet>"), true);
  const take = () => {
    const bytes = Buffer.concat(out);
    out = [];
    return bytes;
  };

  return {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    rows(batch) {
      let sheet = sheets.at(-1) ?? open();
      heading ??= batch[0] ?? null;
      if (sheet.rows + batch.length > MOST_ROWS) {
        close(sheet);
        sheet = open();
      }
      push(sheet, batch);
      return take();
    },
    end() {
      close(sheets.at(-1) ?? open());
      for (const [name, text] of partsOf(sheets.length)) {
        const file = new ZipPassThrough(name);
        zip.add(file);
        file.push(strToU8(text), true);
      }
      zip.end();
      return take();
    },
  };
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

function toRow(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => (cell === "" ? "<c/>" : `<c t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`)).join("")}</row>`;
}

/** XML 1.0 has no other control characters than tab and line breaks. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

function partsOf(count: number): [name: string, text: string][] {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const sheets = numbers.map((n) => `<sheet name="Rows ${n}" sheetId="${n}" r:id="rId${n}"/>`).join("");
  const relations = numbers
    .map((n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`)
    .join("");
  const overrides = numbers
    .map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPES}.worksheet+xml"/>`)
    .join("");
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${overrides}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      "xl/workbook.xml",
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}</Relationships>`,
    ],
  ];
}
