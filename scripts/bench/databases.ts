import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { startCluster } from "../database/cluster";
import { applyMigrations } from "../database/schema-engine";
import { createDatabase } from "../environment";
import { fillTransactions } from "./transactions-data";

export interface Databases {
  /** A migrated, empty database. */
  empty(name: string): Promise<string>;
  /** A migrated database with so many transactions; one that an earlier run left is used again. */
  filled(rows: number): Promise<string>;
  /** A copy of it, to write into. */
  copyOf(rows: number): Promise<string>;
  close(): Promise<void>;
}

/** What an operator would set on a machine that has more than a gigabyte; both sides of every ratio run with it. */
const SETTINGS = ["shared_buffers=1GB", "max_wal_size=8GB", "checkpoint_timeout=30min"];

/** A PostgreSQL of its own, durable as in production; with `BENCH_DATA_DIR` its databases stay for the next run. */
export async function openDatabases(): Promise<Databases> {
  const kept = process.env.BENCH_DATA_DIR?.trim();
  const folder = kept ? path.resolve(kept) : mkdtempSync(path.join(tmpdir(), "cardroom-bench-"));
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const cluster = await startCluster(path.join(folder, "postgres"), { settings: SETTINGS });
  const admin = new pg.Client({ connectionString: cluster.url("postgres") });
  await admin.connect();
  const fresh = async (name: string) => {
    await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await createDatabase(cluster.url("postgres"), name);
    await applyMigrations(cluster.url(name));
    return cluster.url(name);
  };
  return {
    empty: fresh,
    filled: async (rows) => {
      const name = `rows_${rows}`;
      if (await exists(admin, name)) {
        await applyMigrations(cluster.url(name));
        return cluster.url(name);
      }
      process.stdout.write(`\nGenerating ${rows.toLocaleString("en")} transactions …\n`);
      const started = Date.now();
      await fillTransactions(await fresh(`${name}_filling`), rows);
      await admin.query(`ALTER DATABASE ${name}_filling RENAME TO ${name}`);
      process.stdout.write(`done in ${Math.round((Date.now() - started) / 1000)} s\n`);
      return cluster.url(name);
    },
    copyOf: async (rows) => {
      await admin.query("DROP DATABASE IF EXISTS rows_copy WITH (FORCE)");
      await admin.query(`CREATE DATABASE rows_copy TEMPLATE rows_${rows}`);
      return cluster.url("rows_copy");
    },
    close: async () => {
      await admin.query("DROP DATABASE IF EXISTS rows_copy WITH (FORCE)");
      await admin.end();
      await cluster.stop();
      if (!kept) rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function exists(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query("SELECT 1 FROM pg_database WHERE datname = $1", [name])).rowCount === 1;
}
