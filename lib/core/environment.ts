import "server-only";
import { env } from "@/lib/core/env";

/** What the banner names on every page: the kind of environment and the issuer behind it. */
export function consoleEnvironment(): { environment: "sandbox" | "production"; issuerHost: string } {
  const { environment, issuing } = env();
  return { environment, issuerHost: new URL(issuing.apiUrl).host };
}

/** The zone in which the issuer's days and months begin. */
export function issuerZone(): string {
  return env().issuing.timeZone;
}

/** After how many minutes without a sign of life a session is locked. */
export function idleMinutes(): number {
  return env().sessionIdleMinutes;
}
