import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createIssuingClient } from "@/lib/issuing/client";
import type { IssuingClient } from "@/lib/issuing/operation-types";
import { createHttpTransport, type TransportRequest } from "@/lib/issuing/transport";
import { startTestSandbox, type TestSandbox } from "@/scripts/testing/sandbox";

/** Our reading of the contract against the sandbox's own, over HTTP. */
const APP_ID = "d900da8b-6e16-4a85-8a66-05d29ac53f24";
const http = createHttpTransport();

let sandbox: TestSandbox;
let client: IssuingClient;

function clientThat(
  alter: (request: TransportRequest) => TransportRequest = (request) => request,
): IssuingClient {
  const privateKey = readFileSync(path.join(sandbox.dataDir, "keys/client-private.pem"), "utf8");
  return createIssuingClient({
    baseUrl: sandbox.url,
    appId: APP_ID,
    privateKey,
    timeoutMs: 3_000,
    transport: (request) => http(alter(request)),
    sleep: async () => undefined,
  });
}

beforeAll(async () => {
  sandbox = await startTestSandbox();
  client = clientThat();
}, 30_000);
afterEach(async () => {
  await fetch(`${sandbox.url}/__sandbox/faults`, { method: "DELETE" });
  await sandbox.control("shape", {});
});
afterAll(() => sandbox.stop());

const SHAPES: Record<string, unknown>[] = [
  ...["standard", "bare", "string-code", "code-zero", "error-code"].flatMap((envelope) =>
    ["snake", "camel", "camelID"].map((casing) => ({ envelope, casing })),
  ),
  { single: "flat" },
  { single: "named" },
  { listsAs: "array" },
  { listsAs: "array", envelope: "bare" },
  { numbers: "number" },
  { extras: true },
  { limitIds: true },
  { omitOptional: true },
  { pciEnvelope: "standard" },
];

async function newUser() {
  const phoneNumber = String(Math.floor(Math.random() * 1e11)).padStart(11, "6");
  const user = {
    callingCode: "852",
    phoneNumber,
    documentType: "PASSPORT",
    documentNumber: `K${phoneNumber}`,
  };
  const person = { firstName: "Mei", lastName: "Chan", dateOfBirth: "1990-01-31", issuingCountry: "HKG" };
  const created = (await client.createUser({ ...user, ...person })).data;
  const read = (await client.getUser({ referenceId: created.userId ?? created.id })).data;
  return { read, user: { ...user, ...person } };
}

describe.each(SHAPES.map((shape) => [JSON.stringify(shape), shape] as const))(
  "answers shaped %s",
  (_name, shape) => {
    test("are read the same, for every operation on cards, limits, transactions and balances, and echo", async () => {
      await sandbox.control("shape", shape);
      expect((await client.echo({ message: "Hello,Wonder!" })).data.message).toBe("Hello,Wonder!");
      const title = `Shape ${randomUUID()}`;
      const created = (
        await client.createCard({
          mode: "B2B",
          title,
          settlementCurrency: "HKD",
          limits: [{ period: "Daily", limitAmount: "1000.50" }],
        })
      ).data;
      const cardId = created.id;
      const listed = (await client.listCards({ offset: 0, limit: 1000 })).data.find(
        (card) => card.id === cardId,
      );
      expect(listed).toMatchObject({ status: "Active", settlementCurrency: "HKD" });
      expect(listed?.title).toBe("omitOptional" in shape ? null : title);
      expect(Number(listed?.limits?.find((limit) => limit.period === "Daily")?.limitAmount)).toBe(1000.5);
      await client.editCardLimit({ cardId, limits: [{ period: "Daily", limitAmount: "2000", remark: "r" }] });
      const history = (await client.getCardLimitHistory({ cardId, offset: 0, limit: 10 })).data;
      expect(Number(history[0]?.limitAmount)).toBe(2000);
      await client.lockCard({ cardId });
      expect((await client.getCard({ cardId })).data).toMatchObject({ id: cardId, status: "Locked" });
      await client.unlockCard({ cardId });
      expect((await client.getCard({ cardId })).data.status).toBe("Active");
      await sandbox.control("authorize", { card: cardId, amount: "10.10" });
      const [transaction] = (await client.listTransactions({ offset: 0, limit: 5, card: cardId })).data;
      expect(transaction).toMatchObject({ card: cardId });
      expect(Number(transaction?.transactionAmount)).toBe(-10.1);
      const balances = (await client.getBalance({})).data;
      expect(balances.map((balance) => balance.currency)).toContain("HKD");
      await client.terminateCard({ cardId });
      expect((await client.getCard({ cardId })).data.status).toBe("Terminated");
      await expect(client.unlockCard({ cardId })).rejects.toMatchObject({ effect: "none" });
    });

    test("are read the same, for users, wallets, fee rules, transfers and the key exchange", async () => {
      await sandbox.control("shape", shape);
      const { read: sender, user } = await newUser();
      const { read: receiver, user: other } = await newUser();
      const reference = sender.referenceId ?? sender.id;
      await client.editUser({ referenceId: reference, user: { ...user, firstName: "Mei Ling" } });
      expect((await client.getUser({ referenceId: reference })).data.firstName).toBe("Mei Ling");
      await client.linkCard({ referenceId: reference }).catch((error: unknown) => {
        expect(error).toMatchObject({ name: "IssuingError", effect: "none" });
      });
      const pUserId = sender.userId ?? sender.id;
      const wallet = (await client.createWallet({ pUserId, network: "TRON", currency: "USDT" })).data;
      expect((await client.getWallet({ walletId: wallet.id })).data.id).toBe(wallet.id);
      const wallets = (await client.listWallets({ pUserId, offset: 0, limit: 10 })).data;
      expect(wallets.map((one) => one.id)).toContain(wallet.id);
      expect(
        (await client.listWalletTransactions({ walletId: wallet.id, offset: 0, limit: 10 })).data,
      ).toEqual([]);
      await client.setTopupFeeRule({ percentage: "1.5" });
      expect(Number((await client.getTopupFeeRule({})).data?.percentage)).toBe(1.5);
      await sandbox.control("deposit", { currency: "HKD", amount: "100", p_user_id: pUserId });
      const party = (person: typeof sender, said: typeof user) => ({
        userId: person.userId ?? person.id,
        referenceId: person.referenceId ?? person.id,
        documentType: said.documentType,
        documentNumber: said.documentNumber,
      });
      const refId = randomUUID();
      const parties = { sender: party(sender, user), receiver: party(receiver, other) };
      const transfer = { ...parties, currency: "HKD", amount: "40", remark: "test", refId };
      expect((await client.createTransfer(transfer)).data).toMatchObject({ status: "Settled", refId });
      const listed = (await client.listTransfers({ offset: 0, limit: 100 })).data;
      expect(listed.filter((one) => one.refId === refId)).toHaveLength(1);
    });
  },
);

describe("the sandbox refuses a request of which one byte was flipped on the way", () => {
  const flip = (text: string, at: number) =>
    text.slice(0, at) + (text[at] === "1" ? "2" : "1") + text.slice(at + 1);
  const header = (name: string, at: number) => (request: TransportRequest) => ({
    ...request,
    headers: { ...request.headers, [name]: flip(request.headers[name] ?? "", at) },
  });
  const tampers: Record<string, (request: TransportRequest) => TransportRequest> = {
    body: (request) => ({
      ...request,
      body: Buffer.from(
        Buffer.from(request.body ?? "")
          .toString()
          .replace("o", "0"),
      ),
    }),
    query: (request) => ({ ...request, uri: request.uri.replace("limit=3", "limit=4") }),
    nonce: header("Nonce", 5),
    time: header("Credential", APP_ID.length + 14),
    signature: header("Signature", 20),
  };
  test.each(Object.entries(tampers))("%s", async (name, tamper) => {
    const altered = clientThat(tamper);
    const call =
      name === "query" ? altered.listCards({ offset: 0, limit: 3 }) : altered.echo({ message: "Hello" });
    await expect(call).rejects.toMatchObject({ kind: "unauthorized", effect: "none" });
  });

  test("a nonce that was used, and a credential that is 31 minutes old", async () => {
    const nonce = () => "0123456789abcdef";
    const privateKey = readFileSync(path.join(sandbox.dataDir, "keys/client-private.pem"), "utf8");
    const options = { baseUrl: sandbox.url, appId: APP_ID, privateKey, sleep: async () => undefined };
    const same = createIssuingClient({ ...options, nonce });
    await same.echo({ message: "one" });
    await expect(same.echo({ message: "two" })).rejects.toMatchObject({ kind: "unauthorized" });
    const late = createIssuingClient({
      ...options,
      clock: { now: () => new Date(Date.now() - 31 * 60_000) },
    });
    await expect(late.echo({ message: "late" })).rejects.toMatchObject({
      kind: "unauthorized",
      effect: "none",
    });
  });
});

describe("each fault of a call: no double effect, no lost effect, a definite word", () => {
  const newCard = async () =>
    (await client.createCard({ mode: "B2B", title: "f", settlementCurrency: "HKD" })).data.id;
  const status = async (cardId: string) => (await client.getCard({ cardId })).data.status;
  const arm = (fault: string, more = {}) =>
    sandbox.control("faults", { operation: "lockCard", fault, ...more });

  test.each([
    ["clock-skew", "unauthorized"],
    ["bad-signature", "unauthorized"],
    ["not-found", "not_found"],
    ["rate-limited", "rate_limited"],
  ])("%s: nothing happened, and the error says so", async (fault, kind) => {
    const cardId = await newCard();
    await arm(fault);
    await expect(client.lockCard({ cardId })).rejects.toMatchObject({ kind, effect: "none" });
    expect(await status(cardId)).toBe("Active");
  });

  test.each([
    ["status-500", "server_error", "Active"],
    ["status-500-after", "server_error", "Locked"],
    ["drop-before-effect", "connection_lost", "Active"],
    ["drop-after-effect", "connection_lost", "Locked"],
    ["garbage-body", "unreadable_reply", "Locked"],
    ["empty-body", "unreadable_reply", "Locked"],
  ])("%s: the effect is unknown until it is read", async (fault, kind, really) => {
    const cardId = await newCard();
    await arm(fault);
    await expect(client.lockCard({ cardId })).rejects.toMatchObject({ kind, effect: "unknown" });
    expect(await status(cardId)).toBe(really);
  });

  test("delay: answered late, done once", async () => {
    const cardId = await newCard();
    await arm("delay", { ms: 300 });
    await client.lockCard({ cardId });
    expect(await status(cardId)).toBe("Locked");
  });

  test("duplicate: the same bytes twice are one effect", async () => {
    const cardId = await newCard();
    await arm("duplicate");
    await client.lockCard({ cardId });
    const { requests } = await sandbox.control<{ requests: { effect: boolean }[] }>(
      `requests?operation=lockCard&path=${cardId}`,
    );
    expect(requests.filter((request) => request.effect)).toHaveLength(1);
  });

  test("reorder: a call that waits for another one still counts once", async () => {
    const [first, second] = [await newCard(), await newCard()];
    await arm("reorder");
    await Promise.all([client.lockCard({ cardId: first }), client.lockCard({ cardId: second })]);
    expect([await status(first), await status(second)]).toEqual(["Locked", "Locked"]);
  });
});
