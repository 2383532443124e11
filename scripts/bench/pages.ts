import { send } from "./http";
import { reportShare } from "./measure";
import { residentMb } from "./resident-memory";
import { startConsole } from "./servers";
import { sessionCookie } from "./session-cookie";

const PAGES = ["/", "/transactions", "/cards", "/users", "/limits", "/transfers", "/balances", "/audit"];
const CLIENTS = 2;

/** What pages leave behind in the server: its memory after ten minutes of them (`BENCH_PAGE_MINUTES`), against the first tenth. */
export async function benchPages(url: string): Promise<void> {
  const minutes = Number(process.env.BENCH_PAGE_MINUTES ?? 10);
  process.stdout.write(`\nMemory of the server under ${minutes} minutes of pages\n`);
  const product = await startConsole({ DATABASE_URL: url, BACKGROUND_JOBS: "off" });
  try {
    const headers = { cookie: await sessionCookie(url, process.env.NEXTAUTH_SECRET ?? "") };
    let pages = 0;
    const read = async (until: number) => {
      for (let at = 0; performance.now() < until; at += 1) {
        await send(`${product.url}${PAGES[at % PAGES.length]}`, { headers });
        pages += 1;
      }
    };
    const load = async (ms: number) => {
      const until = performance.now() + ms;
      await Promise.all(Array.from({ length: CLIENTS }, () => read(until)));
      return residentMb(product.pid);
    };
    const first = await load(minutes * 6_000);
    const last = await load(minutes * 54_000);
    const size = (mb: number) => `${mb.toFixed(0)} MB`;
    process.stdout.write(
      `  ${pages} pages: ${size(first)} after the first tenth, ${size(last)} at the end\n`,
    );
    reportShare("memory at the end against the first tenth", last, first, 1.25, "MB");
  } finally {
    await product.stop();
  }
}
