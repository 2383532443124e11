import { challengeIn, type IssuerChallenge } from "@/lib/issuing/parse-webhook";
import { readTolerantly } from "@/lib/issuing/tolerant-json";

/**
 * The 3DS challenge that a webhook's text announces, or null when it announces something else. The contract prints its
 * own sample with commas missing and a comment (issuing-api §9.3), so it is read tolerantly.
 */
export function readChallenge(text: string): IssuerChallenge | null {
  if (!/verification_?id/i.test(text)) return null;
  const reading = readTolerantly(text);
  return reading && challengeIn(reading.json);
}
