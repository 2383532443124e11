import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { mirrorCards } from "@/lib/cards/mirror-card";
import { systemClock } from "@/lib/core/clock";
import { encodeCursor } from "@/lib/core/cursor";
import { db } from "@/lib/core/db";
import { decodeCards } from "@/lib/issuing/wire-card";
import { decodeTransactions } from "@/lib/issuing/wire-transaction";
import { listTransactions } from "@/lib/transactions/list-transactions";
import { mirrorTransactions, observedInList } from "@/lib/transactions/mirror-transactions";

const viewer: Viewer = {
  id: randomUUID(),
  email: "auditor@example.com",
  name: "The auditor",
  role: "auditor",
  sessionId: randomUUID(),
  grants: [],
};
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: systemClock };
const list = (query: Record<string, string> = {}) => listTransactions(viewer, context, query);
const ids = async (query: Record<string, string>) => (await list(query)).items.map((item) => item.id).sort();

const ROWS: ({ id: string } & Record<string, string>)[] = [
  { id: "t-1", transaction_amount: "-101", merchant_name: "Kowloon Tea House", merchant_city: "Hong Kong" },
  { id: "t-2", transaction_amount: "-1234.50", status: "Declined", merchant_name: "Pacific Air" },
  { id: "t-3", transaction_amount: "101.00", type: "Refund", card: "card-b", p_user_id: "user-1" },
  { id: "t-4", transaction_currency: "USD", transaction_amount: "-12", local_amount: "-94", card: "card-b" },
  { id: "t-5", status: "Held", p_created_at: "2026-03-01T16:00:00Z", merchant_name: "50% off_shop" },
  { id: "8a5f0c1e-4516-4962-8111-111111111111", p_created_at: "2026-03-02T16:00:00Z", merchant_id: "M-77" },
];

const FILTERS: [query: Record<string, string>, found: string[]][] = [
  [{ card: "card-b" }, ["t-3", "t-4"]],
  [{ card: "nobody" }, []],
  [{ user: "user-1" }, ["t-3"]],
  [{ status: "Declined,Held" }, ["t-2", "t-5"]],
  [{ type: "Refund" }, ["t-3"]],
  [{ currency: "usd" }, ["t-4"]],
  [{ merchant: "house kowloon" }, ["t-1"]],
  [{ merchant: "0% off_" }, ["t-5"]],
  [{ merchant: "M-77" }, ["8a5f0c1e-4516-4962-8111-111111111111"]],
  [{ minAmount: "101", maxAmount: "101.00" }, ["t-1", "t-3"]],
  [{ minAmount: "101.01" }, ["t-2"]],
  [{ from: "2026-03-02", to: "2026-03-02" }, ["t-5"]],
  [
    { from: "2026-03-01T16:00:00Z", to: "2026-03-02T16:00:01+00:00" },
    ["8a5f0c1e-4516-4962-8111-111111111111", "t-5"],
  ],
  [{ from: "2026-03-01T16:00:00Z", to: "2026-03-02T16:00:00Z" }, ["t-5"]],
  [{ q: "8348", status: "Declined" }, ["t-2"]],
  [{ q: "•••• 7001" }, ["t-3", "t-4"]],
  [{ q: "356772******7001" }, ["t-3", "t-4"]],
  [{ q: "t-3" }, ["t-3"]],
  [{ q: "8a5f0c1e-4516-4962-8111-111111111111" }, ["8a5f0c1e-4516-4962-8111-111111111111"]],
  [{ q: "PACIFIC" }, ["t-2"]],
  [{ q: "HKD 1,234.5" }, ["t-2"]],
  [{ q: "-101" }, ["t-1", "t-3"]],
  [{ q: "94" }, ["t-4"]],
  [{ q: "" }, [...ROWS.map((row) => row.id)].sort()],
  [{ card: "card-b", q: "94", currency: "USD" }, ["t-4"]],
];

const REFUSED: [query: Record<string, string>, field: string][] = [
  [{ sort: "newest" }, "sort"],
  [{ offset: "10" }, "offset"],
  [{ limit: "0" }, "limit"],
  [{ limit: "" }, "limit"],
  [{ status: Array(21).fill("x").join() }, "status"],
  [{ limit: "201" }, "limit"],
  [{ limit: "ten" }, "limit"],
  [{ minAmount: "-5" }, "minAmount"],
  [{ maxAmount: "1,000" }, "maxAmount"],
  [{ minAmount: "2", maxAmount: "1" }, "maxAmount"],
  [{ currency: "HK$" }, "currency"],
  [{ from: "yesterday" }, "from"],
  [{ from: "2026-02-30" }, "from"],
  [{ from: "0000-01-01" }, "from"],
  [{ to: "2026-03-01T10:00:00" }, "to"],
  [{ from: "2026-03-02", to: "2026-03-01" }, "to"],
  [{ cursor: "rubbish" }, "cursor"],
  [{ cursor: encodeCursor("transactions", { direction: "after", key: "soon", id: "x" }) }, "cursor"],
  [
    { cursor: encodeCursor("transactions", { direction: "after", key: "2026-13-01T00:00:00Z", id: "x" }) },
    "cursor",
  ],
  [{ q: "4111 1111 1111 1111" }, "q"],
  [{ q: "3567721234567890" }, "q"],
  [{ q: "refund of 4111111111111111" }, "q"],
  [{ merchant: "4111-1111-1111-1111" }, "merchant"],
  [{ q: "a\0b" }, "q"],
  [{ q: "x".repeat(101) }, "q"],
];

beforeAll(async () => {
  const cards = [card("card-a", "8348"), card("card-b", "7001")];
  await mirrorCards(db(), decodeCards({ cards }), { at: new Date(), from: "list" });
  await observe(ROWS);
});

test.each(FILTERS)("%j finds exactly the transactions that match", async (query, found) => {
  expect(await ids(query)).toEqual(found);
  expect((await list({ ...query, limit: "1" })).total).toEqual({ count: found.length, capped: false });
});

test.each(REFUSED)("%j is refused, naming the field", async (query, field) => {
  await expect(list(query)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { [field]: expect.any(String) },
  });
});

test("an item carries the issuer's own facts, with amounts digit for digit", async () => {
  const [item] = (await list({ q: "t-2" })).items;
  expect(item).toMatchObject({
    id: "t-2",
    card: "card-a",
    cardLast4: "8348",
    status: "Declined",
    type: "Sales",
    transactionCurrency: "HKD",
    transactionAmount: "-1234.5",
    calculatedFee: "0",
    merchantCity: null,
    createdAt: "2026-02-01T00:00:00.000Z",
  });
});

test("a role without the permission is refused before anything is read", async () => {
  const stranger = { ...viewer, role: "owner" } as unknown as Viewer;
  await expect(listTransactions(stranger, context, { nonsense: "1" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("paging gives every row once in order, with ties, microseconds and rows that arrive meanwhile", async () => {
  const instants = ["2025-01-01T00:00:00.000001Z", "2025-01-01T00:00:00.000002Z", "2025-01-01T00:00:00Z"];
  const many = Array.from({ length: 1100 }, (_, n) => ({
    id: `page-${n}`,
    card: "card-p",
    p_created_at: instants[n % 3] ?? "",
  }));
  await observe(many);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await list({ card: "card-p", limit: "200", ...(cursor ? { cursor } : {}) });
    expect(page.total).toEqual({ count: 1000, capped: true });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor;
    await observe([{ id: `new-${seen.length}`, card: "card-p", p_created_at: "2025-06-01T00:00:00Z" }]);
  } while (cursor);
  expect(seen).toHaveLength(1100);
  expect(new Set(seen)).toEqual(new Set(many.map((row) => row.id)));
});

function card(id: string, last4: string) {
  const limits = [{ period: "Daily", limit_amount: "100", used_amount: "0" }];
  const digits = { first_6_digits: "356772", last_4_digits: last4 };
  return { id, title: id, type: "Expense", status: "Active", settlement_currency: "HKD", ...digits, limits };
}

async function observe(rows: Record<string, string>[]): Promise<void> {
  const transactions = rows.map((row) => ({
    card: "card-a",
    status: "Settled",
    type: "Sales",
    transaction_currency: "HKD",
    transaction_amount: "-1",
    local_currency: "HKD",
    local_amount: row.transaction_amount ?? "-1",
    calculated_fee: "0",
    merchant_id: "M-1",
    merchant_name: "Somewhere",
    merchant_city: "",
    p_created_at: "2026-02-01T00:00:00Z",
    ...row,
  }));
  const seen = observedInList(decodeTransactions({ transactions }), new Date());
  await db().$transaction((tx) => mirrorTransactions(tx, seen, "sync", new Date()));
}
