import { z } from "zod";
import { AUDIT_OUTCOMES } from "@/lib/audit/constants";
import { anyText, cursorText, searchText } from "@/lib/core/input";

export interface AuditListItem {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  actor: string;
  action: string;
  outcome: string;
  subject: { type: string; id: string | null; label: string };
  /** The card that the row is about, also where the subject is the request that created it. */
  cardId: string | null;
  reason: string | null;
  errorCode: string | null;
}

/** One fact of the recorded states; null: that state does not say it. */
export interface AuditChange {
  fact: string;
  before: string | null;
  after: string | null;
}

export interface AuditEntryDetail extends AuditListItem {
  requestId: string;
  issuerRequestId: string | null;
  operationId: string | null;
  changes: AuditChange[];
  /** Whether `after` came about; otherwise it is what was asked for. */
  applied: boolean;
}

export interface AuditPage {
  items: AuditListItem[];
  nextCursor: string | null;
  previousCursor: string | null;
  /** Counted up to 1,000. */
  total: { count: number; capped: boolean };
}

/** What the log names, for the filters. */
export interface AuditFacets {
  actions: string[];
  subjectTypes: string[];
}

const text = (most: number) => anyText(most).trim();
const list = z.preprocess(
  (value) => (typeof value === "string" ? value.split(",").filter(Boolean) : value),
  z.array(text(60)).max(20),
);
/** A day, or an instant with its offset. PostgreSQL knows no year 0. */
const time = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })])
  .refine((value) => !value.startsWith("0000"));

/**
 * What the log can be asked. `from` is inclusive; `to` is exclusive as an instant and inclusive as a day; days are
 * those of `zone` (IANA).
 */
export const auditQuery = z.strictObject({
  q: searchText(100).optional(),
  action: list.optional(),
  outcome: list.pipe(z.array(z.enum(AUDIT_OUTCOMES))).optional(),
  subjectType: list.optional(),
  subjectId: text(100).optional(),
  from: time.optional(),
  to: time.optional(),
  zone: z
    .string()
    .regex(/^[A-Za-z]+(\/[\w+-]+)*$/)
    .refine(isTimeZone)
    .default("UTC"),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: cursorText.optional(),
});

/** The query as screens write it. */
export interface AuditQuery {
  q?: string;
  action?: string[];
  outcome?: string[];
  subjectType?: string[];
  subjectId?: string;
  from?: string;
  to?: string;
  zone?: string;
  limit?: number;
  cursor?: string;
}

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}
