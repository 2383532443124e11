import { expect, test, vi } from "vitest";
import { challengeExpiry } from "@/lib/three-ds/challenge-expiry";

vi.stubEnv("DATABASE_URL", "postgresql://localhost/none");
vi.stubEnv("NEXTAUTH_SECRET", "a text of sixteen characters and more");

const MINUTE = 60_000;
const RECEIVED = new Date("2026-05-01T10:00:00Z");
const at = (minutes: number) => new Date(RECEIVED.getTime() + minutes * MINUTE);

/** Minutes that a code has left at arrival: issued and signed so many minutes from it by the issuer's clock. */
function left(issued: number, signed: number | null, measured: number | null): number {
  const times = { receivedAt: RECEIVED, signedAt: signed === null ? null : at(signed) };
  const expiresAt = challengeExpiry(at(issued), times, measured === null ? null : measured * MINUTE);
  return (expiresAt.getTime() - RECEIVED.getTime()) / MINUTE;
}

test.each([
  ["half an hour behind, as answers and signature tell", -30, -30, -30, 10],
  ["half an hour behind, as the signature tells alone", -30, -30, null, 10],
  ["half an hour behind, as its answers tell alone", -30, null, -30, 10],
  ["half an hour behind where its answers come from a clock that is right", -30, -30, 0, 10],
  ["half an hour behind, three minutes under way", -33, -30, -30, 7],
  ["half an hour ahead", 30, 30, 30, 10],
  ["half an hour ahead, three minutes under way", 27, 30, 30, 7],
  ["right, within what measuring tells", -4, -0.2, 0.4, 6],
  ["right, eleven minutes under way", -11, 0, 0, -1],
  ["half an hour ahead, eleven minutes under way", 19, 30, 30, -1],
  ["not known at all", -30, null, null, 5],
])("a code from an issuer whose clock is %s", (_what, issued, signed, measured, minutes) => {
  expect(left(issued, signed, measured)).toBeCloseTo(minutes);
});
