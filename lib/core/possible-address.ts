import { isTypable } from "@/lib/core/text";

/**
 * Whether the path and query of a request can be what somebody typed or followed: well-formed percent-encoding of valid
 * UTF-8, no control characters, no halves of surrogate pairs.
 */
export function isPossibleAddress(url: string): boolean {
  try {
    const text = decodeURIComponent(url.replaceAll("+", " "));
    return isTypable(text) && !/[\t\n\r]/.test(text.split("?")[0] ?? "");
  } catch {
    return false;
  }
}
