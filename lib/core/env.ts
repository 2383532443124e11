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
  ISSUING_CARD_CREATION: z.enum(["on", "off"]).optional().default("on"),
  SYNC_INTERVAL_SECONDS: count(300, 5),
  SESSION_IDLE_MINUTES: count(15, 1),
  SANDBOX_PORT: count(4100, 0),
  SANDBOX_DATA_DIR: z.string().optional().default(".data/sandbox"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional().default("info"),
  BACKGROUND_JOBS: z.enum(["on", "off"]).optional().default("on"),
  TRUSTED_PROXY_HOPS: count(0, 0),
  ...webhookVariables,
});

export interface Env {
  databaseUrl: string;
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
  };
  syncIntervalSeconds: number;
  sessionIdleMinutes: number;
  logLevel: string;
  backgroundJobs: boolean;
  /** How many proxies of ours stand before the console and add to `x-forwarded-for`. */
  trustedProxyHops: number;
  webhooks: WebhookSettings;
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
    },
    syncIntervalSeconds: vars.SYNC_INTERVAL_SECONDS,
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
