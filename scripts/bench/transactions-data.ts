import pg from "pg";
import { merchant, person, randomFrom, rareMerchant } from "./believable";
import { copyRows } from "./copy-rows";

export const CARDS = 20_000;
const USERS = 6_000;
const MERCHANTS = 60_000;
const RARE = 30;
const DAYS = 730;
const CHUNK = 250_000;
/** The newest payment; two years lie before it, whatever the number of rows. */
export const NEWEST = Date.UTC(2026, 10, 1);

/** Fills an empty, migrated database with cards, people and so many transactions, ready to be searched. */
export async function fillTransactions(url: string, rows: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await fillCards(client);
    const indexes = await dropIndexes(client);
    for (const batch of batches(rows)) await copyRows(client, "transaction", COLUMNS, batch);
    await client.query("SET maintenance_work_mem = '512MB'");
    for (const definition of indexes) await client.query(definition);
    await client.query(`VACUUM ANALYZE "transaction"`);
    await client.query("VACUUM ANALYZE transaction_facet, card, card_user");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}

/** The id of the n-th card. */
export const cardId = (n: number) => `c0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
export const last4 = (n: number) => String((n * 7919) % 10_000).padStart(4, "0");
export const userId = (n: number) => `u0000000-0000-4000-8000-${String(n).padStart(12, "0")}`;

export const COLUMNS = [
  "id",
  "card_id",
  "p_user_id",
  "status",
  "type",
  "transaction_currency",
  "transaction_amount",
  "local_currency",
  "local_amount",
  "final_local_amount",
  "calculated_fee",
  "merchant_id",
  "merchant_name",
  "merchant_country",
  "merchant_city",
  "occurred_at",
  "sort_at",
  "first_seen_at",
  "updated_at",
] as const;

export type Row = (string | null)[];

/** So many transactions, oldest first: a few chains and many shops, most of them settled, a fifth in foreign currency. */
export function* transactionRows(count: number, from = 0, to = count): Generator<Row> {
  const random = randomFrom(from + 1);
  const step = (DAYS * 86_400_000) / count;
  const everySoMany = Math.max(1, Math.floor(count / RARE));
  for (let n = from; n < to; n += 1) {
    const at = new Date(NEWEST - (count - n - random()) * step).toISOString();
    const rare = n % everySoMany === everySoMany >> 1;
    yield transactionRow(random, at, rare);
  }
}

function transactionRow(random: () => number, at: string, rare: boolean): Row {
  const shop = rare ? rareMerchant : merchant(Math.floor(MERCHANTS ** random()) - 1);
  const card = Math.floor(CARDS * random() ** 1.5);
  const type = pick(random(), TYPES);
  const status = type === "Refund" ? "Settled" : pick(random(), STATUSES);
  const amount = amountOf(random) * (type === "Refund" ? 1 : -1);
  const text = amount.toFixed(2);
  const local = shop.currency === "HKD" ? text : (amount * 7.8).toFixed(2);
  const final = status === "Settled" ? (random() < 0.04 ? (amount * 7.83).toFixed(2) : local) : "0";
  const name = shop.name.startsWith("AMZN") ? `${shop.name}*${word(random)}` : shop.name;
  const user = card % 3 === 0 ? userId(card % USERS) : null;
  return [
    ...[uuid(random), cardId(card), user, status, type, shop.currency, text, "HKD", local, final, "0"],
    ...[shop.id, name, shop.country, shop.city, at, at, at, at],
  ];
}

function* batches(rows: number): Generator<Iterable<Row>> {
  for (let from = 0; from < rows; from += CHUNK) {
    yield transactionRows(rows, from, Math.min(rows, from + CHUNK));
  }
}

const TYPES: [share: number, value: string][] = [
  [0.94, "Sales"],
  [0.97, "Refund"],
  [1, "Withdrawal"],
];
const STATUSES: [share: number, value: string][] = [
  [0.86, "Settled"],
  [0.91, "Authorized"],
  [0.98, "Declined"],
  [1, "Reversed"],
];

function pick(draw: number, shares: [number, string][]): string {
  return shares.find(([share]) => draw < share)?.[1] ?? "";
}

/** Most are small, some are round, a few are large. */
function amountOf(random: () => number): number {
  const size = Math.exp(2 + random() * 3 + random() * 3);
  return random() < 0.15 ? Math.ceil(size / 50) * 50 : Math.round(size * 100) / 100;
}

function word(random: () => number): string {
  return Math.floor(random() * 36 ** 6)
    .toString(36)
    .toUpperCase();
}

function uuid(random: () => number): string {
  const hex = () =>
    Math.floor(random() * 0x1_0000_0000)
      .toString(16)
      .padStart(8, "0");
  const [a, b, c, d] = [hex(), hex(), hex(), hex()];
  return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-a${c.slice(1, 4)}-${c.slice(4)}${d}`;
}

async function fillCards(client: pg.Client): Promise<void> {
  const at = new Date(NEWEST).toISOString();
  const users = Array.from({ length: USERS }, (_, n) => {
    const { first, last, phone } = person(n);
    return [userId(n), first, last, "+852", phone, at];
  });
  await copyRows(
    client,
    "card_user",
    ["id", "first_name", "last_name", "calling_code", "phone_number", "synced_at"],
    users,
  );
  const cards = Array.from({ length: CARDS }, (_, n) => [
    ...[cardId(n), `${TEAMS[n % TEAMS.length]} ${n}`, "Expense", "Active", "HKD", "356772", last4(n)],
    ...[n % 3 === 0 ? userId(n % USERS) : null, at, at, "{}", at],
  ]);
  await copyRows(client, "card", CARD_COLUMNS, cards);
}

const TEAMS = ["Marketing", "Travel", "Cloud services", "市場推廣", "Office", "Fleet", "Events", "研发"];
const CARD_COLUMNS = [
  ...["id", "title", "type", "status", "settlement_currency", "first6", "last4"],
  ...["p_user_id", "issued_at", "sort_at", "raw", "synced_at"],
];

/** Indexes are built faster over rows than under them. @returns the statements that bring them back */
async function dropIndexes(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename = 'transaction' AND indexname <> 'transaction_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${client.escapeIdentifier(name)}`);
  return rows.map((row) => row.definition);
}
