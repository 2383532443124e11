import { afterAll, beforeAll, expect, test } from "vitest";
import { readAllBalances } from "@/lib/balances/read-all-balances";
import { db } from "@/lib/core/db";
import { readFunds } from "@/lib/transfers/funds";
import { pUserId } from "@/lib/users/ids";
import { POISON, startPoisonedIssuer } from "@/scripts/testing/poisoned-issuer";

let issuer: Awaited<ReturnType<typeof startPoisonedIssuer>>;
beforeAll(async () => {
  issuer = await startPoisonedIssuer();
  await db().cardUser.create({ data: { id: "user-1", syncedAt: new Date() } });
});
afterAll(() => issuer.stop());

const answer = (...rows: string[]) =>
  issuer.answer((path) => (path === "/balance" ? { name: "balances", rows } : { status: 404 }));
const hkd = (amount: string) => `{"currency":"HKD","balance":${amount}}`;
const usd = (amount: string) => `{"currency":"USD","balance":${amount}}`;
const facts = async () => {
  const rows = await db().balance.findMany({ where: { owner: "corporate" }, orderBy: { currency: "asc" } });
  return rows.map(({ currency, amount, missingSince }) => [currency, amount.toFixed(), missingSince]);
};

test("a balance that cannot be read keeps its last amount, is told, and costs no other balance or owner", async () => {
  answer(hkd('"1"'), usd('"2"'));
  expect(await readAllBalances()).toEqual({ read: 2, failed: 0, stoppedBy: null });
  answer(hkd('"3"'), usd("1e40"), "null");
  expect(await readAllBalances()).toEqual({ read: 2, failed: 0, stoppedBy: null });
  expect(await facts()).toEqual([
    ["HKD", "3", null],
    ["USD", "2", null],
  ]);
  const owners = await db().balanceOwner.findMany();
  expect(owners.map(({ problem }) => problem)).toEqual(["ISSUER_UNREADABLE", "ISSUER_UNREADABLE"]);
  answer(hkd('"4"'), usd('"5"'));
  await readAllBalances();
  expect((await db().balanceOwner.findMany()).map(({ problem }) => problem)).toEqual([null, null]);
});

test("whatever the issuer says as a balance or a currency, it ends no reading", async () => {
  for (const value of POISON) {
    for (const row of [usd(value), `{"currency":${value},"balance":"1"}`, value]) {
      await db().balance.deleteMany();
      answer(hkd('"7"'), row);
      expect(await readAllBalances(), row.slice(0, 80)).toMatchObject({ stoppedBy: null });
      expect(await facts(), row.slice(0, 80)).toContainEqual(["HKD", "7", null]);
    }
  }
}, 60_000);

test("where a balance could not be read, one that is not named is not called zero", async () => {
  const id = pUserId.parse("user-1");
  answer(hkd('"1"'));
  expect(await readFunds(id, "USD")).toBe("0");
  answer(hkd('"1"'), usd('"n/a"'));
  expect(await readFunds(id, "HKD")).toBe("1");
  await expect(readFunds(id, "USD")).rejects.toMatchObject({ code: "ISSUER_UNREADABLE" });
});
