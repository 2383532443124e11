import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { z } from "zod";
import { send } from "./http";
import { compare, report } from "./measure";
import { startReader } from "./reader-process";
import { startBare, startConsole } from "./servers";
import { sessionCookie } from "./session-cookie";
import { TARGETED } from "./transaction-queries";
import { benchWebhooks, webhookKeys } from "./webhooks";

const ROUNDS = 60;
const WARM_UP = 10;

/** The built console over HTTP against an application of the same framework that does the same SQL and nothing else. */
export async function benchConsole(url: string, rows: number): Promise<void> {
  const secret = process.env.NEXTAUTH_SECRET ?? "";
  const keys = webhookKeys();
  const statements = await writeStatements(url);
  const bare = await startBare({ DATABASE_URL: url, BARE_STATEMENTS: statements });
  const product = await startConsole({ DATABASE_URL: url, BACKGROUND_JOBS: "off", ...keys.environment });
  try {
    const headers = { cookie: await sessionCookie(url, secret) };
    process.stdout.write(
      `\nJSON endpoint, ${rows.toLocaleString("en")} rows: against a bare route with the same SQL\n`,
    );
    for (const [label, query] of Object.entries(TARGETED)) {
      const times = await compare(
        {
          product: () => send(`${product.url}/api/transactions?${new URLSearchParams(query)}`, { headers }),
          bare: () => send(`${bare.url}/rows?${new URLSearchParams({ case: label })}`),
        },
        ROUNDS,
        WARM_UP,
      );
      report(label, times.product, times.bare, 1.5);
    }
    process.stdout.write("\nPage: against a bare server-rendered table of the same rows\n");
    const pages = await compare(
      {
        product: () => send(`${product.url}/transactions`, { headers }),
        bare: () => send(`${bare.url}/?${new URLSearchParams({ case: "first page" })}`),
      },
      ROUNDS,
      WARM_UP,
    );
    report("/transactions", pages.product, pages.bare, 1.5);
    const intake = `${product.url}/api/webhooks/issuing`;
    await benchWebhooks({ url: intake, hello: `${bare.url}/hello`, database: url }, keys.sign);
  } finally {
    await Promise.all([product.stop(), bare.stop()]);
  }
}

/** What the list sends for each query, for the bare application to send by itself. */
async function writeStatements(url: string): Promise<string> {
  const reader = await startReader(url);
  const cases: Record<string, unknown> = {};
  for (const [label, query] of Object.entries(TARGETED)) {
    cases[label] = z.array(z.array(z.unknown())).parse(await reader.ask({ act: "statements", query }));
  }
  reader.stop();
  const file = path.join(tmpdir(), `bench-statements-${process.pid}.json`);
  writeFileSync(file, JSON.stringify(cases));
  return file;
}
