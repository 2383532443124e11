import { Money } from "@/components/ui/money";
import type { ChallengeDto } from "@/lib/three-ds/schema";

/** What is to be paid: the issuer writes a debit, and a challenge is always about a payment. */
export function PaymentAmount({ challenge }: { challenge: Pick<ChallengeDto, "amount" | "currency"> }) {
  if (challenge.amount === null) return null;
  return <Money amount={challenge.amount.replace(/^-/, "")} currency={challenge.currency ?? ""} />;
}
