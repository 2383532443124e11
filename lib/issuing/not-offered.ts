import { IssuingError } from "@/lib/issuing/errors";

/** The gateway's word for a credential that it cannot read (issuing-api §1.3): about us, not about the call. */
const BAD_CREDENTIAL = "E000002";

/**
 * Whether a read failed for good, so that asking again is of no use: the contract of this business does not have the
 * call (403, 404, 405, 501), or the issuer refuses it. Anything else may be gone in a moment.
 */
export function isNotOffered(error: unknown): boolean {
  if (!(error instanceof IssuingError)) return false;
  const { kind, httpStatus, issuerCode } = error;
  if (kind === "not_found" || kind === "refused" || httpStatus === 501) return true;
  return kind === "unauthorized" && httpStatus === 403 && issuerCode !== BAD_CREDENTIAL;
}
