import "server-only";
import { createHash, type Hash } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { PoolClient } from "pg";
import type { Clock } from "@/lib/core/clock";
import { db, type Export } from "@/lib/core/db";
import { log } from "@/lib/core/log";
import type { ExportTotal } from "@/lib/exports/schema";
import type { SheetWriter } from "@/lib/exports/sheet-writer";
import { AMOUNT_AT, CURRENCY_AT, exportCells, exportStatements } from "@/lib/exports/transaction-rows";
import { SaidSum } from "@/lib/transactions/said-sum";

/** Few, so that nobody else waits long for the processor. */
const BATCH = 200;
const TELL_EVERY_MS = 1000;

/** What a file says in its reader's language. */
export interface FileWords {
  heading: readonly string[];
  /** A card that the company holds. */
  corporate: string;
}

/** Thrown into the stream when the export was cancelled, so that the download ends unfinished. */
export class ExportStopped extends Error {
  override readonly name = "ExportStopped";
}

/**
 * The bytes of an export, written as they are read: one snapshot of the database, a batch in memory, as fast as the
 * reader takes them. What was written, its sums and its SHA-256 are in the row when the last byte is out. `client` is
 * of the exports' own pool and given back at the end.
 */
export async function* writeExport(
  client: PoolClient,
  row: Export,
  words: FileWords,
  writer: SheetWriter,
  clock: Clock,
): AsyncGenerator<Uint8Array> {
  const progress = new Progress(row.id, clock);
  try {
    await openSnapshot(client, row, progress);
    yield progress.took(await writer.rows([words.heading]));
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `FETCH ${BATCH} FROM rows`,
        rowMode: "array",
      });
      if (rows.length === 0) break;
      const started = performance.now();
      const bytes = progress.took(
        await writer.rows(rows.map((cells) => exportCells(cells, words.corporate))),
        rows,
      );
      const worked = performance.now() - started;
      yield bytes;
      await progress.tell();
      // Half of the time belongs to everybody else whom this process serves.
      await pause(worked);
    }
    yield progress.took(await writer.end());
    await client.query("COMMIT");
    await progress.finish();
  } catch (error) {
    await progress.fail(error);
    throw error;
  } finally {
    await progress.abandon();
    // A snapshot left open would keep dead rows alive.
    client.release(true);
  }
}

async function openSnapshot(client: PoolClient, row: Export, progress: Progress): Promise<void> {
  const { rows, count } = exportStatements(row.query);
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query("SELECT set_config('TimeZone', $1, true)", [row.zone]);
  const counted = await client.query<{ count: number; at: Date }>(
    count.text.replace("AS count", "AS count, transaction_timestamp() AS at"),
    count.values,
  );
  await progress.open(counted.rows[0]?.count ?? 0, counted.rows[0]?.at ?? null);
  await client.query(`DECLARE rows NO SCROLL CURSOR FOR ${rows.text}`, rows.values);
}

/** Counts, sums and hashes what goes out, and keeps the export's row in step. */
class Progress {
  readonly #id: string;
  readonly #clock: Clock;
  readonly #hash: Hash = createHash("sha256");
  readonly #totals = new Map<string, SaidSum>();
  #rows = 0;
  #bytes = 0;
  #toldAt = 0;
  #ended = false;

  constructor(id: string, clock: Clock) {
    this.#id = id;
    this.#clock = clock;
  }

  async open(matching: number, snapshotAt: Date | null): Promise<void> {
    await this.#save({ matching, snapshotAt });
  }

  took(bytes: Uint8Array, rows: readonly (readonly (string | null)[])[] = []): Uint8Array {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    this.#rows += rows.length;
    for (const row of rows) this.#add(row[CURRENCY_AT] ?? "", row[AMOUNT_AT] ?? null);
    return bytes;
  }

  #add(currency: string, amount: string | null): void {
    const sum = this.#totals.get(currency) ?? new SaidSum();
    sum.add(amount);
    this.#totals.set(currency, sum);
  }

  /** At most once a second. @throws ExportStopped once somebody cancelled it */
  async tell(): Promise<void> {
    if (Date.now() - this.#toldAt < TELL_EVERY_MS) return;
    this.#toldAt = Date.now();
    await this.#save({});
  }

  async finish(): Promise<void> {
    await this.#save({
      status: "complete",
      sha256: this.#hash.digest("hex"),
      totals: this.#sums(),
      finishedAt: this.#clock.now(),
    });
    this.#ended = true;
  }

  async fail(error: unknown): Promise<void> {
    this.#ended = true;
    if (error instanceof ExportStopped) return;
    log().error({ err: error, exportId: this.#id }, "an export failed");
    await this.#end("failed");
  }

  /** The reader went away before the end. */
  async abandon(): Promise<void> {
    if (!this.#ended) await this.#end("cancelled");
  }

  async #end(status: "failed" | "cancelled"): Promise<void> {
    const data = { status, rows: this.#rows, finishedAt: this.#clock.now() };
    await db().export.updateMany({ where: { id: this.#id, status: "running" }, data });
  }

  async #save(data: object): Promise<void> {
    const { count } = await db().export.updateMany({
      where: { id: this.#id, status: "running" },
      data: { rows: this.#rows, bytes: this.#bytes, seenAt: this.#clock.now(), ...data },
    });
    if (count === 0) throw new ExportStopped();
  }

  #sums() {
    const sums: ExportTotal[] = [...this.#totals]
      .map(([currency, { count, amount, withoutAmount }]) => ({
        currency,
        rows: count,
        transactionAmount: amount,
        withoutAmount,
      }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1));
    return sums.map((sum) => ({ ...sum }));
  }
}
