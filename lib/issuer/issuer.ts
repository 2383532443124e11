import "server-only";
import { env, issuerCredentials } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { measuredClock } from "@/lib/issuer/issuer-clock";
import { createIssuingClient } from "@/lib/issuing/client";
import type { IssuingClient } from "@/lib/issuing/operation-types";
import { parseRouteOverrides } from "@/lib/issuing/route-overrides";

/** The client of the configured issuer; one per process, so that its connections are reused. */
export function issuer(): IssuingClient {
  cached ??= createIssuer();
  return cached;
}

let cached: IssuingClient | undefined;

function createIssuer(): IssuingClient {
  const { appId, privateKey, routesJson } = issuerCredentials();
  const { apiUrl, timeoutMs } = env().issuing;
  return createIssuingClient({
    baseUrl: apiUrl,
    appId,
    privateKey,
    timeoutMs,
    routes: routesJson ? parseRouteOverrides(routesJson) : undefined,
    observeTime: (sample) => measuredClock().observe(sample),
    log: (line) => log().info(line, "issuer call"),
  });
}
