import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { OperationDto } from "@/lib/operations/schema";
import { runSync } from "@/lib/sync/run-sync";
import { pUserId } from "@/lib/users/ids";
import { mirrorUser } from "@/lib/users/mirror-user";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { createWallet } from "./create-wallet";
import { getWallet } from "./get-wallet";
import { listWalletTransactions } from "./list-wallet-transactions";
import { listWallets } from "./list-wallets";
import { refreshWallet } from "./refresh-wallet";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture({ DATA_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64") });
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

let phones = 70_000_000;

/** A user of this test's own, at the issuer and in the register. */
async function newUser(lastName = "Wallet"): Promise<string> {
  phones += 1;
  const { data } = await issuer().createUser({
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "ID_CARD",
    documentNumber: `W${phones}`,
    firstName: "Wen",
    lastName,
    dateOfBirth: "1990-01-02",
    issuingCountry: "HKG",
  });
  const id = data.userId ?? data.id;
  const sent = { ...data, firstName: "Wen", lastName };
  await db().$transaction((tx) => mirrorUser(tx, pUserId.parse(id), sent, new Date()));
  return id;
}

const form = (user: string, more: object = {}) => ({
  operationId: randomUUID(),
  pUserId: user,
  network: "Tron",
  currency: "USDT",
  ...more,
});
const create = (input: object, role: "finance" | "support" = "finance") =>
  createWallet(fixture.viewer(role), fixture.context(), input);
const list = async (query: object) =>
  (await listWallets(fixture.viewer("auditor"), fixture.context(), query)).items.map(({ id }) => id);

function walletOf({ result }: OperationDto): string {
  if (result && typeof result === "object" && "walletId" in result) return String(result.walletId);
  throw new Error("no wallet was made");
}

test("a new wallet is in the mirror with its address, and its QR code holds no style of its own", async () => {
  const user = await newUser("Addressee");
  const made = await create(form(user));
  const wallet = await getWallet(fixture.viewer("support"), fixture.context(), walletOf(made));
  expect(wallet).toMatchObject({ network: "Tron", currency: "USDT", status: "Active", user: { id: user } });
  expect(wallet.address).toMatch(/^T/);
  expect(wallet.qr).toMatch(/^<svg/);
  expect(wallet.qr).not.toContain("style=");
  expect((await fixture.recorded(made.id)).outcomes).toEqual(["succeeded"]);

  const address = wallet.address ?? "";
  for (const q of [address, address.slice(10, 20).toLowerCase(), "addressee", user])
    expect(await list({ q })).toContain(wallet.id);
  expect(await list({ q: address, network: "Solana" })).toEqual([]);
  expect(await list({ q: "%" })).toEqual([]);
  expect(await list({ user, status: "Active,Frozen" })).toEqual([wallet.id]);
  expect(await list({ user, status: "Frozen" })).toEqual([]);
});

test("what was done about a wallet is told to those who may read the audit log, and to nobody else", async () => {
  const made = await create(form(await newUser()));
  const seenBy = async (role: "auditor" | "support") =>
    (await getWallet(fixture.viewer(role), fixture.context(), walletOf(made))).history;
  expect(await seenBy("auditor")).toMatchObject([{ action: "wallets.create", outcome: "succeeded" }]);
  expect(await seenBy("support")).toBeNull();
});

test("for a user whom the issuer stopped nothing is sent, and the register learns of it", async () => {
  const user = await newUser();
  await fixture.sandbox.control("user-status", { user, status: "Suspended" });
  const before = await fixture.calls("createWallet");
  await expect(create(form(user))).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: { needs: "user-stopped", userId: user },
  });
  expect(await fixture.calls("createWallet")).toBe(before);
  expect((await db().cardUser.findUniqueOrThrow({ where: { id: user } })).status).toBe("Suspended");
  await fixture.fault("getUser", "status-500", { times: 3 });
  await expect(create(form(user))).rejects.toMatchObject({ details: { needs: "user-stopped" } });
  await fixture.calm();
  await fixture.sandbox.control("user-status", { user, status: "Active" });
  expect((await create(form(user))).status).toBe("succeeded");
});

test("a second wallet for the same network and currency is refused and leads to the first", async () => {
  const user = await newUser();
  const walletId = walletOf(await create(form(user)));
  const before = await fixture.calls("createWallet");
  await expect(create(form(user, { network: "TRON", currency: "usdt" }))).rejects.toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: { needs: "wallet-exists", walletId },
  });
  expect(await fixture.calls("createWallet")).toBe(before);
  expect(walletOf(await create(form(user, { network: "Polygon" })))).not.toBe(walletId);
});

test("the issuer's refusal of a wallet made elsewhere is told in its words, and that wallet is found", async () => {
  const user = await newUser();
  const { data } = await issuer().createWallet({ pUserId: user, network: "BSC", currency: "USDC" });
  await expect(create(form(user, { network: "bsc", currency: "USDC" }))).rejects.toMatchObject({
    code: "ISSUER_REFUSED",
    details: {
      needs: "wallet-exists",
      walletId: data.id,
      issuerCode: "SBX-WALLET-EXISTS",
      issuerMessage: expect.stringContaining("already has a wallet"),
      changed: "no",
    },
  });
  expect(await list({ user })).toEqual([data.id]);
});

test("a chain that the issuer does not know, and a coin that it does not carry, are refused by it", async () => {
  const user = await newUser();
  for (const more of [{ network: "Dogecoin" }, { network: "Tron", currency: "USDC" }])
    await expect(create(form(user, more))).rejects.toMatchObject({
      code: "ISSUER_REFUSED",
      details: { issuerCode: "SBX-INVALID-PARAMETER" },
    });
  expect(await list({ user })).toEqual([]);
});

test.each([
  ["pUserId", { pUserId: " " }, "userNeeded"],
  ["network", { network: "" }, "networkNeeded"],
  ["currency", { currency: "US DT" }, "currencyNeeded"],
])("a wrong %s is named before anything is sent", async (field, more, problem) => {
  const before = await fixture.calls("createWallet");
  const refused = { code: "INVALID_INPUT", fields: { [field]: problem } };
  await expect(create(form("somebody", more))).rejects.toMatchObject(refused);
  expect(await fixture.calls("createWallet")).toBe(before);
});

test("an unknown user and a role without the permission are refused, and nothing is sent", async () => {
  const before = await fixture.calls("createWallet");
  await expect(create(form("nobody-we-know"))).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(create(form(await newUser()), "support")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await fixture.calls("createWallet")).toBe(before);
});

test("a repeated click makes one wallet, and another wish under the same form is refused", async () => {
  const input = form(await newUser());
  const before = await fixture.calls("createWallet");
  const [one, two] = [await create(input), await create(input)];
  expect(two.result).toEqual(one.result);
  expect(await fixture.calls("createWallet")).toBe(before + 1);
  expect(await list({ user: input.pUserId })).toHaveLength(1);
  await expect(create({ ...input, network: "Solana" })).rejects.toMatchObject({ code: "STALE" });
});

test("a wallet whose creation's answer was lost is found in the user's list, and sent only once", async () => {
  const input = form(await newUser());
  const before = await fixture.calls("createWallet");
  await fixture.fault("createWallet", "drop-after-effect");
  expect((await create(input)).status).toBe("unknown");
  await expect(create(form(input.pUserId))).rejects.toMatchObject({ code: "BUSY" });
  const found = await fixture.follow(input.operationId, 2);
  expect(found.status).toBe("succeeded");
  expect(await list({ user: input.pUserId })).toEqual([walletOf(found)]);
  expect(await fixture.calls("createWallet")).toBe(before + 1);
});

test("one that never arrived is “not applied”, and only after the settle time", async () => {
  const input = form(await newUser());
  await fixture.fault("createWallet", "drop-before-effect");
  expect((await create(input)).status).toBe("unknown");
  expect((await fixture.follow(input.operationId, 2)).status).toBe("unknown");
  expect((await fixture.follow(input.operationId, 60)).status).toBe("not_applied");
  expect((await create(form(input.pUserId))).status).toBe("succeeded");
});

test("an internal error of the issuer leaves the outcome open", async () => {
  const input = form(await newUser());
  await fixture.fault("createWallet", "status-500");
  expect((await create(input)).status).toBe("unknown");
});

test("coins that arrive are in the list after a refresh, exact, once, and pages lead on and back", async () => {
  const walletId = walletOf(await create(form(await newUser())));
  for (const amount of ["12.345678", "100", "7.5"])
    await fixture.sandbox.control("deposit", { wallet: walletId, currency: "USDT", amount });
  const refresh = () => refreshWallet(fixture.viewer("support"), fixture.context(), { walletId });
  expect((await refresh()).readAt).not.toBeNull();
  await refresh();
  const read = (more: object) =>
    listWalletTransactions(fixture.viewer("auditor"), fixture.context(), { walletId, ...more });
  const all = await read({});
  expect(all.items.map(({ amount }) => amount)).toEqual(["7.5", "100", "12.345678"]);
  expect(all.items[0]).toMatchObject({ currency: "USDT", status: "Settled", creditedIn: "USD" });
  const { amount, fee, feeCurrency, credited } = all.items[1] ?? {};
  expect([amount, feeCurrency]).toEqual(["100", "USD"]);
  expect(Number(fee) + Number(credited)).toBe(100);
  const first = await read({ limit: 2 });
  const second = await read({ limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items]).toEqual(all.items);
  expect((await read({ limit: 2, cursor: second.previousCursor })).items).toEqual(first.items);
});

test("the sync finds wallets and transactions that came about elsewhere, and marks what is gone", async () => {
  const user = await newUser();
  const { data } = await issuer().createWallet({ pUserId: user, network: "Ethereum", currency: "USDC" });
  await fixture.sandbox.control("deposit", { wallet: data.id, currency: "USDC", amount: "3" });
  const at = new Date(0);
  const gone = { id: randomUUID(), sortAt: at, syncedAt: at };
  await db().wallet.create({ data: gone });
  expect((await runSync()).status).toBe("succeeded");
  expect(await list({ user })).toEqual([data.id]);
  expect(await db().walletTransaction.count({ where: { walletId: data.id } })).toBe(1);
  const missing = await getWallet(fixture.viewer("auditor"), fixture.context(), gone.id);
  expect(missing.missingSince).not.toBeNull();
});

test("a sync of an issuer that does not offer the list of wallets still succeeds", async () => {
  const before = await db().wallet.count({ where: { missingSince: null } });
  await fixture.fault("listWallets", "not-found", { times: 5 });
  expect((await runSync()).status).toBe("succeeded");
  expect(await db().wallet.count({ where: { missingSince: null } })).toBe(before);
});
