import { decodeText } from "@/lib/imports/decode-text";
import { readCsv } from "@/lib/imports/read-csv";
import { readXlsx } from "@/lib/imports/read-xlsx";
import { FileError, type Table, type TableChoice } from "@/lib/imports/table";
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS } from "@/lib/imports/vocabulary";

/**
 * A CSV or XLSX file as a table: of the first sheet, or the chosen one, the first line that has texts, or the chosen one, is
 * the heading; what stands above it is left out. Which of the two kinds it is, its bytes say.
 * @throws FileError with the key of a text
 */
export function readTable(bytes: Uint8Array, { sheet = 0, heading: chosen }: TableChoice = {}): Table {
  if (bytes.length > MOST_BYTES) throw new FileError("tooBig");
  if (startsWith(bytes, OLD_EXCEL)) throw new FileError("oldWorkbook");
  const { sheets, lines } = startsWith(bytes, ZIP)
    ? readXlsx(bytes, sheet)
    : { sheets: [], lines: readCsv(decodeText(bytes)) };
  const top = lines.slice(0, TOP);
  const at = top.findIndex(({ line }) => line === chosen);
  const [heading, ...body] = lines.slice(Math.max(0, at));
  if (!heading || body.length === 0) throw new FileError("empty");
  if (body.length > MOST_ROWS) throw new FileError("tooManyRows");
  const width = Math.max(heading.cells.length, ...widths(body));
  if (width > MOST_COLUMNS) throw new FileError("tooManyColumns");
  const fill = (cells: string[]) => Array.from({ length: width }, (_, at) => (cells[at] ?? "").trim());
  return {
    headers: fill(heading.cells),
    rows: body.map(({ cells }) => fill(cells)),
    lines: body.map(({ line }) => line),
    sheets,
    sheet,
    heading: heading.line,
    top: top.map(({ line, cells }) => ({ line, cells: cells.slice(0, TOP_CELLS) })),
  };
}

/** How far down the headings are looked for, and how much of such a line is shown. */
const TOP = 20;
const TOP_CELLS = 8;

const ZIP = [0x50, 0x4b, 0x03, 0x04];
/** The container of .xls files, and of workbooks with a password. */
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

/** The widest only: 50,000 numbers are too many arguments for `Math.max` in some browsers. */
function widths(lines: readonly { cells: string[] }[]): [number] {
  return [lines.reduce((most, { cells }) => Math.max(most, cells.length), 0)];
}
