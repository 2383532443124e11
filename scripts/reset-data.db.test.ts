import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startCluster } from "./database/cluster";
import { deleteDemoData, findDemoData } from "./reset-data";

const before = { ...process.env };
let folder: string;
let sandbox: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "reset-"));
  sandbox = path.join(folder, "sandbox");
  mkdirSync(sandbox);
  writeFileSync(path.join(folder, "secrets.json"), "{}");
  delete process.env.ISSUING_API_URL;
  delete process.env.DATABASE_URL;
  delete process.env.SANDBOX_DATA_DIR;
  Object.assign(process.env, { CONSOLE_DATA_DIR: folder, SANDBOX_PORT: "1" });
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true, force: true });
});

test("the data of the sandbox and the database goes, the keys stay", async () => {
  const found = await findDemoData();
  expect(found.folders).toContain(sandbox);
  await deleteDemoData(found);
  expect([existsSync(sandbox), existsSync(path.join(folder, "secrets.json"))]).toEqual([false, true]);
});

test.each([
  ["ISSUING_API_URL", "https://issuer.example.com"],
  ["DATABASE_URL", "postgresql://console@127.0.0.1/console"],
  ["SANDBOX_DATA_DIR", "/somewhere/else"],
])("nothing is deleted where %s is set", async (name, value) => {
  process.env[name] = value;
  await expect(findDemoData()).rejects.toThrow(`Nothing was deleted: ${name} is set`);
});

test("nothing is deleted while somebody uses the embedded database; one that was left running is stopped", async () => {
  const cluster = await startCluster(path.join(folder, "postgres"));
  const user = new pg.Client({ connectionString: cluster.url("postgres") });
  await user.connect();
  await expect(findDemoData()).rejects.toThrow("Nothing was deleted: the database is in use");
  await user.end();
  await deleteDemoData(await findUnused());
  expect(await findDemoData()).toEqual({ folders: [], server: undefined });
});

/** A connection that ends is gone on the server a moment later. */
async function findUnused() {
  return vi.waitFor(findDemoData, { timeout: 10_000 });
}

test("nothing is deleted while something listens where the sandbox would", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  process.env.SANDBOX_PORT = String(address.port);
  await expect(findDemoData()).rejects.toThrow(`port ${address.port} is in use`);
  await new Promise((resolve) => server.close(resolve));
});
