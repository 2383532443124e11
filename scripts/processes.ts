import { type ChildProcess, spawn } from "node:child_process";
import { appendFileSync } from "node:fs";
import { createServer } from "node:net";

export interface Service {
  name: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Whether something on this machine already listens there. */
export function isPortBusy(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer().once("error", () => resolve(true));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(false)));
  });
}

/** @throws when something else already listens there: one sentence that names the variable to change. */
export async function assertPortFree(port: number, variable: string): Promise<void> {
  if (port !== 0 && (await isPortBusy(port)))
    throw new Error(`Port ${port} is in use. Stop what listens there, or set ${variable} to another port.`);
}

/** Starts a long-running process of ours and waits until it says that it is ready. Its output is shown with its name. */
export function startService(
  name: string,
  args: string[],
  ready: (output: string) => boolean,
  options: { quiet?: boolean; env?: Record<string, string>; logFile?: string | undefined } = {},
): Promise<Service> {
  const child = spawn(process.execPath, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
  });
  const service: Service = { name, child, stop: () => stopChild(child) };
  return new Promise((resolve, reject) => {
    let output = "";
    let isReady = false;
    const onData = (chunk: Buffer) => {
      const text = chunk.toString();
      if (options.logFile) appendFileSync(options.logFile, chunk);
      if (isReady) {
        if (!options.quiet) process.stdout.write(text);
        return;
      }
      output += text;
      if (!ready(output)) return;
      isReady = true;
      resolve(service);
    };
    child.stdout.on("data", onData);
    child.stderr.on("data", onData);
    child.once("exit", (code) => {
      if (!isReady)
        reject(new Error(`${name} did not start (exit code ${code}): ${output.trim().slice(-800)}`));
    });
  });
}

/** Runs a command to its end. @throws with the end of its output when it fails. */
export function runToEnd(name: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
    });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${name} failed:\n${output.trim().slice(-4000)}`));
    });
  });
}

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill("SIGTERM");
  });
}
