import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";

/** Gives every integration test file a database of its own, copied from the migrated template. */
const name = `test_${randomBytes(6).toString("hex")}`;
const adminUrl = inject("adminUrl");

process.env.DATABASE_URL = adminUrl.replace(/\/[^/]*$/, `/${name}`);
process.env.NEXTAUTH_SECRET = "secret of the integration tests";
process.env.DATA_ENCRYPTION_KEY = "encryption key of the integration tests";
process.env.LOG_LEVEL = "silent";

beforeAll(() => admin(`CREATE DATABASE ${name} TEMPLATE template_console`));

afterAll(async () => {
  const { closeDb } = await import("@/lib/core/db");
  await closeDb();
  await admin(`DROP DATABASE ${name} WITH (FORCE)`);
});

/** Copying a template fails while another file copies it, so copies queue on an advisory lock. */
async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock(4100)");
    await client.query(statement);
  } finally {
    await client.end();
  }
}
