import "server-only";
import { db, type Tx } from "@/lib/core/db";
import { log } from "@/lib/core/log";

/**
 * Does `work` for all rows in one transaction; where that fails, for each row in a transaction of its own, so that a row
 * the database will not take costs none of its neighbours. Gives what each transaction gave; rows that failed go to
 * `setAside`. @throws when the database itself does not answer
 */
export async function togetherOrRowByRow<Row extends { id: string }, Result>(
  rows: readonly Row[],
  work: (tx: Tx, rows: readonly Row[]) => Promise<Result>,
  setAside: (row: Row, error: unknown) => void,
): Promise<Result[]> {
  if (rows.length === 0) return [];
  try {
    return [await db().$transaction((tx) => work(tx, rows))];
  } catch (error) {
    await assertAnswering(error);
    log().warn({ err: error, rows: rows.length }, "rows are kept one by one");
  }
  const results: Result[] = [];
  for (const row of rows) {
    try {
      results.push(await db().$transaction((tx) => work(tx, [row])));
    } catch (error) {
      await assertAnswering(error);
      log().error({ err: error, rowId: row.id }, "a row could not be kept");
      setAside(row, error);
    }
  }
  return results;
}

/** What fails while the database is away says nothing about the rows. @throws the error */
async function assertAnswering(error: unknown): Promise<void> {
  await db().$queryRaw`SELECT 1`.catch(() => {
    throw error;
  });
}
