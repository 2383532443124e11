import "server-only";
import ipaddr from "ipaddr.js";
import { countAttempt, forgetAttempts, takeAttemptBack } from "@/lib/auth/attempts";
import type { KnownDevice } from "@/lib/auth/known-device";
import type { Clock } from "@/lib/core/clock";

/** PCI DSS 8.3.4: at most ten, and half an hour. */
const ACCOUNT = { attempts: 10, minutes: 30 };
const DEVICE = ACCOUNT;
const ADDRESS = { attempts: 100, minutes: 30 };
/** What is left to each account for attempts from an address that failed too often. */
const FROM_NOISY_ADDRESS = 3;

export interface Attempt {
  email: string;
  /** Null: unknown. All such count as one. */
  address: string | null;
  /** The browser, where it is a known one of this account. */
  device: KnownDevice | null;
}

export type Admission = { ok: true; counter: "device" | "account" } | { ok: false; first: boolean };

/**
 * Counts an attempt before the slow password hash; known and unknown accounts alike. Ten failures lock an account for half
 * an hour, but not for a device that it signed in from before, which has ten of its own. Of an address with a hundred
 * failures only the first three of each account are looked at, so that it can neither spray nor lock its neighbours out.
 * `first`: nobody was refused for this before.
 */
export async function admitSignIn(attempt: Attempt, clock: Clock): Promise<Admission> {
  const { email, device } = attempt;
  if (device) {
    const tries = await countAttempt("sign-in-device", deviceKey(email, device), DEVICE, clock);
    if (tries <= DEVICE.attempts) return { ok: true, counter: "device" };
  }
  const tries = await countAttempt("sign-in-account", email, ACCOUNT, clock);
  if (tries > ACCOUNT.attempts) return { ok: false, first: tries === ACCOUNT.attempts + 1 };
  const fromThere = await countAttempt("sign-in-address", network(attempt.address), ADDRESS, clock);
  if (fromThere > ADDRESS.attempts && tries > FROM_NOISY_ADDRESS)
    return { ok: false, first: tries === FROM_NOISY_ADDRESS + 1 };
  return { ok: true, counter: "account" };
}

/** A good sign-in forgives the failures that were counted where it was counted itself. */
export async function forgiveFailedSignIns(attempt: Attempt, counter: "device" | "account"): Promise<void> {
  const { email, device } = attempt;
  if (counter === "device" && device) await forgetAttempts("sign-in-device", deviceKey(email, device));
  if (counter === "account") {
    await forgetAttempts("sign-in-account", email);
    await takeAttemptBack("sign-in-address", network(attempt.address));
  }
}

function deviceKey(email: string, device: KnownDevice): string {
  return `${device.id} ${email}`;
}

/** Whoever has one IPv6 address has 2⁶⁴ of them. */
function network(address: string | null): string {
  if (!address || !ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  return parsed.kind() === "ipv6" ? parsed.toNormalizedString().split(":").slice(0, 4).join(":") : address;
}
