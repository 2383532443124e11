import "server-only";
import { env } from "@/lib/core/env";
import { emailAdapter } from "@/lib/three-ds/email-adapter";
import type { RelayAdapter } from "@/lib/three-ds/relay-adapter";
import { webhookAdapter } from "@/lib/three-ds/webhook-adapter";

/** The ways that the operator configured (`RELAY_SMTP_URL`, `RELAY_WEBHOOK_URL`), in the order they are offered. */
export function relayAdapters(): readonly RelayAdapter[] {
  cached ??= configured();
  return cached;
}

let cached: readonly RelayAdapter[] | undefined;

function configured(): readonly RelayAdapter[] {
  const { smtp, webhook } = env().threeDs;
  return [...(smtp ? [emailAdapter(smtp)] : []), ...(webhook ? [webhookAdapter(webhook)] : [])];
}
