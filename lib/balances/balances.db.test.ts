import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getUserBalances } from "@/lib/balances/get-user-balances";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { createUser } from "@/lib/users/create-user";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { userOwnerKey } from "./constants";
import { getBalanceHistory } from "./get-balance-history";
import { getBalanceOverview } from "./get-balance-overview";
import { listBalances } from "./list-balances";
import { ownerFrom } from "./owner";
import { readAllBalances } from "./read-all-balances";
import { recordBalances } from "./record-balances";
import { refreshBalances } from "./refresh-balances";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

let phones = 71_000_000;

async function newUser(firstName = "Mei"): Promise<string> {
  phones += 1;
  const { result } = await createUser(fixture.viewer("admin"), fixture.context(), {
    operationId: randomUUID(),
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "PASSPORT",
    documentNumber: "P1234567",
    firstName,
    dateOfBirth: "1990-01-31",
    issuingCountry: "HKG",
  });
  if (result && typeof result === "object" && "userId" in result) return String(result.userId);
  throw new Error("no user was made");
}

const deposit = (userId: string | null, currency: string, amount: string) =>
  fixture.sandbox.control("deposit", { currency, amount, ...(userId ? { p_user_id: userId } : {}) });

const refresh = (owners: string, secondsAhead = 0, maxAge = "0") =>
  refreshBalances(fixture.viewer("support"), fixture.context(secondsAhead), { owners, maxAge });

const list = (query: object = {}) => listBalances(fixture.viewer("auditor"), fixture.context(), query);

const history = (owner: string, query: object = {}, secondsAhead = 0) =>
  getBalanceHistory(fixture.viewer("support"), fixture.context(secondsAhead), { owner, ...query });

async function failure(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof AppError) return error;
  throw new Error(`no AppError but ${String(error)}`);
}

const readings = (owner: string) =>
  db().balanceReading.findMany({ where: { owner }, orderBy: { id: "asc" } });

test("the company's balances stand per currency with the time of their reading, and are never added up", async () => {
  await deposit(null, "HKD", "10.10");
  const { asOf } = await refresh("corporate");
  const { corporate } = await getBalanceOverview(fixture.viewer("support"), fixture.context());
  const currencies = corporate.balances.map(({ currency }) => currency);
  expect(currencies).toEqual([...new Set(currencies)].toSorted());
  expect(corporate.balances.length).toBeGreaterThan(1);
  expect(corporate.problem).toBeNull();
  for (const item of corporate.balances) expect(item.readAt >= asOf).toBe(true);
});

test("a reading without news grows no history but moves the time; news and a new day do", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  await deposit(userId, "USD", "12.34");
  await refresh(owner);
  await refresh(owner, 60);
  expect(await readings(owner)).toHaveLength(1);
  const [item] = (await list({ q: userId })).items;
  expect(item).toMatchObject({ currency: "USD", amount: "12.34", problem: null, missingSince: null });
  expect(Date.parse(item?.readAt ?? "")).toBeGreaterThan(Date.parse(item?.changedAt ?? ""));
  await deposit(userId, "USD", "0.01");
  await refresh(owner, 120);
  await refresh(owner, 120 + 86_400);
  expect((await readings(owner)).map(({ amount }) => amount.toFixed())).toEqual(["12.34", "12.35", "12.35"]);
});

test("a reading that comes late never covers a newer one", async () => {
  const userId = await newUser();
  await deposit(userId, "USD", "5");
  await refresh(userOwnerKey(userId), 60);
  await deposit(userId, "USD", "2");
  await refresh(userOwnerKey(userId), 0);
  expect((await list({ q: userId })).items).toMatchObject([{ amount: "5" }]);
});

test("the history can be neither changed nor deleted", async () => {
  await expect(db().$executeRaw`UPDATE balance_reading SET amount = 0`).rejects.toThrow(/append-only/);
  await expect(db().$executeRaw`DELETE FROM balance_reading`).rejects.toThrow(/append-only/);
});

test("a failing or lost reading leaves the last amount with its time, and says that it failed until it succeeds", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  await deposit(userId, "USD", "40");
  await refresh(owner);
  const [before] = (await list({ q: userId })).items;
  for (const fault of ["status-500", "drop-after-effect", "garbage-body"]) {
    await fixture.fault("getBalance", fault, { times: 5 });
    const error = await failure(refresh(owner, 30));
    expect(error.code).toBe(fault === "garbage-body" ? "ISSUER_UNREADABLE" : "ISSUER_UNREACHABLE");
    const [after] = (await list({ q: userId })).items;
    expect(after).toMatchObject({ amount: "40", readAt: before?.readAt, problem: { code: error.code } });
    await fixture.calm();
  }
  await refresh(owner, 60);
  expect((await list({ q: userId })).items).toMatchObject([{ amount: "40", problem: null }]);
});

test("an answer that names a currency twice is not understood: neither amount is taken, none are added", async () => {
  const userId = await newUser();
  await deposit(userId, "USD", "6");
  await refresh(userOwnerKey(userId));
  const twice = [
    { currency: "USD", balance: "1" },
    { currency: "USD", balance: "2" },
  ];
  const reading = { at: new Date(Date.now() + 1000), source: "sync" as const };
  const error = await failure(recordBalances(ownerFrom(userOwnerKey(userId)), twice, reading));
  expect(error.code).toBe("ISSUER_UNREADABLE");
  expect((await list({ q: userId })).items).toMatchObject([{ amount: "6" }]);
});

test("one run reads everybody, those that waited longest first; one user's refusal stops nobody else", async () => {
  const [known, unknown] = [await newUser(), randomUUID()];
  await deposit(known, "HKD", "7");
  await db().cardUser.create({ data: { id: unknown, syncedAt: new Date() } });
  const ahead = { now: () => new Date(Date.now() + 200 * 86_400_000) };
  const outcome = await readAllBalances({ clock: ahead });
  expect(outcome).toMatchObject({ failed: 1, stoppedBy: null });
  const { users } = await getBalanceOverview(fixture.viewer("support"), fixture.context());
  expect(users).toEqual({ known: outcome.read, read: outcome.read - 1, failing: 1 });
  expect(await db().balanceOwner.findUnique({ where: { owner: userOwnerKey(unknown) } })).toMatchObject({
    problem: "ISSUER_REFUSED",
    readAt: null,
  });
  const late = await newUser();
  await readAllBalances({ clock: { now: () => new Date(ahead.now().getTime() + 1000) }, most: 1 });
  expect(await db().balanceOwner.findUnique({ where: { owner: userOwnerKey(late) } })).not.toBeNull();
});

test("a user's profile is a reading like any other", async () => {
  const userId = await newUser();
  await deposit(userId, "EUR", "3.5");
  const { asOf } = await getUserBalances(fixture.viewer("support"), fixture.context(), userId);
  expect((await list({ q: userId })).items).toMatchObject([{ currency: "EUR", amount: "3.5", readAt: asOf }]);
  expect(await readings(userOwnerKey(userId))).toMatchObject([{ source: "person" }]);
});

test("a recent reading is not repeated when less than its age is asked for", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  await refresh(owner);
  const calls = await fixture.calls("getBalance");
  expect(await refresh(owner, 10, "60")).toMatchObject({ read: 0 });
  expect(await fixture.calls("getBalance")).toBe(calls);
  expect(await refresh(owner, 61, "60")).toMatchObject({ read: 1 });
});

test("the list finds users, filters currencies and pages through each amount once, both ways", async () => {
  const people = await Promise.all(["Ada", "Bo", "Cy", "Di", "Ed"].map((name) => newUser(`${name}Pager`)));
  const owners = people.map(userOwnerKey);
  for (const [index, userId] of people.entries()) {
    await deposit(userId, "SGD", String(10 * (1 + (index % 3))));
    await deposit(userId, "KRW", "1000");
  }
  await refresh(owners.join(","));
  const found = await list({ q: "Pager", currency: "SGD" });
  expect(found.items.map(({ amount }) => Number(amount))).toEqual([10, 10, 20, 20, 30]);
  expect(found.total).toEqual({ count: 5, capped: false });
  for (const sort of ["amount", "-amount", "read", "-read"]) {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    let page = await list({ q: "Pager", sort, limit: 3 });
    for (; ; page = await list({ q: "Pager", sort, limit: 3, cursor })) {
      seen.push(...page.items.map(({ currency, owner }) => `${currency} ${owner.key}`));
      cursor = page.nextCursor;
      if (!cursor) break;
    }
    expect(seen).toHaveLength(10);
    expect(new Set(seen).size).toBe(10);
    const back = await list({ q: "Pager", sort, limit: 3, cursor: page.previousCursor ?? "" });
    expect(back.items.map(({ currency, owner }) => `${currency} ${owner.key}`)).toEqual(seen.slice(6, 9));
  }
});

test("a cursor of another order, an unknown sort and an owner that is none are refused", async () => {
  const page = await list({ sort: "amount", limit: 1 });
  const cursor = page.nextCursor;
  expect(cursor).not.toBeNull();
  expect((await failure(list({ sort: "read", cursor }))).fields).toEqual({ cursor: "invalid" });
  expect((await failure(list({ sort: "name" }))).code).toBe("INVALID_INPUT");
  for (const owners of ["", "nobody", "user.", Array(61).fill("corporate").join(",")]) {
    expect((await failure(refresh(owners))).code).toBe("INVALID_INPUT");
  }
  expect((await failure(refresh(userOwnerKey("nobody at all")))).code).toBe("NOT_FOUND");
  expect((await failure(history(userOwnerKey("nobody at all")))).code).toBe("NOT_FOUND");
  expect((await failure(history("corporate", { period: "century" }))).code).toBe("INVALID_INPUT");
});

test("whoever may not read balances gets neither a list nor a call to the issuer", async () => {
  const stranger = { ...fixture.viewer("support"), role: "nobody" as "support" };
  const calls = await fixture.calls("getBalance");
  const context = fixture.context();
  for (const attempt of [
    listBalances(stranger, context, {}),
    getBalanceOverview(stranger, context),
    getBalanceHistory(stranger, context, { owner: "corporate" }),
    refreshBalances(stranger, context, { owners: "corporate" }),
  ]) {
    expect((await failure(attempt)).code).toBe("FORBIDDEN");
  }
  expect(await fixture.calls("getBalance")).toBe(calls);
});

test("a history begins with what held before, ends with the last reading, and names lowest and highest", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  const day = 86_400;
  await deposit(userId, "USD", "100");
  await refresh(owner);
  await deposit(userId, "USD", "50");
  await refresh(owner, 10 * day);
  await deposit(userId, "EUR", "1");
  await refresh(owner, 10 * day + 60);
  const told = await history(owner, { currency: "USD", period: "week" }, 11 * day);
  expect(told.points.map(({ amount }) => amount)).toEqual(["100", "150", "150"]);
  expect(told.points[0]?.at).toBe(told.from);
  expect(told.points.at(-1)?.at).toBe(told.current?.readAt);
  expect(told).toMatchObject({
    currencies: ["EUR", "USD"],
    lowest: { amount: "100" },
    highest: { amount: "150" },
    thinned: false,
    owner: { user: { firstName: "Mei" } },
  });
  expect((await history(owner, {}, 11 * day)).currency).toBe("EUR");
});

test("a long history is thinned to a chart, without losing its lowest and highest", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  await deposit(userId, "USD", "1");
  await refresh(owner);
  const now = Date.now();
  const rows = Array.from({ length: 2_000 }, (_, index) => ({
    owner,
    currency: "USD",
    amount: String(index === 777 ? -5 : 1000 + (index % 7)),
    readAt: new Date(now - (index + 1) * 60_000),
    source: "sync",
  }));
  await db().balanceReading.createMany({ data: rows });
  const told = await history(owner, { period: "month" }, 5);
  expect(told.thinned).toBe(true);
  expect(told.points.length).toBeLessThanOrEqual(402);
  expect(told.lowest?.amount).toBe("-5");
  expect(told.highest?.amount).toBe("1006");
});

test("a currency that the issuer does not name any more stays with its last amount and says so", async () => {
  const userId = await newUser();
  const owner = userOwnerKey(userId);
  await deposit(userId, "USD", "9");
  await refresh(owner);
  await db().balance.create({
    data: {
      owner,
      pUserId: userId,
      currency: "GBP",
      amount: "4",
      readAt: new Date(0),
      changedAt: new Date(0),
      keptAt: new Date(0),
    },
  });
  await refresh(owner, 10);
  expect((await list({ q: userId, currency: "GBP" })).items).toMatchObject([
    { amount: "4", readAt: new Date(0).toISOString(), missingSince: expect.any(String) },
  ]);
});
