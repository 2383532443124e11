/** What a transfer's status means. A word that the contract does not know is not guessed at. */
export type TransferOutcome = "moved" | "not-moved" | "unclear";

/** `code` 200 does not say that money moved: only `Settled` does, and `Reversed` says that none did (issuing-api §6.1). */
export function transferOutcome(status: string | null): TransferOutcome {
  const word = status?.trim().toLowerCase();
  if (word === "settled") return "moved";
  return word === "reversed" ? "not-moved" : "unclear";
}
