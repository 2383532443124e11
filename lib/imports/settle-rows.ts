import "server-only";
import type { Clock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { noteOutcome, outcomeOf, type RowOutcome } from "@/lib/imports/row-outcome";
import { publishChanges } from "@/lib/live/publish";

const AT_ONCE = 200;

interface OpenRow {
  importId: string;
  line: number;
  claim: string | null;
  status: "sending" | "unknown";
  operation: string | null;
  result: unknown;
  issuerCode: string | null;
  callingCode: string | null;
  phoneNumber: string | null;
}

/**
 * Follows rows whose answer is missing, or whose process died, by their operation; none is sent again. A row that was
 * taken and whose creation was never begun goes back in line under the same operation id: should its process be alive
 * after all, one of the two creations gives way.
 */
export async function settleRows(clock: Clock): Promise<number> {
  const at = clock.now();
  const callEnds = new Date(at.getTime() - env().issuing.timeoutMs * 2);
  const rows = await db().$queryRaw<OpenRow[]>`
    SELECT r.import_id::text AS "importId", r.line, r.claim::text AS claim, r.status, o.status AS operation, o.result,
      o.issuer_code AS "issuerCode", o.input->>'callingCode' AS "callingCode", o.input->>'phoneNumber' AS "phoneNumber"
    FROM import_user_row r LEFT JOIN operation o ON o.id = r.operation_id
    WHERE (r.status = 'unknown' AND o.status NOT IN ('pending', 'unknown'))
      OR (r.status = 'sending' AND r.claimed_at < ${callEnds} AND o.status IS DISTINCT FROM 'pending')
    ORDER BY r.claimed_at LIMIT ${AT_ONCE}`;
  for (const row of rows) {
    if (row.operation === null) await putBack(row);
    else await noteOutcome(row, await findOutcome(row, row.operation), at);
  }
  const ids = [...new Set(rows.map(({ importId }) => importId))];
  await publishChanges(
    db(),
    "imports",
    ids.map((id) => ({ id })),
  );
  return rows.length;
}

async function putBack({ importId, line, claim, status }: OpenRow): Promise<void> {
  await db().importUserRow.updateMany({
    where: { importId, line, claim, status },
    data: { status: "waiting", claim: null, claimedAt: null },
  });
}

/** A refusal for a number that is taken names the user who has it, as the verb does when it is asked. */
async function findOutcome(row: OpenRow, operation: string): Promise<RowOutcome> {
  const { result, issuerCode, callingCode, phoneNumber } = row;
  const outcome = outcomeOf({ status: operation, result, issuerCode });
  if (outcome.status !== "failed" || issuerCode !== DUPLICATE || !callingCode || !phoneNumber) return outcome;
  const known = await db().cardUser.findFirst({ where: { callingCode, phoneNumber }, select: { id: true } });
  return { ...outcome, problems: { phoneNumber: "phoneTaken" }, userId: known?.id ?? null };
}

const DUPLICATE = "300008";
