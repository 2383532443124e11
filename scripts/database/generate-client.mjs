// Generates the Prisma client. Generation needs no engine, but the CLI insists on one and would download it:
// any existing file satisfies it (PRISMA_SCHEMA_ENGINE_BINARY), so this works on a closed network.
import { spawnSync } from "node:child_process";

const result = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate"], {
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
  encoding: "utf8",
});
if (result.status !== 0) process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
process.exit(result.status ?? 1);
