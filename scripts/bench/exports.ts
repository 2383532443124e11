import { createHash, randomUUID } from "node:crypto";
import http from "node:http";
import pg from "pg";
import { send } from "./http";
import { reportShare, reportTime, timing } from "./measure";
import { residentMb } from "./resident-memory";
import { startConsole } from "./servers";
import { sessionCookie } from "./session-cookie";

const MEMORY_MB = 300;

/** A whole mirror taken out of the built console, while somebody else keeps reading lists from the same process. */
export async function benchExports(url: string, rows: number): Promise<void> {
  process.stdout.write(`\nExport of ${rows.toLocaleString("en")} rows, while lists are read\n`);
  for (const format of ["csv", "xlsx"] as const) {
    const product = await startConsole({ DATABASE_URL: url, BACKGROUND_JOBS: "off" });
    try {
      const headers = { cookie: await sessionCookie(url, process.env.NEXTAUTH_SECRET ?? "") };
      const read = async () => {
        const started = performance.now();
        await send(`${product.url}/api/transactions`, { headers });
        return performance.now() - started;
      };
      for (let warm = 0; warm < 20; warm += 1) await read();
      const alone: number[] = [];
      for (let round = 0; round < 200; round += 1) alone.push(await read());

      const id = await ask(url, format);
      const before = residentMb(product.pid);
      let peak = 0;
      const watch = setInterval(() => {
        peak = Math.max(peak, residentMb(product.pid));
      }, 50);
      const started = performance.now();
      let over = false;
      const file = download(`${product.url}/api/exports/${id}/file`, headers).finally(() => {
        over = true;
      });
      const beside: number[] = [];
      while (!over) beside.push(await read());
      const { bytes, sha256 } = await file;
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      await assertComplete(url, id, { rows, sha256 });
      process.stdout.write(
        `  ${format}: ${(bytes / 2 ** 20).toFixed(0)} MB in ${seconds.toFixed(1)} s, ${beside.length} lists read beside it\n`,
      );
      process.stdout.write(`  ${format}: the process held ${before.toFixed(0)} MB before\n`);
      reportTime(`${format}: the process at its largest`, peak, MEMORY_MB, "MB");
      reportShare(
        `${format}: p95 of a list beside it, against alone`,
        timing(beside).p95,
        timing(alone).p95,
        2,
      );
    } finally {
      await product.stop();
    }
  }
}

/** What the export button writes, for the person of this run's session. */
async function ask(url: string, format: string): Promise<string> {
  const id = randomUUID();
  await query(
    url,
    `INSERT INTO export (id, noun, format, owner_id, query, zone, language, status, created_at, seen_at)
     SELECT $1, 'transactions', $2, s.staff_id, '{}', 'Asia/Hong_Kong', 'en', 'ready', now(), now()
     FROM staff_session s ORDER BY s.created_at DESC LIMIT 1`,
    [id, format],
  );
  return id;
}

async function assertComplete(
  url: string,
  id: string,
  file: { rows: number; sha256: string },
): Promise<void> {
  const [row] = await query(url, "SELECT status, rows, sha256 FROM export WHERE id = $1", [id]);
  if (row?.status !== "complete" || row.rows !== file.rows || row.sha256 !== file.sha256)
    throw new Error(`the export is not what was downloaded: ${JSON.stringify({ row, file })}`);
}

async function query(url: string, text: string, values: unknown[]) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}

function download(url: string, headers: Record<string, string>): Promise<{ bytes: number; sha256: string }> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { headers, agent: false }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      const hash = createHash("sha256");
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        hash.update(chunk);
      });
      response.on("end", () => resolve({ bytes, sha256: hash.digest("hex") }));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}
