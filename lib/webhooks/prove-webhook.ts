import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { isAddressIn } from "@/lib/core/client-address";
import { type Clock, systemClock } from "@/lib/core/clock";
import { env, issuerCredentials } from "@/lib/core/env";
import {
  createWebhookVerifier,
  type InboundWebhook,
  type WebhookRefusal,
} from "@/lib/issuing/verify-webhook";
import { signedUris } from "@/lib/webhooks/signed-uris";

export interface InboundDelivery extends InboundWebhook {
  /** Where it came from; null when unknown. */
  address?: string | null;
  /** The last segment of the path, where the URL has one. */
  pathSecret?: string | undefined;
}

export type ProofRefusal = WebhookRefusal | "wrong_path" | "foreign_address" | "wrong_uri";

export type Proof =
  | { verdict: "valid"; signedAt: Date | null }
  | { verdict: "refused"; reason: ProofRefusal }
  | { verdict: "unconfigured" };

/**
 * Whether a webhook is the issuer's, by the one proof that is configured: its signature over the raw bytes (issuing-api
 * §9.1), or a secret path together with a known address. There is no way to check nothing.
 */
export function proveWebhook(inbound: InboundDelivery, clock: Clock = systemClock): Proof {
  const { proof } = env().webhooks;
  return proof === "secret-path" ? provePath(inbound) : proveSignature(inbound, clock);
}

function proveSignature(inbound: InboundDelivery, clock: Clock): Proof {
  const { appId, webhookPublicKey } = issuerCredentials();
  if (!webhookPublicKey) return { verdict: "unconfigured" };
  if (inbound.pathSecret !== undefined) return { verdict: "refused", reason: "wrong_path" };
  const maxAgeSeconds = env().webhooks.maxAgeHours * 3600;
  const verify =
    known?.clock === clock
      ? known.verify
      : createWebhookVerifier({ publicKey: webhookPublicKey, appId, clock, maxAgeSeconds });
  known = { clock, verify };
  const { called, others } = signedUris(inbound, env().webhooks.publicUrl, env().authUrl);
  for (const uri of called) {
    const verdict = verify({ ...inbound, uri });
    if (verdict.valid) return { verdict: "valid", signedAt: verdict.signedAt };
    if (verdict.reason !== "bad_signature") return { verdict: "refused", reason: verdict.reason };
  }
  const isOfAnotherAddress = others.some((uri) => verify({ ...inbound, uri }).valid);
  return { verdict: "refused", reason: isOfAnotherAddress ? "wrong_uri" : "bad_signature" };
}

/** Reading the key costs as much as using it. */
let known: { clock: Clock; verify: ReturnType<typeof createWebhookVerifier> } | undefined;

function provePath({ pathSecret, address }: InboundDelivery): Proof {
  const { pathSecret: secret, sources } = env().webhooks;
  if (!secret) return { verdict: "unconfigured" };
  if (!sameText(pathSecret ?? "", secret)) return { verdict: "refused", reason: "wrong_path" };
  if (!isAddressIn(address ?? null, sources)) return { verdict: "refused", reason: "foreign_address" };
  return { verdict: "valid", signedAt: null };
}

/** Takes as long for a text that is almost right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
