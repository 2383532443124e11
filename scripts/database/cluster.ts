import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { findBinaries, type PostgresBinaries, reachable } from "./binaries";

const run = promisify(execFile);

export interface Cluster {
  /** Connection string of a database on this cluster. */
  url(database: string): string;
  /** True when this call started the server, false when it was already running. */
  started: boolean;
  stop(): Promise<void>;
  /** Stops and starts it on the same port; `immediate` as a crash does. */
  restart(mode: "fast" | "immediate"): Promise<void>;
}

/**
 * Starts (or joins) a PostgreSQL server whose data lives in `folder`. The server is its own process and survives
 * a crash of ours; the next call finds it again. Throws a one-sentence error when it cannot start.
 */
export async function startCluster(folder: string, options: { settings?: string[] } = {}): Promise<Cluster> {
  const binaries = await findBinaries();
  const home = clusterHome(folder, binaries);
  const data = path.join(home, "data");
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (binaries.account) chownSync(home, binaries.account.uid, binaries.account.gid);
  if (!existsSync(path.join(data, "PG_VERSION"))) await initialise(home, binaries);
  const password = readFileSync(path.join(home, "password"), "utf8").trim();
  const running = await portOfRunning(data, binaries);
  const port = running ?? (await startServer(home, binaries, options.settings ?? []));
  return {
    url: (database) => `postgresql://console:${password}@127.0.0.1:${port}/${database}`,
    started: running === undefined,
    stop: async () => {
      await pgCtl(binaries, ["stop", "-D", data, "-m", "fast", "-w", "-t", "60"]);
    },
    restart: async (mode) => {
      const log = path.join(home, "server.log");
      await pgCtl(binaries, ["restart", "-D", data, "-l", log, "-m", mode, "-w", "-t", "120"]);
    },
  };
}

/** Where the data of `folder` really is, and the server that runs on it, if one does. */
export async function findCluster(folder: string): Promise<{ home: string; running: Cluster | undefined }> {
  const binaries = await findBinaries();
  const home = clusterHome(folder, binaries);
  const port = await portOfRunning(path.join(home, "data"), binaries);
  return { home, running: port === undefined ? undefined : await startCluster(folder) };
}

/** The data folder; outside the project when root's server account could not reach it. */
function clusterHome(folder: string, binaries: PostgresBinaries): string {
  const wanted = path.resolve(folder);
  if (!binaries.account || reachable(path.dirname(wanted))) return wanted;
  return path.join("/var/tmp", `cardroom${wanted.replaceAll("/", "-")}`);
}

async function initialise(home: string, binaries: PostgresBinaries): Promise<void> {
  const data = path.join(home, "data");
  rmSync(data, { recursive: true, force: true });
  const passwordFile = path.join(home, "password");
  writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  if (binaries.account) chownSync(passwordFile, binaries.account.uid, binaries.account.gid);
  const flags = ["--username=console", `--pwfile=${passwordFile}`, "--auth=scram-sha-256", "--encoding=UTF8"];
  await run(
    binaries.initdb,
    [`--pgdata=${data}`, "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C", ...flags],
    asServer(binaries),
  ).catch((error) => {
    throw new Error(`PostgreSQL could not create its data folder ${data}: ${lastLine(error)}`);
  });
}

async function startServer(home: string, binaries: PostgresBinaries, settings: string[]): Promise<number> {
  const port = await freePort();
  const data = path.join(home, "data");
  const log = path.join(home, "server.log");
  const flags = ["listen_addresses=127.0.0.1", `unix_socket_directories=`, ...settings].map(
    (one) => `-c ${one}`,
  );
  const options = `-p ${port} ${flags.join(" ")}`;
  await pgCtl(binaries, ["start", "-D", data, "-l", log, "-w", "-t", "60", "-o", options]).catch(() => {
    throw new Error(`The embedded PostgreSQL in ${home} did not start. Its log is ${log}.`);
  });
  return port;
}

async function portOfRunning(data: string, binaries: PostgresBinaries): Promise<number | undefined> {
  const pidFile = path.join(data, "postmaster.pid");
  if (!existsSync(pidFile)) return undefined;
  const alive = await pgCtl(binaries, ["status", "-D", data]).then(
    () => true,
    () => false,
  );
  const port = Number(readFileSync(pidFile, "utf8").split("\n")[3]);
  return alive && port > 0 ? port : undefined;
}

function pgCtl(binaries: PostgresBinaries, args: string[]): Promise<unknown> {
  return run(binaries.pgCtl, args, asServer(binaries));
}

/** The server must not share our terminal's process group, or Ctrl-C would end it before the app. */
function asServer(binaries: PostgresBinaries) {
  return { ...binaries.account, cwd: "/", env: { ...process.env, LC_ALL: "C.UTF-8" } };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split("\n").at(-1) ?? text;
}
