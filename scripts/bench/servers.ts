import { existsSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { ensureBuild, MEMORY } from "../console";
import { runToEnd, type Service, startService } from "../processes";

const NEXT = "node_modules/next/dist/bin/next";
const BARE = "scripts/bench/bare";

export interface Server {
  url: string;
  pid: number;
  stop(): Promise<void>;
}

/** The built console on a free port, without the jobs that would work beside what is measured. */
export async function startConsole(env: Record<string, string>): Promise<Server> {
  await ensureBuild();
  return serve("The console", ".", (url) => ({ ...env, NEXTAUTH_URL: url, SESSION_IDLE_MINUTES: "600" }));
}

/** An application of the same framework that has no more than a route and a page. */
export async function startBare(env: Record<string, string>): Promise<Server> {
  if (!existsSync(path.join(BARE, ".next/BUILD_ID")))
    await runToEnd("Building the bare application", [NEXT, "build", BARE]);
  return serve("The bare application", BARE, () => env);
}

async function serve(
  name: string,
  folder: string,
  env: (url: string) => Record<string, string>,
): Promise<Server> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const args = [...MEMORY.flags, NEXT, "start", folder, "-p", String(port), "-H", "127.0.0.1"];
  const service: Service = await startService(name, args, (output) => output.includes("Ready in"), {
    quiet: true,
    env: { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...MEMORY.env, ...env(url) },
  });
  return { url, pid: service.child.pid ?? 0, stop: () => service.stop() };
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
