import { readdirSync } from "node:fs";
import pg from "pg";
import { applyMigrations } from "./schema-engine";

/** Applies what is missing. @throws one sentence when the database refuses. */
export async function deploy(): Promise<string[]> {
  try {
    return await applyMigrations(process.env.DATABASE_URL ?? "");
  } catch (error) {
    const why = error instanceof Error ? error.message.split("\n").slice(0, 2).join(" ") : String(error);
    throw new Error(`The database could not be migrated: ${why}`);
  }
}

/** @throws one sentence when migrations are missing, so that the console never runs on an older database. */
export async function assertMigrated(): Promise<void> {
  const known = readdirSync("prisma/migrations", { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const applied = await client
      .query<{ migration_name: string }>(
        "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL",
      )
      .then((result) => new Set(result.rows.map((row) => row.migration_name)))
      .catch(() => new Set<string>());
    const missing = known.filter((entry) => !applied.has(entry.name)).length;
    if (missing > 0)
      throw new Error(`The database lacks ${missing} migration(s): run npm run db:deploy first.`);
  } finally {
    await client.end();
  }
}
