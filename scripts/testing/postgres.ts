import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startCluster } from "../database/cluster";
import { applyMigrations } from "../database/schema-engine";
import { createDatabase } from "../environment";

declare module "vitest" {
  export interface ProvidedContext {
    adminUrl: string;
  }
}

const TEMPLATE = "template_console";

/** One real PostgreSQL for a test run, with a migrated template database that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = path.join(tmpdir(), `cardroom-tests-${process.pid}`);
  const cluster = await startCluster(folder, {
    settings: ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200"],
  });
  await createDatabase(cluster.url("postgres"), TEMPLATE);
  await applyMigrations(cluster.url(TEMPLATE));
  project.provide("adminUrl", cluster.url("postgres"));
  return async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
