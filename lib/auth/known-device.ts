import "server-only";
import { hkdfSync, randomUUID } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { env } from "@/lib/core/env";

/** Sent to next-auth's endpoints only; no script reads it. */
export const DEVICE_COOKIE = "cardroom-device";
export const DEVICE_COOKIE_PATH = "/api/auth";
export const DEVICE_DAYS = 180;
const PEOPLE_MAX = 8;
const ALGORITHM = "HS256";

/** A browser that somebody signed in from before. */
export interface KnownDevice {
  id: string;
  /** Who did, the newest last; for them alone it is a known one. */
  staffIds: readonly string[];
}

/** The device that the cookie's value names; null for one that is missing, altered, too old or of another secret. */
export async function readDevice(cookie: string | undefined): Promise<KnownDevice | null> {
  if (!cookie) return null;
  try {
    const { payload } = await jwtVerify(cookie, key(), { algorithms: [ALGORITHM] });
    const { sub, people } = claims.parse(payload);
    return { id: sub, staffIds: people };
  } catch {
    return null;
  }
}

const claims = z.object({ sub: z.uuid(), people: z.array(z.uuid()).max(PEOPLE_MAX) });

/** The cookie's value once this person has signed in from the device. */
export async function writeDevice(device: KnownDevice | null, staffId: string): Promise<string> {
  const others = (device?.staffIds ?? []).filter((one) => one !== staffId);
  return new SignJWT({ people: [...others, staffId].slice(-PEOPLE_MAX) })
    .setProtectedHeader({ alg: ALGORITHM })
    .setSubject(device?.id ?? randomUUID())
    .setExpirationTime(`${DEVICE_DAYS}d`)
    .sign(key());
}

function key(): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", env().authSecret, "card-console", "known device", 32));
}
