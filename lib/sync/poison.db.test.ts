import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { runSync } from "@/lib/sync/run-sync";
import { POISON, type RawRow, startPoisonedIssuer, writeRow } from "@/scripts/testing/poisoned-issuer";

let issuer: Awaited<ReturnType<typeof startPoisonedIssuer>>;
beforeAll(async () => {
  issuer = await startPoisonedIssuer();
});
afterAll(() => issuer.stop());
beforeEach(forget);

async function forget(): Promise<void> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db()
      .$executeRaw`TRUNCATE card, card_user, "transaction", transaction_event, wallet, transfer, sync_run CASCADE`,
  ]);
}

const AT = '"2026-01-02T03:04:05.123456Z"';
const quoted = (text: string) => JSON.stringify(text);

/** The rows of an issuer, by list: all their fields are there to be spoilt. */
const LISTS = {
  cards: (id: string): RawRow => ({
    id: quoted(`card-${id}`),
    title: '"Travel"',
    type: '"Expense"',
    status: '"Active"',
    settlement_currency: '"HKD"',
    first_6_digits: '"356772"',
    last_4_digits: '"8348"',
    reference_id: quoted(`card-${id}`),
    expiration_date: '"04/32"',
    p_created_at: AT,
    p_user_id: quoted(`user-${id}`),
    limits: '[{"period":"Daily","limit_amount":"1000","used_amount":"1"}]',
    anything: '"else"',
  }),
  transactions: (id: string): RawRow => ({
    id: quoted(`transaction-${id}`),
    card: quoted(`card-${id}`),
    p_user_id: quoted(`user-${id}`),
    p_business_id: "null",
    status: '"Settled"',
    type: '"Sales"',
    transaction_currency: '"HKD"',
    transaction_amount: '"-101"',
    local_currency: '"HKD"',
    local_amount: '"-101"',
    final_local_amount: '"-101.00"',
    calculated_fee: '"5"',
    merchant_id: '"666666660057123"',
    merchant_country: '"HK"',
    merchant_city: '""',
    merchant_name: '"Bindo Simulator Test"',
    p_created_at: AT,
  }),
  wallets: (id: string): RawRow => ({
    id: quoted(`wallet-${id}`),
    p_user_id: quoted(`user-${id}`),
    network: '"Tron"',
    currency: '"USDT"',
    address: quoted(`T${id}`),
    status: '"Active"',
    balance: '"1.5"',
    p_created_at: AT,
  }),
  platform_transfers: (id: string): RawRow => ({
    id: quoted(`transfer-${id}`),
    sender_user_id: quoted(`user-${id}`),
    receiver_user_id: '"user-x"',
    currency: '"USD"',
    amount: '"1"',
    remark: '""',
    transfer_status: '"Settled"',
    ref_id: quoted(`ref-${id}`),
    p_created_at: AT,
    p_updated_at: AT,
  }),
};
type ListName = keyof typeof LISTS;
const LIST_NAMES = Object.keys(LISTS) as ListName[];

const user = (id: string): RawRow => ({
  id: quoted(id),
  user_id: quoted(id),
  reference_id: quoted(id),
  first_name: '"Mei"',
  last_name: '"Chan"',
  calling_code: '"852"',
  phone_number: '"91234567"',
  status: '"Active"',
  p_created_at: AT,
  p_updated_at: AT,
});
const change = (id: string): RawRow => ({
  id: quoted(`change-${id}`),
  card_limit: '"limit"',
  limit_amount: '"200"',
  remark: '""',
  p_created_at: AT,
});
const deposit = (id: string): RawRow => ({
  id: quoted(`deposit-${id}`),
  wallet_id: '"w"',
  type: '"Deposit"',
  status: '"Completed"',
  currency: '"USDT"',
  amount: '"10"',
  fee: '"0.1"',
  transaction_hash: '"0x1"',
  p_created_at: AT,
});

const GOOD = ["a", "b", "c", "d"];

/** One row that is spoilt in one field, at one place between good ones. */
const spoilt = fc.record({
  field: fc.nat(),
  value: fc.constantFrom(...POISON),
  place: fc.nat({ max: GOOD.length }),
  whole: fc.constantFrom(false, false, false, true),
});
type Spoilt = typeof spoilt extends fc.Arbitrary<infer T> ? T : never;

function spoil(row: RawRow, { field, value, whole }: Spoilt): string {
  const names = Object.keys(row);
  const name = names[field % names.length] ?? "id";
  return whole ? value : writeRow({ ...row, [name]: value });
}

function withSpoilt(make: (id: string) => RawRow, ids: string[], one: Spoilt): string[] {
  const rows = ids.map((id) => writeRow(make(id)));
  return [...rows.slice(0, one.place), spoil(make("z"), one), ...rows.slice(one.place)];
}

test("whatever stands in any field of any answer, every good row is mirrored and the run ends", async () => {
  const all = fc.record({
    cards: spoilt,
    transactions: spoilt,
    wallets: spoilt,
    platform_transfers: spoilt,
    user: spoilt,
    change: spoilt,
    deposit: spoilt,
    detail: spoilt,
  });
  await fc.assert(
    fc.asyncProperty(all, async (given) => {
      issuer.answer((path) => {
        const list = LIST_NAMES.find(
          (name) => path === `/${name === "platform_transfers" ? "platform_transfer" : name}`,
        );
        if (list) return { name: list, rows: withSpoilt(LISTS[list], GOOD, given[list]) };
        const [, noun, encoded = "", rest] = path.split("/");
        const id = decodeURIComponent(encoded);
        if (noun === "user")
          return { one: id === "user-b" ? spoil(user(id), given.user) : writeRow(user(id)) };
        if (noun === "wallets" && rest === "transactions") {
          return {
            name: "transactions",
            rows: withSpoilt((one) => deposit(`${id}-${one}`), ["1", "2"], given.deposit),
          };
        }
        if (noun === "cards" && rest === "limit") {
          return {
            name: "limit_history",
            rows: withSpoilt((one) => change(`${id}-${one}`), ["1", "2"], given.change),
          };
        }
        const card = LISTS.cards(id.replace("card-", ""));
        return { one: id === "card-c" ? spoil(card, given.detail) : writeRow(card) };
      });
      await forget();
      for (const full of [false, true]) {
        const outcome = await runSync({ full });
        expect(["succeeded", "with-gaps"], JSON.stringify(outcome)).toContain(outcome.status);
      }
      await expectGoodRows();
    }),
    { numRuns: 12 },
  );
}, 240_000);

async function expectGoodRows(): Promise<void> {
  const ids = (prefix: string) => GOOD.map((id) => `${prefix}-${id}`);
  const [cards, transactions, wallets, transfers, users, changes, deposits] = await Promise.all([
    db().card.findMany({ where: { id: { in: ids("card") }, missingSince: null }, include: { limits: true } }),
    db().transaction.findMany({ where: { id: { in: ids("transaction") }, missingSince: null } }),
    db().wallet.findMany({ where: { id: { in: ids("wallet") }, missingSince: null } }),
    db().transfer.findMany({ where: { id: { in: ids("transfer") } } }),
    db().cardUser.findMany({ where: { id: { in: ids("user").filter((id) => id !== "user-b") } } }),
    db().limitChange.count({
      where: { id: { in: ids("change-card").flatMap((id) => [`${id}-1`, `${id}-2`]) } },
    }),
    db().walletTransaction.count({
      where: { id: { in: ids("deposit-wallet").flatMap((id) => [`${id}-1`, `${id}-2`]) } },
    }),
  ]);
  expect(cards.map(({ id }) => id).toSorted()).toEqual(ids("card"));
  expect(cards.every(({ limits }) => limits[0]?.limitAmount.toFixed() === "1000")).toBe(true);
  expect(transactions.map(({ id }) => id).toSorted()).toEqual(ids("transaction"));
  expect(wallets.map(({ id }) => id).toSorted()).toEqual(ids("wallet"));
  expect(transfers.map(({ id }) => id).toSorted()).toEqual(ids("transfer"));
  expect(users).toHaveLength(GOOD.length - 1);
  expect([changes, deposits]).toEqual([GOOD.length * 2, GOOD.length * 2]);
}

/** An issuer whose every answer is good, but for some paths. */
function answerWell(but: (path: string) => { status: number } | null): void {
  issuer.answer((path) => {
    const other = but(path);
    if (other) return other;
    const list = LIST_NAMES.find(
      (name) => path === `/${name === "platform_transfers" ? "platform_transfer" : name}`,
    );
    if (list) return { name: list, rows: GOOD.map((id) => writeRow(LISTS[list](id))) };
    const [, noun, id = "", rest] = path.split("/");
    if (noun === "user") return { one: writeRow(user(id)) };
    if (noun === "wallets") return { name: "transactions", rows: [writeRow(deposit(`${id}-1`))] };
    if (rest === "limit") return { name: "limit_history", rows: [writeRow(change(`${id}-1`))] };
    return { one: writeRow(LISTS.cards(id.replace("card-", ""))) };
  });
}

test("a call that fails is skipped and told with its reason, and every other thing is read", async () => {
  answerWell((path) => {
    if (path === "/cards/card-b" || path === "/user/user-c") return { status: 500 };
    return path.endsWith("/limit/history") ? { status: 403 } : null;
  });
  const outcome = await runSync();
  expect(outcome).toMatchObject({ status: "with-gaps", problem: null });
  expect(
    "gaps" in outcome && outcome.gaps.map(({ part, call, reason, count }) => [part, call, reason, count]),
  ).toEqual([
    ["details", "getCardLimitHistory", "unauthorized", 4],
    ["details", "getCard", "server_error", 1],
    ["users", "getUser", "server_error", 1],
  ]);
  expect(await db().walletTransaction.count()).toBe(4);
  answerWell(() => null);
  expect(await runSync({ full: true })).toMatchObject({ status: "succeeded", gaps: [] });
});

test.each(["/cards", "/transactions", "/wallets", "/platform_transfer"])(
  "where the list %s fails the other parts are read all the same",
  async (failing) => {
    answerWell((path) => (path === failing ? { status: 500 } : null));
    const { status } = await runSync();
    expect(status).toBe(failing === "/cards" || failing === "/transactions" ? "failed" : "with-gaps");
    expect(await db().transfer.count()).toBe(failing === "/platform_transfer" ? 0 : 4);
    expect(await db().wallet.count()).toBe(failing === "/wallets" ? 0 : 4);
    expect(await db().transaction.count()).toBe(failing === "/transactions" ? 0 : 4);
    expect(await db().cardUser.count()).toBeGreaterThan(0);
    answerWell(() => null);
    expect((await runSync({ full: true })).status).toBe("succeeded");
  },
);

/** Enough for a short run to take the rest of a list for known. */
const MANY = 1300;
const paymentAt = (n: number): string => {
  const p_created_at = JSON.stringify(new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString());
  return writeRow({ ...LISTS.transactions("a"), id: quoted(`many-${n}`), p_created_at });
};

test.each([
  ["oldest first", (rows: string[], news: string) => [...rows, news]],
  ["newest first", (rows: string[], news: string) => [news, ...rows.toReversed()]],
  [
    "in no order",
    (rows: string[], news: string) => [
      ...rows.filter((_, n) => n % 2 === 0),
      ...rows.filter((_, n) => n % 2 === 1),
      news,
    ],
  ],
])("a short run finds a new row of a list that comes %s", async (_name, order) => {
  const rows = Array.from({ length: MANY }, (_, n) => paymentAt(n));
  const list = (given: string[]) => {
    issuer.answer((path) =>
      path === "/transactions" ? { name: "transactions", rows: given } : { status: 404 },
    );
  };
  list(order(rows, paymentAt(MANY)).filter((row) => row !== paymentAt(MANY)));
  await runSync();
  expect(await db().transaction.count()).toBe(MANY);
  list(order(rows, paymentAt(MANY)));
  await runSync();
  expect(await db().transaction.findUnique({ where: { id: `many-${MANY}` } })).not.toBeNull();
});
