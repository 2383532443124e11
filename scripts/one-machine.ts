import { ensureClient, serveUntilStopped, startSandboxProcess, stopAll } from "./console";
import { deploy } from "./database/deploy";
import { loadEnvironment, openDatabase, usesSandbox } from "./environment";
import { firstRead } from "./first-read";
import { assertPortFree, runToEnd, type Service } from "./processes";
import { createSteps } from "./steps";

const SCRIPT = ["--conditions=react-server", "--import", "tsx"];

interface ConsoleSteps {
  /** What must be there before the console can start, with its label. */
  prepare?: { label: string; work: () => Promise<unknown> };
  start: () => Promise<Service>;
}

/**
 * Everything on one machine, from nothing: database, sandbox issuer, sign-ins, a first read and the console as `steps`
 * start it. Serves until a signal, then stops all of it; the data stays for the next run.
 */
export async function runOnOneMachine(steps: ConsoleSteps): Promise<void> {
  loadEnvironment();
  process.env.LOG_LEVEL ||= "warn";
  const services: Service[] = [];
  const closers: (() => Promise<void>)[] = [];
  const sandbox = usesSandbox();
  const traffic = sandbox && process.env.SANDBOX_TRAFFIC !== "off";
  // It begins when the console is there to hear of it.
  process.env.SANDBOX_TRAFFIC = "off";
  const step = createSteps((sandbox ? 6 : 4) + (steps.prepare ? 1 : 0));
  try {
    await assertPortFree(Number(process.env.PORT), "PORT");
    if (sandbox) await assertPortFree(Number(process.env.SANDBOX_PORT ?? 4100), "SANDBOX_PORT");
    closers.push(await step("Starting PostgreSQL", openDatabase));
    await step("Preparing the database", async () => {
      await ensureClient();
      await deploy();
    });
    if (sandbox) {
      services.push(await step("Starting the sandbox issuer", startSandboxProcess));
      await step("Creating the demo sign-ins", () => runToEnd("The seed", [...SCRIPT, "prisma/seed.ts"]));
    }
    const told = await step("Reading cards, limits and transactions from the issuer", () =>
      firstRead(() => runToEnd("The sync", [...SCRIPT, "scripts/sync.ts"])),
    );
    process.stdout.write(`${told}\n`);
    if (steps.prepare) await step(steps.prepare.label, steps.prepare.work);
    services.push(await step("Starting the console", steps.start));
  } catch (error) {
    await stopAll(services, closers);
    throw error;
  }
  if (traffic) await startTraffic();
  announce(sandbox, traffic);
  await serveUntilStopped(services, closers);
}

function sandboxUrl(): string {
  return `http://127.0.0.1:${process.env.SANDBOX_PORT ?? 4100}/__sandbox/`;
}

async function startTraffic(): Promise<void> {
  await fetch(`${sandboxUrl()}traffic`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ enabled: true }),
  });
}

function announce(sandbox: boolean, traffic: boolean): void {
  const lines = ["", "Stop with Ctrl-C. Data stays in .data/ for the next run.", ""];
  lines.push(`  Console   ${process.env.NEXTAUTH_URL}`);
  if (sandbox) {
    lines.push(`  Sandbox   ${sandboxUrl()}`);
    if (traffic) lines.push("  Payments  come in by themselves; SANDBOX_TRAFFIC=off keeps the sandbox quiet");
    lines.push("");
    const roles = ["admin", "finance", "finance2", "support", "auditor"];
    for (const role of roles) lines.push(`${`  ${role}@example.com`.padEnd(30)}demo-password`);
  }
  process.stdout.write(`${lines.join("\n")}\n`);
}
