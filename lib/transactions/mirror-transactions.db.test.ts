import fc from "fast-check";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { mirrorTransactions, type Observed } from "@/lib/transactions/mirror-transactions";

const at = new Date("2026-05-01T00:00:00Z");

function observed(id: string, fields: Record<string, string | null>, action: string | null = null): Observed {
  const transaction = decodeTransaction({
    id,
    card: "card-1",
    type: "Sales",
    transaction_currency: "HKD",
    transaction_amount: "-100.00",
    local_currency: "HKD",
    local_amount: "-100.00",
    p_created_at: "2026-04-30T12:00:00.123456Z",
    ...fields,
  });
  return { transaction, action };
}

const mirror = (seen: Observed[], source: "sync" | "webhook" = "sync", when = at) =>
  db().$transaction((tx) => mirrorTransactions(tx, seen, source, when));

async function stored(id: string): Promise<string> {
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT (to_jsonb(t) - 'id' - 'first_seen_at' - 'updated_at')::text AS row FROM "transaction" t WHERE id = ${id}`;
  return rows[0]?.row ?? "";
}

const events = (id: string) => db().transactionEvent.count({ where: { transactionId: id } });

const LIFE = (id: string): Observed[] =>
  [
    observed(id, { status: "Authorized" }, "Authorization"),
    observed(id, { status: "Authorized", merchant_name: "Shop" }),
    observed(id, { status: "Settled", final_local_amount: "-98.50", merchant_name: "Shop" }, "Settled"),
    observed(id, { status: "Held", merchant_city: "Hong Kong" }),
    observed(id, { status: "Authorized", final_local_amount: "0" }, "Reversed"),
  ].map((one, minute) => {
    const saidAt = new Date(at.getTime() + minute * 60_000);
    return { ...one, saidAt, heardAt: saidAt };
  });

test("any order, grouping and repetition of observations ends in the same row", async () => {
  await mirror(LIFE("straight"));
  const expected = await stored("straight");
  expect(expected).toContain('"status": "Reversed"');
  let run = 0;
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 0, 2, 4], { minLength: 8 });
  const cuts = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
  await fc.assert(
    fc.asyncProperty(order, cuts, async (indexes, [a, b]) => {
      run += 1;
      const life = LIFE(`run-${run}`);
      const seen = indexes.flatMap((index) => life[index] ?? []);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      for (const part of [seen.slice(0, from), seen.slice(from, to), seen.slice(to)]) await mirror(part);
      expect(await stored(`run-${run}`)).toBe(expected);
      expect(await events(`run-${run}`)).toBe(5);
    }),
    { numRuns: 25 },
  );
});

test("what was observed before changes nothing, from a list or a webhook, and says so", async () => {
  const [first] = LIFE("twice");
  expect(await mirror([observed("twice", { status: "Settled" })])).toEqual({ inserted: 1, updated: 0 });
  const before = await db().transaction.findUniqueOrThrow({ where: { id: "twice" } });
  const later = new Date("2026-06-01T00:00:00Z");
  const again = observed("twice", { status: "Settled" });
  expect(await mirror([again, again], "webhook", later)).toEqual({ inserted: 0, updated: 0 });
  expect(await db().transaction.findUniqueOrThrow({ where: { id: "twice" } })).toEqual(before);
  expect(await mirror(first ? [first] : [])).toEqual({ inserted: 0, updated: 1 });
  expect(await mirror([])).toEqual({ inserted: 0, updated: 0 });
});

test("writers that come at the same moment lose nothing", async () => {
  const life = LIFE("raced");
  await Promise.all([...life, ...life].map((one) => mirror([one], "webhook")));
  await mirror(LIFE("alone"));
  expect(await events("raced")).toBe(5);
  expect(await stored("raced")).toBe(await stored("alone"));
});

test("amounts keep every digit and times their microseconds", async () => {
  await mirror([observed("exact", { transaction_amount: "-12345678901234567890.123456789012345678" })]);
  const row = await db().transaction.findUniqueOrThrow({ where: { id: "exact" } });
  expect(row.transactionAmount?.toFixed()).toBe("-12345678901234567890.123456789012345678");
  expect(await stored("exact")).toContain("12:00:00.123456+00");
});

test("an amount that only the local currency has is never labelled with another one", async () => {
  await mirror([
    observed("local", { transaction_currency: "USD", transaction_amount: null, local_amount: "-780" }),
    observed("none", {
      transaction_currency: null,
      transaction_amount: "-5",
      local_currency: "HKD",
      local_amount: "-39",
    }),
  ]);
  const [local, none] = await db().transaction.findMany({
    where: { id: { in: ["local", "none"] } },
    orderBy: { id: "asc" },
  });
  expect([local?.transactionAmount?.toFixed(), local?.transactionCurrency]).toEqual(["-780", "HKD"]);
  expect([none?.transactionAmount?.toFixed(), none?.transactionCurrency]).toEqual(["-5", ""]);
});

test.each([
  ["2026-04-30 12:00:00Z", "2026-04-30T12:00:00.000Z"],
  ["Thu, 30 Apr 2026 12:00:00 GMT", "2026-04-30T12:00:00.000Z"],
  ["0001-01-01T00:00:00Z", null],
  ["soon", null],
  ["", null],
  [null, null],
])(
  "a time written as %j is understood or left out, and never stops the page",
  async (written, understood) => {
    const id = `[${written}]`;
    await mirror([observed(id, { p_created_at: written })]);
    const row = await db().transaction.findUniqueOrThrow({ where: { id } });
    expect(row.occurredAt?.toISOString() ?? null).toBe(understood);
    expect(row.sortAt.toISOString()).toBe(understood ?? at.toISOString());
  },
);

test("the events only grow", async () => {
  await mirror([observed("kept", {})]);
  await expect(db().$executeRaw`UPDATE transaction_event SET action = 'x'`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM transaction_event`).rejects.toThrow();
});
