import "server-only";
import { createHash } from "node:crypto";

/** The id under which a request is executed: a UUID (RFC 9562 §5.8) that depends on the request alone. */
export function operationIdOf(approvalId: string): string {
  return derivedId(`approval ${approvalId}`);
}

/** A UUID that depends on the text alone. */
export function derivedId(text: string): string {
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}
