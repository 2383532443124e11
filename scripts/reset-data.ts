import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { type Cluster, findCluster } from "./database/cluster";
import { dataFolder, usesSandbox } from "./environment";
import { isPortBusy } from "./processes";

export interface DemoData {
  /** Where the embedded database and the sandbox issuer keep their data, as far as it exists. */
  folders: string[];
  /** A database server that nobody uses, as a killed demo leaves one behind. */
  server: Cluster | undefined;
}

/**
 * What the demo has made on this machine, without the keys in `.data/secrets.json`, which serve the next run too.
 * @throws one sentence beside a real issuer, beside a database of somebody's own, and while anything uses the data
 */
export async function findDemoData(): Promise<DemoData> {
  if (!usesSandbox()) throw refusal("ISSUING_API_URL is set, so this is no demo");
  if (process.env.DATABASE_URL?.trim())
    throw refusal("DATABASE_URL is set, and only the embedded database is reset");
  const sandbox = path.join(dataFolder(), "sandbox");
  if (path.resolve(process.env.SANDBOX_DATA_DIR ?? sandbox) !== sandbox)
    throw refusal("SANDBOX_DATA_DIR is set, and only .data/ is reset");
  const { home, running } = await findCluster(path.join(dataFolder(), "postgres"));
  if (running && (await isUsed(running)))
    throw refusal("the database is in use. Stop npm run demo, dev or start first");
  const port = Number(process.env.SANDBOX_PORT || 4100);
  if (await isPortBusy(port)) throw refusal(`port ${port} is in use, so a sandbox issuer may be running`);
  return { folders: [home, sandbox].filter((folder) => existsSync(folder)), server: running };
}

/** Deletes what `findDemoData` found. */
export async function deleteDemoData({ folders, server }: DemoData): Promise<void> {
  await server?.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

async function isUsed(cluster: Cluster): Promise<boolean> {
  const client = new pg.Client({ connectionString: cluster.url("postgres") });
  await client.connect();
  try {
    const others = await client.query(
      "SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
    );
    return others.rowCount !== 0;
  } finally {
    await client.end();
  }
}

function refusal(why: string): Error {
  return new Error(`Nothing was deleted: ${why}.`);
}
