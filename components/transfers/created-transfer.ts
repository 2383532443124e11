/** The transfer that an operation's result names. */
export function madeTransfer(result: unknown): string | null {
  const id = result && typeof result === "object" && "transferId" in result ? result.transferId : null;
  return typeof id === "string" ? id : null;
}
