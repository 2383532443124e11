import Papa from "papaparse";
import { MOST_BYTES, MOST_COLUMNS, MOST_ROWS } from "@/lib/imports/constants";
import { readXlsx } from "@/lib/imports/read-xlsx";
import { FileError, type Table, type TableChoice } from "@/lib/imports/table";

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * RFC 4180 as it is met: quotes, line breaks inside them, commas, semicolons, tabs or bars, a leading `sep=` line.
 * Gives every line of cells with its place among the records of the file, blank ones left out.
 * @throws FileError `notTable` when quotes do not close
 */
function readCsv(text: string): { line: number; cells: string[] }[] {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const body = told ? text.slice(told[0].length) : text;
  const { data, errors } = Papa.parse<string[]>(body, {
    delimiter: told?.[1] ?? guessDelimiter(body),
    skipEmptyLines: false,
  });
  if (errors.some(({ type }) => type === "Quotes")) throw new FileError("notTable");
  const first = told ? 2 : 1;
  return data
    .map((cells, index) => ({ line: index + first, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

/** What separates most in the heading, outside of quotes; a file of one column has none. */
function guessDelimiter(text: string): string {
  const heading = /^\s*(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 20_000))?.[0] ?? "";
  const bare = heading.replace(/"(?:[^"]|"")*"/g, "");
  const counts = DELIMITERS.map((delimiter) => bare.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
}

/**
 * The text of a file: UTF-8 with or without byte order mark, or UTF-16 with one (what Excel calls “Unicode text”).
 * @throws FileError `notText` for anything else: guessing between legacy Chinese encodings would garble names
 */
function decodeText(bytes: Uint8Array): string {
  const encoding = ENCODINGS.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    const text = new TextDecoder(encoding?.name ?? "utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new FileError("notText");
    return text;
  } catch {
    throw new FileError("notText");
  }
}

const ENCODINGS = [
  { name: "utf-16le", mark: [0xff, 0xfe] },
  { name: "utf-16be", mark: [0xfe, 0xff] },
];

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
