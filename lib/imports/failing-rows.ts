import { safeCell } from "@/lib/exports/safe-cell";

/** Rows as a CSV file (RFC 4180, UTF-8 with its mark) in which no cell can be taken for a formula. */
export function failingRows(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => cells.map((cell) => quoted(safeCell(cell))).join(",");
  return `\uFEFF${[headings, ...rows].map(line).join("\r\n")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
