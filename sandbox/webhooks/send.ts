import type { KeyObject } from "node:crypto";
import { credentialTime, formatCredential } from "../signing/credential";
import { signParts } from "../signing/sign";
import type { Delivery } from "./delivery";

const ANSWER_WITHIN_MS = 10_000;

export type Envelope = {
  target: string;
  appId: string;
  key: KeyObject;
  time: Date;
  nonce: string;
  garbled: boolean;
  badSignature: boolean;
  stop: AbortSignal;
};

export type Sent = { status: number | null; error: string | null };

/** Signs one delivery (§9.1) and posts it; never throws. */
export async function send(delivery: Delivery, envelope: Envelope): Promise<Sent> {
  const text = envelope.garbled ? asPrintedInTheContract(delivery.body) : delivery.body;
  const body = Buffer.from(text, "utf8");
  try {
    const response = await fetch(envelope.target, {
      method: "POST",
      headers: headersFor(delivery, envelope, body),
      body,
      redirect: "manual",
      signal: AbortSignal.any([envelope.stop, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
    });
    await response.arrayBuffer();
    return { status: response.status, error: null };
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

function headersFor(delivery: Delivery, envelope: Envelope, body: Buffer): Record<string, string> {
  const { pathname, search } = new URL(envelope.target);
  const time = credentialTime(envelope.time);
  const signed = envelope.badSignature ? Buffer.concat([body, Buffer.from(" ")]) : body;
  const parts = { method: "POST", uri: pathname + search, body: signed, time, nonce: envelope.nonce };
  return {
    "Content-Type": "application/json",
    Credential: formatCredential(envelope.appId, time),
    Nonce: envelope.nonce,
    Signature: signParts(envelope.key, parts),
    "X-Action": delivery.action,
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
}

/** The body written like the contract's own printed samples: commas missing, a comment behind the code. */
function asPrintedInTheContract(body: string): string {
  return JSON.stringify(JSON.parse(body), null, 2)
    .replace(/("(?:card_num|billing_amount|p_created_at)": "[^"]*"),/g, "$1")
    .replace(/("otp_code": "\d+")/, "$1 // Verify Code");
}
