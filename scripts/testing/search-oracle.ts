import fc from "fast-check";
import { type SearchTerm, searchTerms } from "@/lib/lookups/search-terms";

export const PEOPLE = [
  { id: "user-1", first: "Tai Man", last: "Chan", calling: "+852", phone: "91234567" },
  { id: "user-2", first: "大文", last: "陳", calling: "+852", phone: "6123 8348" },
  { id: "user-3", first: "José", last: "100%_Ünal", calling: null, phone: null },
];
export const CARDS = [
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

export interface Fact {
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

export const facts: Fact[] = fc.sample(
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

export type Query = Partial<Record<string, string>>;

/** Whether a payment is what is asked for, by a look at it alone. */
export function matches(fact: Fact, query: Query): boolean {
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
export const newestFirst = (a: Fact, b: Fact) => b.at - a.at || (a.id < b.id ? 1 : -1);
