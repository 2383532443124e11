import { once } from "node:events";
import type pg from "pg";

const CHUNK = 256 * 1024;

/** Sends rows with `COPY … FROM STDIN`, as fast as the server takes them. @returns how many there were */
export function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly (string | number | null)[]>,
): Promise<number> {
  const names = columns.map((name) => client.escapeIdentifier(name)).join(", ");
  return new Promise((resolve, reject) => {
    const copy = new CopyQuery(
      `COPY ${client.escapeIdentifier(table)} (${names}) FROM STDIN`,
      rows,
      (error, count) => (error ? reject(error) : resolve(count)),
    );
    client.query(copy as unknown as pg.Submittable);
  });
}

/** What pg calls on the thing it runs; see the `Submittable` of pg-query-stream. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
  stream: NodeJS.WritableStream & { writableNeedDrain: boolean };
}

class CopyQuery {
  readonly text: string;
  readonly rows: Iterable<readonly (string | number | null)[]>;
  readonly done: (error: Error | null, count: number) => void;
  count = 0;
  failure: Error | null = null;

  constructor(text: string, rows: CopyQuery["rows"], done: CopyQuery["done"]) {
    this.text = text;
    this.rows = rows;
    this.done = done;
  }

  submit(connection: CopyConnection): void {
    connection.query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.send(connection).catch((error: unknown) => connection.sendCopyFail(String(error)));
  }

  async send(connection: CopyConnection): Promise<void> {
    let text = "";
    const flush = async () => {
      connection.sendCopyFromChunk(Buffer.from(text));
      text = "";
      if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
    };
    for (const row of this.rows) {
      text += `${row.map(escaped).join("\t")}\n`;
      this.count += 1;
      if (text.length > CHUNK) await flush();
    }
    if (text) await flush();
    connection.endCopyFrom();
  }

  handleError(error: Error): void {
    this.failure = error;
    this.done(error, 0);
  }

  handleReadyForQuery(): void {
    if (!this.failure) this.done(null, this.count);
  }

  handleCommandComplete(): void {}
  handleRowDescription(): void {}
  handleDataRow(): void {}
  handleEmptyQuery(): void {}
  handlePortalSuspended(): void {}
}

function escaped(value: string | number | null): string {
  if (value === null) return "\\N";
  if (typeof value === "number") return String(value);
  return value.replace(/[\\\t\n\r]/g, (char) => ESCAPES[char] ?? char);
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
