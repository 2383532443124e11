import { NOTHING, type TransactionFacts, type TransactionObservation } from "@/lib/transactions/observation";

export const second = (count: number) => new Date(Date.UTC(2026, 4, 1) + count * 1000);
/** What was said, a minute apart; without an action it was read from the list. */
export function history(
  ...said: [action: string | null, status: string | null, more?: Partial<TransactionFacts>][]
) {
  return said.map(([action, status, more], index): TransactionObservation => {
    const at = second(index * 60);
    const heardAt = action === null ? at : second(index * 60 + 1);
    return { action, facts: { ...NOTHING, status, ...more }, firstSaidAt: at, lastSaidAt: at, heardAt };
  });
}

export const final = (finalLocalAmount: string) => ({ finalLocalAmount, localAmount: "-100" });
