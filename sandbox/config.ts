import { join } from "node:path";
import { z } from "zod";

const environment = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  SANDBOX_HOST: z.string().min(1).default("127.0.0.1"),
  SANDBOX_DATA_DIR: z.string().min(1).default(join(".data", "sandbox")),
  SANDBOX_APP_ID: z.string().min(1).default("d900da8b-6e16-4a85-8a66-05d29ac53f24"),
  SANDBOX_CLIENT_PUBLIC_KEY_FILE: z.string().min(1).optional(),
  SANDBOX_WEBHOOK_URL: z.url().default("http://127.0.0.1:3000/api/webhooks/issuing"),
  SANDBOX_WEBHOOK_BASE_DELAY_MS: z.coerce.number().int().positive().default(10_000),
  SANDBOX_SEED: z.enum(["demo", "empty"]).default("demo"),
  SANDBOX_SEED_CARDS: z.coerce.number().int().positive().max(1_000_000).optional(),
  SANDBOX_TRAFFIC: z.enum(["on", "off"]).default("off"),
});

/** The sandbox's settings from the environment; an empty variable counts as unset. */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = environment.safeParse(given);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new Error(`${issue?.path.join(".")}: ${issue?.message}.`);
  }
  const read = result.data;
  return {
    port: read.SANDBOX_PORT,
    host: read.SANDBOX_HOST,
    dataDir: read.SANDBOX_DATA_DIR,
    appId: read.SANDBOX_APP_ID,
    clientPublicKeyFile: read.SANDBOX_CLIENT_PUBLIC_KEY_FILE,
    webhookUrl: read.SANDBOX_WEBHOOK_URL,
    webhookBaseDelayMs: read.SANDBOX_WEBHOOK_BASE_DELAY_MS,
    seed: read.SANDBOX_SEED,
    seedCards: read.SANDBOX_SEED_CARDS,
    traffic: read.SANDBOX_TRAFFIC === "on",
  };
}

export type SandboxConfig = ReturnType<typeof readConfig>;
