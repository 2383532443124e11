import Papa from "papaparse";
import { FileError } from "@/lib/imports/table";

const DELIMITERS = [",", ";", "\t", "|"];

/**
 * RFC 4180 as it is met: quotes, line breaks inside them, commas, semicolons, tabs or bars, a leading `sep=` line.
 * Gives every line of cells with its place among the records of the file, blank ones left out.
 * @throws FileError `notTable` when quotes do not close
 */
export function readCsv(text: string): { line: number; cells: string[] }[] {
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
