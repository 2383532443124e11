import { failingRows } from "@/lib/imports/failing-rows";

interface FailingRows {
  /** Of the file that they come from. */
  fileName: string;
  headings: readonly (string | null)[];
  rows: readonly (readonly string[])[];
}

/** Saves the rows that cannot be used, with the reason for each, as a file that can be mended and chosen again. */
export function saveFailingRows({ fileName, headings, rows }: FailingRows): void {
  const text = failingRows(
    headings.map((heading) => heading ?? ""),
    rows,
  );
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${fileName.replace(/\.\w+$/, "")}-errors.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
