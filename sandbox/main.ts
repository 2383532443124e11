import { readConfig } from "./config";
import { startSandbox } from "./start";

try {
  const config = readConfig();
  const sandbox = await startSandbox(config);
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(`sandbox issuer ready at ${sandbox.url}\n`);
} catch (error) {
  process.stderr.write(`${sentence(error)}\n`);
  process.exit(1);
}

function sentence(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") {
    return `sandbox issuer: the address ${"address" in error ? error.address : ""}:${
      "port" in error ? error.port : ""
    } is taken by another program; set SANDBOX_PORT to a free one.`;
  }
  return `sandbox issuer: ${error.message}`;
}
