import "server-only";
import { createHmac } from "node:crypto";
import type { RelayAdapter, RelayMessage, RelayOutcome } from "@/lib/three-ds/relay-adapter";

const TIMEOUT_MS = 10_000;

/**
 * Posts a code to the operator's own system, signed as Standard Webhooks describe it: HMAC-SHA256 over
 * `id.timestamp.body`, headers `Webhook-Id`, `Webhook-Timestamp`, `Webhook-Signature`. Redirects are not followed.
 */
export function webhookAdapter(config: { url: string; secret: string }): RelayAdapter {
  const key = Buffer.from(config.secret.replace(/^whsec_/, ""), "base64");
  return {
    name: "webhook",
    needsContact: false,
    recipient: () => new URL(config.url).host,
    send: async (message) => {
      const body = JSON.stringify(bodyOf(message));
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = createHmac("sha256", key)
        .update(`${message.id}.${timestamp}.${body}`)
        .digest("base64");
      try {
        const response = await fetch(config.url, {
          method: "POST",
          redirect: "manual",
          signal: AbortSignal.timeout(TIMEOUT_MS),
          headers: {
            "content-type": "application/json",
            "webhook-id": message.id,
            "webhook-timestamp": timestamp,
            "webhook-signature": `v1,${signature}`,
          },
          body,
        });
        await response.body?.cancel();
        return outcomeOf(response.status);
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

function bodyOf({ facts, code, language, contact, text }: RelayMessage) {
  return {
    type: "three_ds.code",
    data: {
      verification_id: facts.verificationId,
      card_reference_id: facts.cardReferenceId,
      card_last4: facts.last4,
      merchant_name: facts.merchantName,
      amount: facts.amount,
      currency: facts.currency,
      expires_at: facts.expiresAt,
      code,
      language,
      text,
      email: contact?.email ?? null,
      phone: contact?.phone ?? null,
    },
  };
}

function outcomeOf(status: number): RelayOutcome {
  if (status >= 200 && status < 300) return { sent: true };
  if (status >= 300 && status < 400) return { sent: false, error: "redirected", final: true };
  if (status === 401 || status === 403) return { sent: false, error: "auth", final: true };
  const busy = status >= 500 || [408, 425, 429].includes(status);
  return busy ? { sent: false, error: "busy", final: false } : { sent: false, error: "refused", final: true };
}

function failureOf(error: unknown): RelayOutcome {
  if (error instanceof Error && error.name === "TimeoutError")
    return { sent: false, error: "timeout", final: false };
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return { sent: false, error: /CERT|SIGNED|TLS|SSL/.test(code) ? "tls" : "unreachable", final: false };
}
