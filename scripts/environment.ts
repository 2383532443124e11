import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { startCluster } from "./database/cluster";

const DATABASE = "console";

/** Where everything lives that a run without configuration makes for itself. */
export const dataFolder = () => path.resolve(process.env.CONSOLE_DATA_DIR ?? ".data");

/** True when no real issuer is configured: the sandbox stands in for it. */
export const usesSandbox = () => !process.env.ISSUING_API_URL?.trim();

/**
 * Reads `.env`, and fills in what a run against the sandbox may make up: secrets of its own and the public URL.
 * Against a real issuer nothing is made up; what is missing is reported by `lib/core/env`.
 */
export function loadEnvironment(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
  process.env.PORT ||= "3000";
  process.env.NEXTAUTH_URL ||= `http://localhost:${process.env.PORT}`;
  if (!usesSandbox()) return;
  process.env.SANDBOX_DATA_DIR ||= path.join(dataFolder(), "sandbox");
  process.env.SANDBOX_WEBHOOK_URL ||= `http://localhost:${process.env.PORT}/api/webhooks/issuing`;
  const secrets = ownSecrets();
  process.env.NEXTAUTH_SECRET ||= secrets.authSecret;
  process.env.DATA_ENCRYPTION_KEY ||= secrets.dataEncryptionKey;
}

/**
 * Makes `DATABASE_URL` point at a PostgreSQL that answers: the configured one, or the embedded one in `.data/`.
 * The function it gives ends the embedded server, if this call started it.
 */
export async function openDatabase(): Promise<() => Promise<void>> {
  if (process.env.DATABASE_URL?.trim()) {
    await assertAnswers(process.env.DATABASE_URL);
    return async () => undefined;
  }
  const cluster = await startCluster(path.join(dataFolder(), "postgres"));
  await createDatabase(cluster.url("postgres"), DATABASE);
  process.env.DATABASE_URL = cluster.url(DATABASE);
  return cluster.started ? cluster.stop : async () => undefined;
}

/** Creates the database unless it is there. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

async function assertAnswers(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new Error(`The database of DATABASE_URL does not answer: ${why}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function ownSecrets(): { authSecret: string; dataEncryptionKey: string } {
  const file = path.join(dataFolder(), "secrets.json");
  if (!existsSync(file)) {
    mkdirSync(dataFolder(), { recursive: true });
    const made = {
      authSecret: randomBytes(32).toString("base64url"),
      dataEncryptionKey: randomBytes(32).toString("base64"),
    };
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, "utf8"));
}
