import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { usesSandbox } from "./environment";
import { runToEnd, type Service, startService } from "./processes";

const NEXT = "node_modules/next/dist/bin/next";
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "prisma/schema",
  "proxy.ts",
  "next.config.ts",
  "package.json",
];
/**
 * How a console keeps its memory. Left alone, Node collects late on a large machine and grows to half a gigabyte under
 * load, and glibc keeps what was freed; so it stays near the 200 MB that it needs, for a few percent of processor time.
 */
export const MEMORY = {
  flags: ["--heap-growing-percent=20", "--max-semi-space-size=8"],
  env: { MALLOC_ARENA_MAX: "1", MALLOC_TRIM_THRESHOLD_: "65536" },
};

const distFolder = () => process.env.NEXT_DIST_DIR ?? ".next";

/** Generates the Prisma client unless it is newer than the schema. */
export async function ensureClient(): Promise<void> {
  const made = "prisma/generated/client.ts";
  if (existsSync(made) && statSync(made).mtimeMs > newest("prisma/schema")) return;
  await runToEnd("Generating the database client", ["scripts/database/generate-client.mjs"]);
}

/** Builds the console unless the build is newer than every source. Says whether it built. */
export async function ensureBuild(): Promise<boolean> {
  const mark = path.join(distFolder(), "BUILD_ID");
  if (existsSync(mark) && statSync(mark).mtimeMs > Math.max(...SOURCES.map(newest))) return false;
  await runToEnd("Building the console", [NEXT, "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  return true;
}

/** @throws one sentence when there is no build to serve. */
export function assertBuilt(): void {
  if (existsSync(path.join(distFolder(), "BUILD_ID"))) return;
  throw new Error("There is no build of the console: run npm run build first.");
}

/** Starts the sandbox issuer as its own process. */
export function startSandboxProcess(): Promise<Service> {
  return startService(
    "The sandbox issuer",
    ["--import", "tsx", "sandbox/main.ts"],
    (output) => output.includes("sandbox issuer ready at"),
    {
      quiet: true,
    },
  );
}

/** Serves the built console on `PORT`. With a log file, its output goes there instead of here. */
export function startConsoleProcess(logFile?: string): Promise<Service> {
  const args = [...MEMORY.flags, NEXT, "start", ...listenFlags()];
  return startService("The console", args, isReady, {
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...MEMORY.env },
    quiet: logFile !== undefined,
    logFile,
  });
}

/** Serves the console from its sources on `PORT`: pages are compiled when asked for, changes appear by themselves. */
export function startDevelopmentServer(): Promise<Service> {
  return startService("The console", [NEXT, "dev", ...listenFlags()], isReady, {
    env: { NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
  });
}

const isReady = (output: string) => output.includes("Ready in");

function listenFlags(): string[] {
  const host = process.env.HOST ?? (usesSandbox() ? "127.0.0.1" : "0.0.0.0");
  return ["-p", process.env.PORT ?? "3000", "-H", host];
}

/** Waits for the first signal or the first service that ends, then stops everything in reverse order. */
export async function serveUntilStopped(
  services: Service[],
  closers: (() => Promise<void>)[],
): Promise<void> {
  const reason = await Promise.race([
    new Promise<"signal">((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
        process.once(signal, () => resolve("signal"));
    }),
    ...services.map(
      (service) => new Promise<Service>((resolve) => service.child.once("exit", () => resolve(service))),
    ),
  ]);
  process.stdout.write("\nStopping …\n");
  await stopAll(services, closers);
  if (reason === "signal") return;
  throw new Error(
    `${reason.name} ended by itself (exit code ${reason.child.exitCode}); everything else was stopped.`,
  );
}

export async function stopAll(services: Service[], closers: (() => Promise<void>)[]): Promise<void> {
  for (const service of [...services].reverse()) await service.stop();
  for (const close of [...closers].reverse()) await close();
}

function newest(target: string): number {
  if (!existsSync(target)) return 0;
  const stats = statSync(target);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...readdirSync(target).map((name) => newest(path.join(target, name))));
}
