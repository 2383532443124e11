import "server-only";
import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import {
  type WebhookSettings,
  webhookContradiction,
  webhookSettings,
  webhookVariables,
} from "@/lib/core/webhook-variables";

const SANDBOX_APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";

const text = z.string().trim().optional();
const count = (fallback: number, min: number) =>
  z.coerce.number().int().min(min).optional().default(fallback);

const schema = z.object({
  DATABASE_URL: text,
  DATABASE_POOL_MAX: count(12, 2),
  NEXTAUTH_URL: text,
  NEXTAUTH_SECRET: text,
  DATA_ENCRYPTION_KEY: text,
  ISSUING_API_URL: text,
  ISSUING_APP_ID: text,
  ISSUING_PRIVATE_KEY: text,
  ISSUING_PRIVATE_KEY_FILE: text,
  ISSUING_WEBHOOK_PUBLIC_KEY: text,
  ISSUING_WEBHOOK_PUBLIC_KEY_FILE: text,
  ISSUING_ROUTES_FILE: text,
  ISSUING_TIME_ZONE: text,
  ISSUING_TIMEOUT_MS: count(15_000, 100),
  ISSUING_SETTLE_SECONDS: count(30, 1),
  ISSUING_PCI_KID_ENCODING: z.enum(["utf8", "bytes"]).optional().default("utf8"),
  ISSUING_PCI_PIN_BODY: z.enum(["structured", "raw"]).optional().default("structured"),
  ISSUING_CARD_CREATION: z.enum(["on", "off"]).optional().default("on"),
  SYNC_INTERVAL_SECONDS: count(300, 5),
  SYNC_FULL_HOURS: count(24, 1),
  BALANCES_INTERVAL_SECONDS: count(900, 5),
  SESSION_IDLE_MINUTES: count(15, 1),
  STEP_UP_MINUTES: count(5, 1),
  REVEAL_DAILY_BUDGET: count(10, 0),
  CODE_DAILY_BUDGET: count(100, 0),
  PIN_DAILY_BUDGET: count(30, 0),
  CONTACT_DAILY_BUDGET: count(30, 0),
  IDENTITY_DAILY_BUDGET: count(50, 0),
  REFRESHES_PER_MINUTE: count(40, 1),
  CARD_PIN_LENGTH: z
    .string()
    .regex(/^\d{1,2}(-\d{1,2})?$/, "write one length or a range, such as 4-6")
    .optional()
    .default("4-6"),
  APPROVAL_HOURS: count(72, 1),
  THREE_DS_CODE_MINUTES: count(10, 1),
  THREE_DS_RELAY: z.enum(["manual", "automatic"]).optional().default("manual"),
  RELAY_SMTP_URL: z.url({ protocol: /^smtps?$/, error: "write smtp://… or smtps://…" }).optional(),
  RELAY_SMTP_FROM: text,
  RELAY_WEBHOOK_URL: z.url({ protocol: /^https?$/, error: "write https://…" }).optional(),
  RELAY_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "write whsec_ and at least 24 random bytes in base64")
    .optional(),
  SANDBOX_PORT: count(4100, 0),
  SANDBOX_DATA_DIR: z.string().optional().default(".data/sandbox"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional().default("info"),
  BACKGROUND_JOBS: z.enum(["on", "off"]).optional().default("on"),
  TRUSTED_PROXY_HOPS: count(0, 0),
  ...webhookVariables,
});

export interface Env {
  databaseUrl: string;
  /** Connections that requests and jobs of one process share; exports, jobs' leases and live events have 7 more. */
  databasePoolMax: number;
  authSecret: string;
  authUrl: string | undefined;
  dataEncryptionKey: string | undefined;
  environment: "sandbox" | "production";
  issuing: {
    apiUrl: string;
    timeZone: string;
    timeoutMs: number;
    settleSeconds: number;
    cardCreation: boolean;
    /** Two readings of the contract (§8.1) that only the issuer can settle. */
    pciKidEncoding: "utf8" | "bytes";
    pciPinBody: "structured" | "raw";
  };
  pinLength: { min: number; max: number };
  stepUpMinutes: number;
  /** How many of each one person may see, send, set or change in a day of `ISSUING_TIME_ZONE`. */
  dailyBudgets: Record<"number" | "code" | "pin" | "contact" | "identity", number>;
  /** How many readings from the issuer one person may ask for in a minute. */
  refreshesPerMinute: number;
  /** How long a request waits for a second person. */
  approvalHours: number;
  threeDs: ThreeDsEnv;
  syncIntervalSeconds: number;
  /** How old the last reading of the issuer's whole lists may become. */
  syncFullHours: number;
  /** How often balances are read by themselves. */
  balancesIntervalSeconds: number;
  sessionIdleMinutes: number;
  logLevel: string;
  backgroundJobs: boolean;
  /** How many proxies of ours stand before the console and add to `x-forwarded-for`. */
  trustedProxyHops: number;
  webhooks: WebhookSettings;
}

export interface ThreeDsEnv {
  /** How long a one-time code is kept. */
  codeMinutes: number;
  relay: "manual" | "automatic";
  smtp: { url: string; from: string } | undefined;
  /** `secret` as Standard Webhooks writes one: `whsec_` and base64. */
  webhook: { url: string; secret: string } | undefined;
}

export interface IssuerCredentials {
  appId: string;
  /** PEM of the RSA private key that signs our calls. */
  privateKey: string;
  /** PEM of the RSA public key that the issuer's webhooks are verified with. */
  webhookPublicKey: string | undefined;
  /** The text of `ISSUING_ROUTES_FILE`. */
  routesJson: string | undefined;
}

export class EnvironmentError extends Error {
  override name = "EnvironmentError";
}

/**
 * The configuration, parsed once from the environment.
 * @throws EnvironmentError with one sentence an operator can act on.
 */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/**
 * What is needed to speak to the issuer; apart from `env()` so that what needs no issuer runs without its keys.
 * @throws EnvironmentError with one sentence an operator can act on.
 */
export function issuerCredentials(): IssuerCredentials {
  credentials ??= parseIssuerCredentials(process.env);
  return credentials;
}

let cached: Env | undefined;
let credentials: IssuerCredentials | undefined;

export function parseEnv(source: Record<string, string | undefined>): Env {
  const vars = parseVariables(source);
  const apiUrl = vars.ISSUING_API_URL ?? `http://127.0.0.1:${vars.SANDBOX_PORT}`;
  return {
    databaseUrl: required(
      "DATABASE_URL",
      vars.DATABASE_URL,
      "the connection string of a PostgreSQL database",
    ),
    databasePoolMax: vars.DATABASE_POOL_MAX,
    authSecret: authSecret(vars.NEXTAUTH_SECRET),
    authUrl: vars.NEXTAUTH_URL,
    dataEncryptionKey: vars.DATA_ENCRYPTION_KEY,
    environment: vars.ISSUING_API_URL === undefined || isStaging(apiUrl) ? "sandbox" : "production",
    issuing: {
      apiUrl,
      timeZone: timeZone(vars.ISSUING_TIME_ZONE ?? "Asia/Hong_Kong"),
      timeoutMs: vars.ISSUING_TIMEOUT_MS,
      settleSeconds: vars.ISSUING_SETTLE_SECONDS,
      cardCreation: vars.ISSUING_CARD_CREATION === "on",
      pciKidEncoding: vars.ISSUING_PCI_KID_ENCODING,
      pciPinBody: vars.ISSUING_PCI_PIN_BODY,
    },
    pinLength: pinLength(vars.CARD_PIN_LENGTH),
    stepUpMinutes: vars.STEP_UP_MINUTES,
    dailyBudgets: {
      number: vars.REVEAL_DAILY_BUDGET,
      code: vars.CODE_DAILY_BUDGET,
      pin: vars.PIN_DAILY_BUDGET,
      contact: vars.CONTACT_DAILY_BUDGET,
      identity: vars.IDENTITY_DAILY_BUDGET,
    },
    refreshesPerMinute: vars.REFRESHES_PER_MINUTE,
    approvalHours: vars.APPROVAL_HOURS,
    threeDs: threeDsEnv(vars),
    syncIntervalSeconds: vars.SYNC_INTERVAL_SECONDS,
    syncFullHours: vars.SYNC_FULL_HOURS,
    balancesIntervalSeconds: vars.BALANCES_INTERVAL_SECONDS,
    sessionIdleMinutes: vars.SESSION_IDLE_MINUTES,
    logLevel: vars.LOG_LEVEL,
    backgroundJobs: vars.BACKGROUND_JOBS === "on",
    trustedProxyHops: vars.TRUSTED_PROXY_HOPS,
    webhooks: webhookSettings(vars),
  };
}

export function parseIssuerCredentials(source: Record<string, string | undefined>): IssuerCredentials {
  const vars = parseVariables(source);
  const sandbox = vars.ISSUING_API_URL === undefined;
  const sandboxKey = (name: string) => (sandbox ? path.join(vars.SANDBOX_DATA_DIR, "keys", name) : undefined);
  const privateKeyFile = vars.ISSUING_PRIVATE_KEY_FILE ?? sandboxKey("client-private.pem");
  const webhookKeyFile = vars.ISSUING_WEBHOOK_PUBLIC_KEY_FILE ?? sandboxKey("webhook-public.pem");
  return {
    appId: required(
      "ISSUING_APP_ID",
      vars.ISSUING_APP_ID ?? (sandbox ? SANDBOX_APP_ID : undefined),
      "your AppID",
    ),
    privateKey: required(
      "ISSUING_PRIVATE_KEY",
      vars.ISSUING_PRIVATE_KEY ?? readKey("ISSUING_PRIVATE_KEY_FILE", privateKeyFile),
      "the RSA private key whose public half the issuer knows (or set ISSUING_PRIVATE_KEY_FILE)",
    ),
    webhookPublicKey:
      vars.ISSUING_WEBHOOK_PUBLIC_KEY ?? readKey("ISSUING_WEBHOOK_PUBLIC_KEY_FILE", webhookKeyFile),
    routesJson: readKey("ISSUING_ROUTES_FILE", vars.ISSUING_ROUTES_FILE),
  };
}

function parseVariables(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (parsed.success) {
    const contradiction = webhookContradiction(parsed.data);
    if (contradiction) throw new EnvironmentError(contradiction);
    return parsed.data;
  }
  const issue = parsed.error.issues[0];
  throw new EnvironmentError(
    `The environment variable ${issue?.path.join(".")} is not usable: ${issue?.message}.`,
  );
}

function threeDsEnv(vars: ReturnType<typeof parseVariables>): ThreeDsEnv {
  const { RELAY_SMTP_URL: smtpUrl, RELAY_WEBHOOK_URL: webhookUrl } = vars;
  const from =
    smtpUrl && required("RELAY_SMTP_FROM", vars.RELAY_SMTP_FROM, "the address that mails come from");
  const secret =
    webhookUrl &&
    required("RELAY_WEBHOOK_SECRET", vars.RELAY_WEBHOOK_SECRET, "the key that signs the webhook");
  if (webhookUrl?.startsWith("http:") && !isOwnMachine(new URL(webhookUrl).hostname)) {
    throw new EnvironmentError("RELAY_WEBHOOK_URL must begin with https: it carries one-time codes.");
  }
  return {
    codeMinutes: vars.THREE_DS_CODE_MINUTES,
    relay: vars.THREE_DS_RELAY,
    smtp: smtpUrl && from ? { url: smtpUrl, from } : undefined,
    webhook: webhookUrl && secret ? { url: webhookUrl, secret } : undefined,
  };
}

/** Whether a host name means this machine, so that nothing travels in the clear. */
export function isOwnMachine(hostname: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/.test(hostname);
}

function required(name: string, value: string | undefined, meaning: string): string {
  if (value === undefined) throw new EnvironmentError(`${name} is missing: set it to ${meaning}.`);
  return value;
}

function authSecret(value: string | undefined): string {
  const secret = required("NEXTAUTH_SECRET", value, "a random text of at least 16 characters");
  if (secret.length < 16)
    throw new EnvironmentError("NEXTAUTH_SECRET is too short: use at least 16 characters.");
  return secret;
}

function readKey(name: string, file: string | undefined): string | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(path.resolve(file), "utf8");
  } catch {
    throw new EnvironmentError(`${name} names the file ${file}, which cannot be read.`);
  }
}

/** 4 to 12 digits is what an ISO 9564 PIN may have. */
function pinLength(range: string): { min: number; max: number } {
  const [min = 0, max = min] = range.split("-").map(Number);
  if (min >= 4 && min <= max && max <= 12) return { min, max };
  throw new EnvironmentError(`CARD_PIN_LENGTH is “${range}”: a PIN has 4 to 12 digits.`);
}

function timeZone(name: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    throw new EnvironmentError(`ISSUING_TIME_ZONE is “${name}”, which is not an IANA time zone.`);
  }
}

/** The vendor's own test gateway is a sandbox too (issuing-api §1). */
function isStaging(url: string): boolean {
  return /^https:\/\/gateway-(stg|alpha)\./.test(url);
}
