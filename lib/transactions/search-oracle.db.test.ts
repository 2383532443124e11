import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { findLikelyCardNumbers } from "@/lib/core/card-number";
import { db } from "@/lib/core/db";
import { type SearchTerm, searchTerms } from "@/lib/lookups/search-terms";
import { findTransactions } from "@/lib/transactions/find-transactions";
import { transactionQuery } from "@/lib/transactions/schema";
import { SEARCH_BOUNDS, type SearchBounds } from "@/lib/transactions/search-bounds";
import { transactionConditions } from "@/lib/transactions/transaction-conditions";

const PEOPLE = [
  { id: "user-1", first: "Tai Man", last: "Chan", calling: "+852", phone: "91234567" },
  { id: "user-2", first: "大文", last: "陳", calling: "+852", phone: "6123 8348" },
  { id: "user-3", first: "José", last: "100%_Ünal", calling: null, phone: null },
];
const CARDS = [
  { id: "card-a", title: "Star team", last4: "8348", user: null },
  { id: "card-b", title: "市場推廣", last4: "7001", user: "user-1" },
  { id: "card-c", title: "ＦＵＬＬ width", last4: "1010", user: "user-2" },
  { id: "c0000000-0000-4000-8000-000000000001", title: "50% off_\\back", last4: "0000", user: "user-3" },
];
const NAMES = [
  ...[
    "STARBUCKS COFFEE",
    "Star Ferry 天星小輪",
    "茶餐廳",
    "金龍 茶館",
    "Кафе Ромашка",
    "ร้านอาหาร",
    "PARKnSHOP 101",
  ],
  ...["50% off_shop", "back\\slash", "ＦＵＬＬ", "Top 100", "a", ""],
];
const AMOUNTS = ["-101", "-101.5", "100", "-8348", "-1010", "0", "-1234.56"];

interface Fact {
  id: string;
  card: string;
  user: string | null;
  name: string;
  city: string;
  country: string;
  merchant: string;
  currency: string;
  amount: string;
  local: string | null;
  final: string | null;
  status: string;
  at: number;
}

const facts: Fact[] = fc.sample(
  fc.record({
    id: fc.oneof(
      fc.uuid(),
      fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 10, maxLength: 12 }),
    ),
    card: fc.constantFrom(...CARDS.map((card) => card.id), "card-unknown"),
    user: fc.constantFrom(null, null, null, "user-2", "user-unknown"),
    name: fc.constantFrom(...NAMES),
    city: fc.constantFrom("", "Hong Kong", "東京"),
    country: fc.constantFrom("HK", "JP", "US"),
    merchant: fc.constantFrom("M-1", "666600001234567"),
    currency: fc.constantFrom("HKD", "USD"),
    amount: fc.constantFrom(...AMOUNTS),
    local: fc.constantFrom(null, ...AMOUNTS),
    final: fc.constantFrom(null, ...AMOUNTS),
    status: fc.constantFrom("Settled", "Declined", "Authorized", "Held"),
    at: fc.integer({ min: 0, max: 40 }),
  }),
  { numRuns: 400, seed: 4 },
);

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
    { numRuns: 150 },
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

type Query = Partial<Record<string, string>>;

function matches(fact: Fact, query: Query): boolean {
  const size = Math.abs(Number(fact.amount));
  const isOneOf = (value: string, list: string | undefined) =>
    list === undefined || list.toUpperCase().split(",").includes(value.toUpperCase());
  return (
    isOneOf(fact.status, query.status) &&
    isOneOf(fact.card, query.card) &&
    isOneOf(fact.currency, query.currency) &&
    isOneOf(fact.local === null ? fact.currency : "HKD", query.debit) &&
    isOneOf(fact.country, query.country) &&
    (query.user === undefined || fact.user === query.user || holderOf(fact)?.id === query.user) &&
    (query.minAmount === undefined || size >= Number(query.minAmount)) &&
    (query.maxAmount === undefined || size <= Number(query.maxAmount)) &&
    (query.merchant === undefined ||
      fact.merchant === query.merchant ||
      holds(placeOf(fact), query.merchant.split(/\s+/))) &&
    (query.q === undefined || searched(fact, query.q))
  );
}

function searched(fact: Fact, q: string): boolean {
  const { terms, phone } = searchTerms(q);
  const isSomebodys = phone !== null && PEOPLE.some((person) => isCalled(person, phone));
  if (isSomebodys) return peopleOf(fact).some((person) => isCalled(person, phone));
  return terms.every((term) => means(fact, term));
}

function means(fact: Fact, term: SearchTerm): boolean {
  const card = CARDS.find((one) => one.id === fact.card);
  const named = (name: string) => term.words.length > 0 && calls(name, term.words);
  const worded = (text: string) => term.words.length > 0 && holds(text, term.words);
  return (
    worded(placeOf(fact)) ||
    (card !== undefined && named(card.title)) ||
    (card !== undefined && card.last4 === term.last4 && (term.first6 ?? "356772") === "356772") ||
    peopleOf(fact).some(
      (person) =>
        named(`${person.first} ${person.last}`) ||
        (term.phone !== null && isCalled(person, term.phone)) ||
        person.id === term.id,
    ) ||
    (term.id !== null && [fact.id, card?.id, fact.merchant].includes(term.id)) ||
    (term.idPrefix !== null && fact.id.startsWith(term.idPrefix)) ||
    hasAmount(fact, term.amount)
  );
}

function hasAmount(fact: Fact, wanted: SearchTerm["amount"]): boolean {
  if (!wanted) return false;
  const is = (amount: string | null) => amount !== null && Math.abs(Number(amount)) === Number(wanted.value);
  const inCurrency = (code: string) => wanted.currency === null || wanted.currency === code;
  const final = fact.final !== null && Number(fact.final) !== 0 ? fact.final : null;
  return (
    (is(fact.amount) && inCurrency(fact.currency)) || ((is(fact.local) || is(final)) && inCurrency("HKD"))
  );
}

const holderOf = (fact: Fact) => {
  const card = CARDS.find((one) => one.id === fact.card);
  return PEOPLE.find((person) => person.id === card?.user);
};
const peopleOf = (fact: Fact) =>
  PEOPLE.filter((person) => person.id === fact.user || person.id === holderOf(fact)?.id);
const phoneOf = (person: (typeof PEOPLE)[number]) =>
  `${person.calling ?? ""}${person.phone ?? ""}`.replace(/\D/g, "");
const placeOf = (fact: Fact) => `${fact.name} ${fact.city} ${fact.country}`;
const isCalled = (person: (typeof PEOPLE)[number], phone: string) =>
  phoneOf(person).includes(phone.replace(/^0+(?=\d)/, ""));
const plain = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFKC")
    .toLowerCase();
const loose = (text: string) => plain(text).replace(/['.-]/g, "");
const calls = (name: string, words: string[]) => {
  const piece = loose(name).replace(/\s/g, "");
  const texts = `${loose(name)} ${piece}${/[^\0-\x7f]|\s/.test(loose(name)) ? piece : ""}`;
  return words.every((word) => loose(word) !== "" && texts.includes(loose(word)));
};
const holds = (text: string, words: string[]) => words.every((word) => plain(text).includes(plain(word)));
const newestFirst = (a: Fact, b: Fact) => b.at - a.at || (a.id < b.id ? 1 : -1);
