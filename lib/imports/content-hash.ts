import "server-only";
import { createHash } from "node:crypto";
import type { CardDocumentRow, Tx } from "@/lib/core/db";

const AT_ONCE = 2_000;

/**
 * SHA-256 over the kept content of an upload, in the order of its lines: the keyed hashes of people's rows, or the cut
 * rows of a card document. A window of rows at a time is in memory.
 */
export async function contentHash(tx: Tx, job: { id: string; noun: string }): Promise<string> {
  const hash = createHash("sha256");
  const read = job.noun === "users" ? readUserKeys : readCardRows;
  for (let after = 0; ; ) {
    const rows = await read(tx, job.id, after);
    for (const row of rows) hash.update(`${row.text}\n`);
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return hash.digest("hex");
    after = last.line;
  }
}

async function readUserKeys(tx: Tx, importId: string, after: number) {
  const rows = await tx.importUserRow.findMany({
    where: { importId, line: { gt: after } },
    select: { line: true, rowKey: true },
    orderBy: { line: "asc" },
    take: AT_ONCE,
  });
  return rows.map(({ line, rowKey: text }) => ({ line, text }));
}

async function readCardRows(tx: Tx, importId: string, after: number) {
  const rows = await tx.cardDocumentRow.findMany({
    where: { importId, line: { gt: after } },
    orderBy: { line: "asc" },
    take: AT_ONCE,
  });
  return rows.map((row) => ({ line: row.line, text: JSON.stringify(contentOf(row)) }));
}

function contentOf(row: CardDocumentRow): (string | null)[] {
  const { namedCardId, referenceId, first6, last4, expiration, currency, form } = row;
  const { physicalReferenceId, batch, label } = row;
  return [
    namedCardId,
    referenceId,
    first6,
    last4,
    expiration,
    currency,
    form,
    physicalReferenceId,
    batch,
    label,
  ];
}
