import {
  assertBuilt,
  ensureClient,
  serveUntilStopped,
  startConsoleProcess,
  startSandboxProcess,
  stopAll,
} from "./console";
import { loadEnvironment, openDatabase, usesSandbox } from "./environment";
import { assertPortFree, type Service } from "./processes";
import { runScript } from "./steps";

/** `npm start`: serves the built console, with the embedded database and the sandbox where none are configured. */
await runScript(async () => {
  loadEnvironment();
  await assertPortFree(Number(process.env.PORT), "PORT");
  const services: Service[] = [];
  const closers: (() => Promise<void>)[] = [];
  try {
    assertBuilt();
    await ensureClient();
    closers.push(await openDatabase());
    if (usesSandbox()) {
      await assertPortFree(Number(process.env.SANDBOX_PORT ?? 4100), "SANDBOX_PORT");
      services.push(await startSandboxProcess());
    }
    await assertConfigured();
    const { assertMigrated } = await import("./database/deploy");
    await assertMigrated();
    services.push(await startConsoleProcess());
  } catch (error) {
    await stopAll(services, closers);
    throw error;
  }
  process.stdout.write(`The console is at ${process.env.NEXTAUTH_URL}\n`);
  await serveUntilStopped(services, closers);
});

/** A wrong setting ends here in one sentence, not at the first request. */
async function assertConfigured(): Promise<void> {
  const { env } = await import("../lib/core/env");
  const { issuer } = await import("../lib/issuer/issuer");
  env();
  issuer();
}
