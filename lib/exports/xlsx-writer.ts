import { once } from "node:events";
import { createDeflateRaw } from "node:zlib";
import { strToU8, Zip, ZipPassThrough } from "fflate";
import type { SheetWriter } from "@/lib/exports/sheet-writer";

/** ZIP, APPNOTE 4.4.5. */
const DEFLATED = 8;

/** A file of a ZIP archive that is compressed by zlib, off the thread that serves everybody else. */
class DeflatedFile extends ZipPassThrough {
  override compression = DEFLATED;
  readonly #deflate = createDeflateRaw({ level: 1 });
  #written = Promise.resolve();

  constructor(name: string) {
    super(name);
    this.#deflate.on("data", (chunk: Buffer<ArrayBuffer>) => this.ondata(null, chunk, false));
    // What went wrong is told to who writes.
    this.#deflate.on("error", () => undefined);
    this.#deflate.on("end", () => this.ondata(null, new Uint8Array(), true));
  }

  /** Resolves when the text is compressed; what comes out of that may still be with the compressor. */
  write(text: string): Promise<void> {
    this.push(Buffer.from(text));
    return this.#written;
  }

  async close(text: string): Promise<void> {
    const ended = once(this.#deflate, "end");
    this.push(Buffer.from(text), true);
    await Promise.all([this.#written, ended]);
  }

  protected override process(chunk: Uint8Array<ArrayBuffer>, final: boolean): void {
    this.#written = new Promise((resolve, reject) =>
      this.#deflate.write(chunk, (error) => (error ? reject(error) : resolve())),
    );
    if (final) this.#deflate.end();
  }
}

/** Excel's own bound is 1,048,576 rows a sheet. */
const MOST_ROWS = 1_000_000;

/**
 * SpreadsheetML, written as it comes: every cell is a text, so that no digit is lost and nothing is ever a formula. Rows
 * beyond a million go on in another sheet, under the same heading.
 */
export function createXlsxWriter(): SheetWriter<Promise<Uint8Array>> {
  let out: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    out.push(chunk);
  });
  const sheets: { rows: number; file: DeflatedFile }[] = [];
  let heading: readonly string[] | null = null;

  const open = async () => {
    const file = new DeflatedFile(`xl/worksheets/sheet${sheets.length + 1}.xml`);
    zip.add(file);
    const sheet = { rows: 0, file };
    sheets.push(sheet);
    await file.write(`${XML}<worksheet xmlns="${MAIN}"><sheetData>`);
    if (heading) await push(sheet, [heading]);
    return sheet;
  };
  const push = (sheet: { rows: number; file: DeflatedFile }, batch: readonly (readonly string[])[]) => {
    sheet.rows += batch.length;
    return sheet.file.write(batch.map(toRow).join(""));
  };
  const close = (sheet: { file: DeflatedFile }) => sheet.file.close("</sheetData></worksheet>");
  const take = () => {
    const bytes = Buffer.concat(out);
    out = [];
    return bytes;
  };

  return {
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    async rows(batch) {
      let sheet = sheets.at(-1) ?? (await open());
      heading ??= batch[0] ?? null;
      if (sheet.rows + batch.length > MOST_ROWS) {
        await close(sheet);
        sheet = await open();
      }
      await push(sheet, batch);
      return take();
    },
    async end() {
      await close(sheets.at(-1) ?? (await open()));
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
  if (PLAIN.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}

/** Nothing to escape and nothing to leave out, as in nearly every cell. */
const PLAIN = /^[\w .:+/'()-]*$/;

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
