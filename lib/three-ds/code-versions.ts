import { z } from "zod";

const keptCode = z.object({
  code: z.string(),
  deliveryId: z.string(),
  /** Times in milliseconds. `signedAt`: of the webhook's credential; null where webhooks are not signed. */
  signedAt: z.number().nullable(),
  /** The body's `p_created_at`. */
  issuedAt: z.number().nullable(),
  receivedAt: z.number(),
  expiresAt: z.number(),
  shown: z.object({ at: z.number(), by: z.string() }).nullable(),
});

/** A one-time code of a verification, as the earliest of the deliveries that carried it said it. */
export type KeptCode = z.infer<typeof keptCode>;

export const keptCodes = z.array(keptCode).min(1);

/**
 * The codes of a verification with one more, oldest first. A code keeps its earliest time, so that a delivery that is sent
 * again, under a fresh signature too, never stands above what replaced it. Any order of arrival ends alike.
 */
export function withCode(known: readonly KeptCode[], said: KeptCode): KeptCode[] {
  const same = known.find((one) => one.code === said.code);
  const earliest = same && isOlder(same, said) <= 0 ? same : { ...said, shown: same?.shown ?? said.shown };
  const others = known.filter((one) => one !== same);
  return [...others, earliest].toSorted(isOlder).slice(-MOST);
}

/** The code that counts: the one that was issued last, by the issuer's times. @throws when there is none */
export function newestCode(codes: readonly KeptCode[]): KeptCode {
  const newest = codes.at(-1);
  if (!newest) throw new Error("a verification without a code");
  return newest;
}

/** No cardholder asks this often for another code. */
const MOST = 50;

/** What the issuer says of the code, then what it signed, then the order of arrival. */
function isOlder(a: KeptCode, b: KeptCode): number {
  const issued = (one: KeptCode) => one.issuedAt ?? one.signedAt ?? one.receivedAt;
  const signed = (one: KeptCode) => one.signedAt ?? one.receivedAt;
  return issued(a) - issued(b) || signed(a) - signed(b) || a.receivedAt - b.receivedAt;
}
