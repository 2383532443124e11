import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface TestSandbox {
  url: string;
  dataDir: string;
  /** Calls a control under `/__sandbox/`; POST when there is a body. Throws on anything but 2xx. */
  control<T = Record<string, unknown>>(name: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/**
 * Starts a sandbox issuer as its own process on a free port and points this process's environment at it.
 * Call before the first use of `env()`.
 */
export async function startTestSandbox(options: { seed?: "demo" | "empty" } = {}): Promise<TestSandbox> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "sandbox-"));
  const child = spawn(process.execPath, ["--import", "tsx", "sandbox/main.ts"], {
    env: {
      ...process.env,
      SANDBOX_PORT: "0",
      SANDBOX_DATA_DIR: dataDir,
      SANDBOX_SEED: options.seed ?? "demo",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const url = await readyUrl(child);
  process.env.SANDBOX_DATA_DIR = dataDir;
  process.env.SANDBOX_PORT = new URL(url).port;
  return {
    url,
    dataDir,
    control: async <T>(name: string, body?: unknown) => {
      const response = await fetch(`${url}/__sandbox/${name}`, {
        method: body === undefined ? "GET" : "POST",
        headers: { "content-type": "application/json" },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
      return JSON.parse(text) as T;
    },
    stop: async () => {
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once("exit", resolve));
        child.kill("SIGTERM");
        await gone;
      }
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function readyUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    const onData = (chunk: Buffer) => {
      output += chunk.toString();
      const found = /sandbox issuer ready at (\S+)/.exec(output);
      if (found?.[1]) resolve(found[1]);
    };
    child.stdout?.on("data", onData);
    child.stderr?.on("data", onData);
    child.once("exit", (code) => reject(new Error(`the sandbox ended (${code}): ${output}`)));
  });
}
