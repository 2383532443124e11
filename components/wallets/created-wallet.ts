import type { OperationDto } from "@/lib/operations/schema";

/** The wallet that a creation made; null as long as none is known. */
export function madeWallet({ result }: OperationDto): string | null {
  const id = result && typeof result === "object" && "walletId" in result ? result.walletId : null;
  return typeof id === "string" ? id : null;
}
