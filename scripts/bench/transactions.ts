import { z } from "zod";
import { compare, report } from "./measure";
import { type Reader, startReader } from "./reader-process";
import { OTHERS, TARGETED } from "./transaction-queries";

const ROUNDS = 60;
const WARM_UP = 5;

/** The list of transactions on a small and on a large mirror: against the same SQL by hand, and against each other. */
export async function benchTransactions(databases: { rows: number; url: string }[]): Promise<void> {
  const readers: { rows: number; reader: Reader }[] = [];
  for (const { rows, url } of databases) readers.push({ rows, reader: await startReader(url) });
  try {
    for (const one of readers) {
      await againstHand(one.rows, one.reader);
      await againstFirstPage(one.rows, one.reader);
    }
    const [small, large] = [readers[0], readers.at(-1)];
    if (small && large && small !== large) await againstEachOther(small, large);
  } finally {
    for (const { reader } of readers) reader.stop();
  }
}

async function againstHand(rows: number, reader: Reader): Promise<void> {
  title(`Transaction list, ${count(rows)} rows: the read against the same SQL by hand`);
  for (const [label, query] of Object.entries(TARGETED)) {
    const works = { read: () => reader.time("list", query), byHand: () => reader.time("byHand", query) };
    const times = await compare(works, ROUNDS, WARM_UP);
    report(label, times.read, times.byHand, 2);
  }
}

async function againstFirstPage(rows: number, reader: Reader): Promise<void> {
  title(`Transaction list, ${count(rows)} rows: the deepest page against the first`);
  const cursor = z.string().parse(await reader.ask({ act: "deepest", query: {} }));
  const works = { deepest: () => reader.time("list", { cursor }), first: () => reader.time("list", {}) };
  const times = await compare(works, ROUNDS, WARM_UP);
  report("deepest page", times.deepest, times.first, 1.2);
}

async function againstEachOther(
  small: { rows: number; reader: Reader },
  large: { rows: number; reader: Reader },
): Promise<void> {
  title(`Transaction list: ${count(large.rows)} rows against ${count(small.rows)}`);
  for (const [label, query] of Object.entries({ ...TARGETED, ...OTHERS })) {
    const works = {
      large: () => large.reader.time("list", query),
      small: () => small.reader.time("list", query),
    };
    const times = await compare(works, ROUNDS, WARM_UP);
    report(label, times.large, times.small, 1.5);
  }
}

const count = (rows: number) => rows.toLocaleString("en");

function title(text: string): void {
  process.stdout.write(`\n${text}\n`);
}
