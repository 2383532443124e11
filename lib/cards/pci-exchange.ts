import "server-only";
import { env } from "@/lib/core/env";
import { issuer } from "@/lib/issuer/issuer";
import { IssuingError } from "@/lib/issuing/errors";
import { PciError } from "@/lib/pci/errors";
import { createPciSession, type PciSession } from "@/lib/pci/pci-session";
import { importPeerPoint } from "@/lib/pci/peer-point";

export interface ExchangeCall {
  requestId: string;
  language: string;
}

/**
 * Agrees on a key with the issuer and does one thing under it; the key does not outlive that. When the issuer
 * definitely did nothing because the session was over, this is done once more with a new key.
 * Each of these calls has a request id of its own (issuing-api §1.1), which begins with the given one.
 * @throws IssuingError what `work` throws; a failed exchange and a `PciError` have no effect, since nothing secret was sent
 */
export async function withPciSession<T>(
  call: ExchangeCall,
  work: (session: PciSession, call: ExchangeCall) => Promise<T>,
): Promise<T> {
  try {
    return await once(call, work);
  } catch (error) {
    if (!isSessionOver(error)) throw error;
    return once({ ...call, requestId: `${call.requestId}-again` }, work);
  }
}

async function once<T>(
  call: ExchangeCall,
  work: (session: PciSession, call: ExchangeCall) => Promise<T>,
): Promise<T> {
  const session = createPciSession({ kidEncoding: env().issuing.pciKidEncoding });
  try {
    await agree(session, { ...call, requestId: `${call.requestId}-key` });
    return await work(session, call);
  } catch (error) {
    if (!(error instanceof PciError)) throw error;
    throw new IssuingError({
      kind: "unreadable_reply",
      effect: "none",
      operation: "exchangeKey",
      requestId: call.requestId,
      detail: error.message,
    });
  } finally {
    session.destroy();
  }
}

async function agree(session: PciSession, call: ExchangeCall): Promise<void> {
  const { data } = await issuer().exchangeKey(session.publicKey, call).catch(withoutEffect);
  if (data.kid !== null && data.kid.toLowerCase() !== session.kid) throw new PciError("wrong_kid");
  session.agree(importPeerPoint(data));
}

/** A key exchange is a write to the issuer, but one that changes nothing we keep: it may be lost without a doubt. */
function withoutEffect(error: unknown): never {
  if (!(error instanceof IssuingError)) throw error;
  const { kind, operation, requestId, issuerCode, issuerMessage, httpStatus } = error;
  throw new IssuingError({
    kind,
    effect: "none",
    operation,
    requestId,
    issuerCode,
    issuerMessage,
    httpStatus,
  });
}

/** The contract names no code for it (§3.9): a definite refusal that speaks of the session. */
function isSessionOver(error: unknown): boolean {
  if (!(error instanceof IssuingError) || error.effect !== "none" || error.operation === "exchangeKey")
    return false;
  if (error.kind !== "refused" && error.kind !== "not_found" && error.kind !== "unauthorized") return false;
  return /session/i.test(`${error.issuerCode ?? ""} ${error.issuerMessage ?? ""}`);
}
