import "server-only";
import type { Operation } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { ErrorCode } from "@/lib/core/result";

type Failed = Pick<Operation, "errorKind" | "issuerCode" | "issuerMessage" | "httpStatus" | "requestId">;

/** The error to show for an operation that changed nothing. */
export function issuerFailure(failed: Failed): AppError {
  const code = codeOf(failed);
  return new AppError(code, `issuer: ${failed.errorKind} ${failed.issuerCode ?? ""}`, {
    details: {
      issuerCode: failed.issuerCode ?? undefined,
      issuerMessage: failed.issuerMessage ?? undefined,
      httpStatus: failed.httpStatus ?? undefined,
      issuerRequestId: failed.requestId,
      changed: "no",
    },
  });
}

/** A 404 with the issuer's own code is about the thing; without one the issuer does not know the call at all. */
function codeOf(failed: Failed): ErrorCode {
  if (failed.errorKind === "not_found" && failed.issuerCode) return "ISSUER_REFUSED";
  if (isContractRefusal(failed)) return "ISSUER_REFUSED";
  return CODES[failed.errorKind ?? ""] ?? "ISSUER_REFUSED";
}

/** Under 403 the gateway says `E000002` (issuing-api §1.1); another code is a module's own “no”, not our signature. */
function isContractRefusal(failed: Failed): boolean {
  const { errorKind, httpStatus, issuerCode } = failed;
  return (
    errorKind === "unauthorized" && httpStatus === 403 && issuerCode !== null && issuerCode !== "E000002"
  );
}

const CODES: Record<string, ErrorCode> = {
  not_sent: "ISSUER_UNREACHABLE",
  timeout: "ISSUER_UNREACHABLE",
  connection_lost: "ISSUER_UNREACHABLE",
  server_error: "ISSUER_UNREACHABLE",
  unauthorized: "ISSUER_UNAUTHORIZED",
  refused: "ISSUER_REFUSED",
  not_found: "ISSUER_NOT_OFFERED",
  rate_limited: "RATE_LIMITED",
  unreadable_reply: "ISSUER_UNREADABLE",
};
