import type { PolicyRule } from "@/lib/approvals/decide";

/** Equal rules give equal texts. */
export function contentOf(rules: readonly PolicyRule[]): string {
  return JSON.stringify(
    rules.map(({ kind, role, currency, threshold, needsSecond }) => [
      kind,
      role,
      currency,
      threshold,
      needsSecond,
    ]),
  );
}
