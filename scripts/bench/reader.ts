import pg from "pg";
import { systemClock } from "../../lib/core/clock";
import { closeDb } from "../../lib/core/db";
import { listTransactions } from "../../lib/transactions/list-transactions";
import { backfillRates } from "./backfill-rates";
import { runByHand, type Statements, statementsOf } from "./statements";

/** A process that reads one database and answers how long it took: two of them are two sizes, measured in turn. */
const viewer = {
  id: "00000000-0000-7000-8000-000000000000",
  sessionId: "",
  grants: [],
  email: "bench@example.com",
  name: "Bench",
  role: "finance",
} as const;
const context = { requestId: "bench", language: "en", clock: systemClock };
const hands = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 12 });
const recorded = new Map<string, Statements>();

export interface Ask {
  act: "list" | "byHand" | "statements" | "deepest" | "backfill";
  query: Record<string, string>;
}

/** Milliseconds, statements, the cursor of the last page but one, or rows per second. */
async function answer({ act, query }: Ask): Promise<unknown> {
  const key = JSON.stringify(query);
  if (act === "statements") return statementsOf(() => listTransactions(viewer, context, query));
  if (act === "deepest") return deepest(query);
  if (act === "backfill") return backfillRates(process.env.DATABASE_URL ?? "");
  if (act === "byHand" && !recorded.has(key)) {
    recorded.set(key, await statementsOf(() => listTransactions(viewer, context, query)));
  }
  const started = performance.now();
  if (act === "list") await listTransactions(viewer, context, query);
  else await runByHand(hands, recorded.get(key) ?? []);
  return performance.now() - started;
}

/** The cursor that leads to the last page, found from the list's end: nobody could page there in reasonable time. */
async function deepest(query: Record<string, string>): Promise<string> {
  const { encodeCursor } = await import("../../lib/core/cursor");
  const { rows } = await hands.query<{ key: string; id: string }>(
    `SELECT to_char(sort_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key, id
     FROM "transaction" ORDER BY sort_at, id OFFSET 50 LIMIT 1`,
  );
  const cursor = encodeCursor("transactions", {
    direction: "after",
    key: rows[0]?.key ?? "",
    id: rows[0]?.id ?? "",
  });
  const last = await listTransactions(viewer, context, { ...query, cursor });
  if (last.items.length !== 50 || last.nextCursor !== null) throw new Error("this is not the last page");
  return cursor;
}

process.on("message", (ask: Ask & { number: number }) => {
  answer(ask).then(
    (result) => process.send?.({ number: ask.number, result }),
    (error: unknown) => process.send?.({ number: ask.number, error: String(error) }),
  );
});
process.on("disconnect", () => void Promise.all([hands.end(), closeDb()]));
process.send?.({ number: 0 });
