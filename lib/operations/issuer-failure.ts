import "server-only";
import type { Operation } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import type { ErrorCode } from "@/lib/core/result";

type Failed = Pick<Operation, "errorKind" | "issuerCode" | "issuerMessage" | "httpStatus" | "requestId">;

/** The error to show for an operation that changed nothing. */
export function issuerFailure(failed: Failed): AppError {
  const code = CODES[failed.errorKind ?? ""] ?? "ISSUER_REFUSED";
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
