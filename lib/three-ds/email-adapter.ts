import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { createTransport } from "nodemailer";
import { isOwnMachine } from "@/lib/core/env";
import { maskEmail } from "@/lib/three-ds/mask-recipient";
import type { RelayAdapter, RelayOutcome } from "@/lib/three-ds/relay-adapter";

const CONNECT_MS = 5_000;
const SILENCE_MS = 10_000;
/** A server that dribbles is never silent. */
const OVERALL_MS = 30_000;

/**
 * Sends a code by SMTP. `smtps://` speaks TLS from the start; `smtp://` must upgrade to it, unless the server is this
 * machine. Certificates are checked.
 */
export function emailAdapter(config: { url: string; from: string }): RelayAdapter {
  const transport = createTransport({
    ...serverOf(new URL(config.url)),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    dnsTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "email",
    needsContact: true,
    recipient: (contact) => maskEmail(contact?.email ?? ""),
    send: async (message) => {
      if (!message.contact) return { sent: false, error: "no-contact", final: true };
      try {
        const sending = transport.sendMail({
          from: config.from,
          to: { name: "", address: message.contact.email },
          subject: message.subject,
          text: message.text,
          messageId: `<${message.id}@${domainOf(config.from)}>`,
          headers: { "Auto-Submitted": "auto-generated" },
        });
        const late = wait(OVERALL_MS, "late" as const, { ref: false });
        if ((await Promise.race([sending, late])) !== "late") return { sent: true };
        sending.catch(() => undefined);
        return { sent: false, error: "timeout", final: false };
      } catch (error) {
        return outcomeOf(error);
      }
    },
  };
}

/** Read here: given a `url`, nodemailer takes everything from it and drops the options beside it. */
function serverOf(url: URL) {
  const secure = url.protocol === "smtps:";
  const { username, password } = url;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isOwnMachine(url.hostname),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
  };
}

/** Our word for what went wrong (nodemailer's `code`, the server's reply code); its text is not kept. */
function outcomeOf(error: unknown): RelayOutcome {
  const { code, responseCode, cause } = factsOf(error);
  if (code === "EAUTH" || code === "ENOAUTH") return { sent: false, error: "auth", final: true };
  if (code === "ETLS" || /CERT|SIGNED|TLS|SSL/.test(cause))
    return { sent: false, error: "tls", final: false };
  if (responseCode >= 400 && responseCode < 500) return { sent: false, error: "busy", final: false };
  if (code === "EENVELOPE") return { sent: false, error: "recipient", final: true };
  if (responseCode >= 500) return { sent: false, error: "refused", final: true };
  if (code === "ETIMEDOUT") return { sent: false, error: "timeout", final: false };
  return { sent: false, error: "unreachable", final: false };
}

function factsOf(error: unknown): { code: string; responseCode: number; cause: string } {
  if (!(error instanceof Error)) return { code: "", responseCode: 0, cause: "" };
  const code = "code" in error ? String(error.code) : "";
  const responseCode = "responseCode" in error ? Number(error.responseCode) : 0;
  return { code, responseCode, cause: `${code} ${error.message}`.toUpperCase() };
}

function domainOf(from: string): string {
  return /@([\w.-]+)/.exec(from)?.[1] ?? "localhost";
}
