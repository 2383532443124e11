import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { db } from "@/lib/core/db";
import { findTransactions } from "@/lib/transactions/find-transactions";
import { transactionQuery } from "@/lib/transactions/schema";
import { SEARCH_BOUNDS, type SearchBounds } from "@/lib/transactions/search-bounds";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";
import { CARDS, facts, matches, newestFirst, PEOPLE, type Query } from "@/scripts/testing/search-oracle";

beforeAll(async () => {
  await db().$executeRaw`
    INSERT INTO card_user (id, first_name, last_name, calling_code, phone_number, synced_at)
    SELECT id, first, last, calling, phone, now()
    FROM jsonb_to_recordset(${JSON.stringify(PEOPLE)}::jsonb) AS given(id text, first text, last text, calling text, phone text)`;
  await db().$executeRaw`
    INSERT INTO card (id, title, status, settlement_currency, first6, last4, p_user_id, sort_at, raw, synced_at)
    SELECT id, title, 'Active', 'HKD', '356772', last4, "user", now(), '{}', now()
    FROM jsonb_to_recordset(${JSON.stringify(CARDS)}::jsonb) AS given(id text, title text, last4 text, "user" text)`;
  await db().$executeRaw`
    INSERT INTO "transaction" (id, card_id, p_user_id, status, type, transaction_currency, transaction_amount,
      local_currency, local_amount, final_local_amount, merchant_id, merchant_name, merchant_city, merchant_country,
      sort_at, updated_at)
    SELECT id, card, "user", status, 'Sales', currency, amount, 'HKD', local, final, merchant, name, city, country,
      timestamptz '2026-01-01' + at * interval '1 hour', now()
    FROM jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) AS given(id text, card text, "user" text, status text,
      currency text, amount numeric, local numeric, final numeric, merchant text, name text, city text, country text, at int)`;
});

const typed = fc.oneof(
  fc.constantFrom(
    ...[
      "star",
      "STAR",
      "茶",
      "茶館",
      "龍",
      "ＦＵＬＬ",
      "full",
      "кафе",
      "อาหาร",
      "50%",
      "off_",
      "\\",
      "%",
      "_",
      "a",
    ],
  ),
  fc.constantFrom(
    ...["8348", "1010", "0000", "101", "-101.5", "HKD 100", "100 usd", "top 100", "1,234.56", "0", "HK$101"],
  ),
  fc.constantFrom(
    ...[
      "chan",
      "陳大文",
      "大文",
      "josé",
      "91234567",
      "1238",
      "61238348",
      "6123 8348",
      "+852 9123 4567",
      "ünal",
    ],
  ),
  fc.constantFrom(
    ...[
      "市場",
      "推廣",
      "hong",
      "東京",
      "jp",
      "M-1",
      "666600001234567".slice(0, 11),
      "user-2",
      "card-a",
      "•••• 7001",
    ],
  ),
  fc.nat({ max: facts.length - 1 }).map((index) => facts[index]?.id ?? ""),
  fc.nat({ max: facts.length - 1 }).map((index) => (facts[index]?.id ?? "").slice(0, 9)),
);
const queries = fc.record(
  {
    q: fc
      .array(typed, { minLength: 1, maxLength: 2 })
      .map((words) => words.join(" "))
      .filter((q) => findLikelyCardNumbers(q).length === 0),
    status: fc.constantFrom("Declined", "Held,Settled"),
    card: fc.constantFrom("card-a", "card-b,card-c"),
    user: fc.constantFrom("user-1", "user-2", "user-unknown"),
    currency: fc.constantFrom("USD", "hkd"),
    debit: fc.constantFrom("USD", "hkd", "HKD,USD"),
    country: fc.constantFrom("jp", "HK,US"),
    merchant: fc.constantFrom("star", "茶", "M-1", "coffee starbucks"),
    minAmount: fc.constantFrom("0", "101", "1000"),
    maxAmount: fc.constantFrom("101", "1234.56"),
  },
  { requiredKeys: [] },
);

/** The real ones, and such that every path is taken on a few hundred rows. */
const bounds: fc.Arbitrary<SearchBounds> = fc.oneof(
  fc.constant(SEARCH_BOUNDS),
  fc.record({
    mostKeys: fc.constantFrom(0, 3, 50),
    fewKeys: fc.constantFrom(0, 5),
    fewRows: fc.constantFrom(0, 10, 60),
    fewInRange: fc.constantFrom(0, 30, 400),
    pageWindows: fc.constantFrom([], [10], [60, 300]),
    countWindow: fc.constantFrom(1, 40),
  }),
);
const find = (query: Query, within: SearchBounds) => findTransactions(transactionQuery.parse(query), within);

/** A masked number is nothing that a description could hold, a merchant nothing else. */
const FOUND: [Query, SearchBounds][] = [[{ q: "61238348 •••• 7001", merchant: "star" }, SEARCH_BOUNDS]];

test("whatever is asked, exactly what a look at every row finds is listed, newest first, and counted", async () => {
  await fc.assert(
    fc.asyncProperty(queries, bounds, async (query, within) => {
      fc.pre(!query.minAmount || !query.maxAmount || Number(query.minAmount) <= Number(query.maxAmount));
      const wanted = facts.filter((fact) => matches(fact, query)).sort(newestFirst);
      const page = await find({ ...query, limit: "200" }, within);
      expect(page.items.map((item) => item.id)).toEqual(wanted.slice(0, 200).map((fact) => fact.id));
      expect(page.total).toEqual({ count: wanted.length, capped: false });
      const conditions = transactionConditions(transactionQuery.parse(query));
      const all = await db().$queryRaw<
        { id: string }[]
      >`SELECT t.id FROM "transaction" t WHERE ${conditions}`;
      expect(all.map((row) => row.id).sort()).toEqual(wanted.map((fact) => fact.id).sort());
    }),
    { numRuns: 150, examples: FOUND },
  );
});

test("pages in both directions are slices of the whole list, wherever one turns round", async () => {
  await fc.assert(
    fc.asyncProperty(
      queries,
      bounds,
      fc.integer({ min: 1, max: 30 }),
      fc.array(fc.boolean(), { maxLength: 8 }),
      async (query, within, limit, steps) => {
        fc.pre(!query.minAmount || !query.maxAmount || Number(query.minAmount) <= Number(query.maxAmount));
        const wanted = facts.filter((fact) => matches(fact, query)).sort(newestFirst);
        let at = 0;
        let page = await find({ ...query, limit: String(limit) }, within);
        for (const onwards of steps) {
          const cursor = onwards ? page.nextCursor : page.previousCursor;
          expect(cursor === null).toBe(onwards ? at + limit >= wanted.length : at === 0);
          if (cursor === null) continue;
          at = onwards ? at + limit : Math.max(0, at - limit);
          page = await find({ ...query, limit: String(limit), cursor }, within);
          expect(page.items.map((item) => item.id)).toEqual(wanted.slice(at, at + limit).map(({ id }) => id));
        }
      },
    ),
    { numRuns: 60 },
  );
});
