import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

const SNAPSHOT_CHUNK = 2_000;

/**
 * A snapshot and an append-only journal of what came after it, both one JSON batch a line. Every entry is an upsert
 * or a removal, so replaying a journal over a snapshot that already holds it ends in the same state.
 */
export class Journal {
  readonly #snapshotFile: string;
  readonly #journalFile: string;
  #descriptor: number | null = null;
  #lines = 0;

  constructor(dataDir: string) {
    mkdirSync(dataDir, { recursive: true });
    this.#snapshotFile = join(dataDir, "snapshot.jsonl");
    this.#journalFile = join(dataDir, "journal.jsonl");
  }

  /** Lines since the last snapshot. */
  get lines(): number {
    return this.#lines;
  }

  /** Hands every stored batch over, oldest first; false when nothing was stored. */
  replay(apply: (batch: unknown) => void): boolean {
    const stored = existsSync(this.#snapshotFile);
    if (stored) eachLine(readFileSync(this.#snapshotFile), apply, this.#snapshotFile);
    if (!existsSync(this.#journalFile)) return stored;
    const bytes = readFileSync(this.#journalFile);
    const whole = bytes.subarray(0, bytes.lastIndexOf(10) + 1);
    if (whole.length < bytes.length) truncateSync(this.#journalFile, whole.length);
    this.#lines = eachLine(whole, apply, this.#journalFile);
    return stored || this.#lines > 0;
  }

  append(batch: unknown) {
    this.#descriptor ??= openSync(this.#journalFile, "a");
    writeWhole(this.#descriptor, `${JSON.stringify(batch)}\n`);
    this.#lines += 1;
  }

  /** Replaces snapshot and journal by `batches`; a crash at any point leaves a readable pair. */
  compact(batches: Iterable<unknown>) {
    const temporary = `${this.#snapshotFile}.tmp`;
    const descriptor = openSync(temporary, "w");
    let lines: string[] = [];
    for (const batch of batches) {
      lines.push(`${JSON.stringify(batch)}\n`);
      if (lines.length < SNAPSHOT_CHUNK) continue;
      writeWhole(descriptor, lines.join(""));
      lines = [];
    }
    writeWhole(descriptor, lines.join(""));
    fsyncSync(descriptor);
    closeSync(descriptor);
    renameSync(temporary, this.#snapshotFile);
    this.close();
    closeSync(openSync(this.#journalFile, "w"));
    this.#lines = 0;
  }

  close() {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }
}

function writeWhole(descriptor: number, text: string) {
  const bytes = Buffer.from(text, "utf8");
  let written = 0;
  while (written < bytes.length) written += writeSync(descriptor, bytes, written);
}

function eachLine(bytes: Buffer, apply: (batch: unknown) => void, file: string): number {
  let count = 0;
  let start = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    count += 1;
    try {
      apply(JSON.parse(bytes.toString("utf8", start, end)));
    } catch (cause) {
      throw new Error(`${file} is damaged at line ${count}. Move the folder away to start afresh.`, {
        cause,
      });
    }
    start = end + 1;
  }
  return count;
}
