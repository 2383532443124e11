import "server-only";
import type { Operation } from "@/lib/core/db";
import { issuerSkewMs } from "@/lib/issuer/issuer-clock";

const CLOSE_MS = 5 * 60_000;
const LONG_BEFORE_MS = 24 * 3_600_000;

/**
 * How a time of the issuer's stands to the start of an operation, its clock set right by the skew that its answers
 * show. `after`: it can be the operation's own. `doubtful`: it seems older, but a clock, a zone or another service's
 * time may be wrong; nothing may be concluded from it. `long-before`: older than any clock is wrong.
 */
export function timeAgainst(
  issuerTime: string | null,
  operation: Pick<Operation, "startedAt">,
): "after" | "doubtful" | "long-before" {
  const said = Date.parse(issuerTime ?? "");
  if (Number.isNaN(said) || said < 0) return "after";
  const early = operation.startedAt.getTime() - (said - issuerSkewMs());
  if (early <= CLOSE_MS) return "after";
  return early <= LONG_BEFORE_MS ? "doubtful" : "long-before";
}

/** Texts that an issuer may have trimmed, cased or composed anew are compared by this. */
export function plainText(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
