import { z } from "zod";
import { anyText, writtenText } from "@/lib/core/input";
import { EXPORT_FORMATS, type ExportFormat, type ExportStatus } from "@/lib/exports/constants";

const isTimeZone = (zone: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
};

export const startExportInput = z.strictObject({
  /** Made once by the form, so that a repeated click is the same export. */
  exportId: z.uuid(),
  noun: z.literal("transactions"),
  format: z.enum(EXPORT_FORMATS),
  /** The list's filters as its address has them; a place in it is none. */
  query: z
    .record(anyText(40), writtenText(3000))
    .refine((query) => !("cursor" in query) && !("limit" in query), "invalid")
    .default({}),
  /** IANA: the zone in which times are written. */
  zone: anyText(60).refine(isTimeZone, "invalid"),
});
export type StartExportInput = z.input<typeof startExportInput>;

/** Sums over the rows of a file, one currency each; decimal strings in major units. */
export interface ExportTotal {
  currency: string;
  rows: number;
  /** Null: none of the rows said its amount. */
  transactionAmount: string | null;
  /** How many of the rows said no amount; null for a file that was written before they were counted. */
  withoutAmount: number | null;
}

export interface ExportDto {
  id: string;
  noun: string;
  format: ExportFormat;
  status: ExportStatus;
  query: Record<string, string>;
  zone: string;
  language: string;
  /** Rows that match, once counted. */
  matching: number | null;
  rows: number;
  bytes: number;
  totals: ExportTotal[];
  /** Hex, of the whole file; null until it is complete. */
  sha256: string | null;
  createdAt: string;
  snapshotAt: string | null;
  finishedAt: string | null;
  fileName: string;
}
