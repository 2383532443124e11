import "server-only";
import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { type CardDocumentRow, db, type ImportJob, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import type { Actor } from "@/lib/imports/change-import";
import { IMPORT_NOUNS, type ImportNoun } from "@/lib/imports/constants";
import { countRows, readImport } from "@/lib/imports/import-dto";
import { matchDocument } from "@/lib/imports/match-document";
import { type ConfirmedImport, steerInput } from "@/lib/imports/schema";
import { publish } from "@/lib/live/publish";

const AT_ONCE = 2_000;

/**
 * SHA-256 over the kept content of an upload, in the order of its lines: the keyed hashes of people's rows, or the cut
 * rows of a card document. A window of rows at a time is in memory.
 */
async function contentHash(tx: Tx, job: { id: string; noun: string }): Promise<string> {
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

/**
 * Ends an upload: users begin to be created, a document's rows are matched to their cards. The same content is one
 * import: a second upload of it gives the first one, with rows that had no card looked up again.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW while rows are missing
 */
export async function confirmImport(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ConfirmedImport> {
  const { importId } = parseInput(steerInput, raw);
  const known = await db().importJob.findUnique({ where: { id: importId } });
  const noun = IMPORT_NOUNS.find((one) => one === known?.noun);
  assertPermission(viewer, noun === "cards" ? "cards.import" : "users.import");
  if (!known || !noun || known.ownerId !== viewer.id) throw new AppError("NOT_FOUND", "no such upload");
  const { id, repeated } = await db().$transaction(
    (tx) => settleUpload(tx, { viewer, context, noun, importId }),
    {
      timeout: 60_000,
    },
  );
  if (noun === "cards") await endDocument(viewer, context, id);
  return { import: await readImport(id), repeated };
}

interface Upload {
  viewer: Viewer;
  context: RequestContext;
  noun: ImportNoun;
  importId: string;
}

async function settleUpload(tx: Tx, upload: Upload): Promise<{ id: string; repeated: boolean }> {
  const { viewer, context, noun, importId } = upload;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('import-content', 0))::text`;
  const job = await tx.importJob.findUniqueOrThrow({ where: { id: importId } });
  if (job.status !== "uploading") return { id: job.id, repeated: false };
  await assertComplete(tx, job);
  const hash = await contentHash(tx, job);
  const earlier = await tx.importJob.findFirst({ where: { noun, contentHash: hash, purgedAt: null } });
  if (earlier) {
    await tx.importJob.delete({ where: { id: job.id } });
    return { id: earlier.id, repeated: true };
  }
  if (noun === "users") await markRepeatedPhones(tx, job.id);
  const at = context.clock.now();
  const data = { status: "running", contentHash: hash, confirmedAt: at, changedAt: at };
  await tx.importJob.update({ where: { id: job.id }, data });
  if (noun === "users") {
    const after = { rows: job.rows, ...(await countRows(job, tx)) };
    const subject = { type: "import", id: job.id, label: job.fileName };
    const { requestId } = context;
    await recordAudit(
      { actor: viewer, action: "users.import", outcome: "succeeded", subject, requestId, after },
      tx,
    );
  }
  await publish(tx, { topic: "imports", id: job.id, kind: noun });
  return { id: job.id, repeated: false };
}

async function assertComplete(tx: Tx, job: ImportJob): Promise<void> {
  const where = { importId: job.id };
  const count =
    job.noun === "users"
      ? await tx.importUserRow.count({ where })
      : await tx.cardDocumentRow.count({ where });
  if (count !== job.rows) throw new AppError("NOT_ALLOWED_NOW", `${count} of ${job.rows} rows have come`);
}

/** One number, one user: the first line with it counts. */
async function markRepeatedPhones(tx: Tx, importId: string): Promise<void> {
  await tx.$executeRaw`UPDATE import_user_row r
    SET status = 'invalid', sealed = NULL, problems = '{"phoneNumber":"phoneTwice"}'
    FROM (SELECT line, row_number() OVER (PARTITION BY phone_key ORDER BY line) AS place FROM import_user_row
      WHERE import_id = ${importId}::uuid AND status = 'waiting') AS seen
    WHERE r.import_id = ${importId}::uuid AND r.line = seen.line AND seen.place > 1`;
}

/** A crash before the end leaves the document `running`; the next confirmation, or the repeating work, ends it. */
export async function endDocument(actor: Actor, context: RequestContext, importId: string): Promise<void> {
  await matchDocument(importId);
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM import_job WHERE id = ${importId}::uuid FOR UPDATE`;
    const at = context.clock.now();
    const before = await tx.importJob.findUniqueOrThrow({ where: { id: importId } });
    const tally = await countRows({ ...before, tally: null }, tx);
    if (before.status === "done" && isDeepStrictEqual(before.tally, tally)) return;
    const finishedAt = before.finishedAt ?? at;
    await tx.importJob.update({
      where: { id: importId },
      data: { status: "done", tally, finishedAt, changedAt: at },
    });
    const subject = { type: "import", id: importId, label: before.fileName };
    const after = { rows: before.rows, contentHash: before.contentHash, ...tally };
    const { requestId } = context;
    await recordAudit({ actor, action: "cards.import", outcome: "succeeded", subject, requestId, after }, tx);
    await publish(tx, { topic: "imports", id: importId, kind: before.noun });
  });
}
