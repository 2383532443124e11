import { stringify } from "csv-stringify/sync";
import type { SheetWriter } from "@/lib/exports/sheet-writer";

/** RFC 4180 in UTF-8, with the byte order mark by which Excel knows it. */
export function createCsvWriter(): SheetWriter<Uint8Array> {
  const encoder = new TextEncoder();
  let first = true;
  return {
    mediaType: "text/csv; charset=utf-8",
    rows(batch) {
      const text = stringify([...batch], { record_delimiter: "\r\n" });
      const lead = first ? "\uFEFF" : "";
      first = false;
      return encoder.encode(lead + text);
    },
    end: () => new Uint8Array(),
  };
}
