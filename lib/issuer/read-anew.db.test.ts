import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CORPORATE } from "@/lib/balances/constants";
import { getUserBalances } from "@/lib/balances/get-user-balances";
import { refreshBalances } from "@/lib/balances/refresh-balances";
import { db } from "@/lib/core/db";
import { readAnew } from "@/lib/issuer/read-anew";
import { refreshCard } from "@/lib/sync/refresh-card";
import { runSync } from "@/lib/sync/run-sync";
import { refreshTransfers } from "@/lib/transfers/refresh-transfers";
import { refreshUser } from "@/lib/users/refresh-user";
import { getFeeRule } from "@/lib/wallets/get-fee-rule";
import { refreshWallet } from "@/lib/wallets/refresh-wallet";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

const PER_MINUTE = 20;
let fixture: CardFixture;

beforeAll(async () => {
  fixture = await startCardFixture({ REFRESHES_PER_MINUTE: String(PER_MINUTE) });
  await runSync({ full: true });
}, 120_000);
afterAll(() => fixture.sandbox.stop());

const AT_ONCE = 60;
const auditor = () => ({ ...fixture.viewer("auditor"), id: randomUUID() });
const times = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => work(index)));
const firstUser = () => db().cardUser.findFirstOrThrow();
const firstWallet = () => db().wallet.findFirstOrThrow();

const READS: Record<string, [operation: string, read: () => Promise<() => Promise<unknown>>]> = {
  "a card": [
    "getCard",
    async () => {
      const [{ id }, viewer] = [await fixture.newCard(), auditor()];
      return () => refreshCard(viewer, fixture.context(), { cardId: id, maxAge: "0" });
    },
  ],
  "a user": [
    "getUser",
    async () => {
      const [{ id }, viewer] = [await firstUser(), auditor()];
      return () => refreshUser(viewer, fixture.context(), { userId: id, maxAge: "0" });
    },
  ],
  "a user's balances": [
    "getBalance",
    async () => {
      const [{ id }, viewer] = [await firstUser(), auditor()];
      return () => getUserBalances(viewer, fixture.context(), id);
    },
  ],
  "a list of balances": [
    "getBalance",
    async () => {
      const viewer = auditor();
      return () => refreshBalances(viewer, fixture.context(), { owners: CORPORATE, maxAge: "0" });
    },
  ],
  "a wallet": [
    "getWallet",
    async () => {
      const [{ id }, viewer] = [await firstWallet(), auditor()];
      return () => refreshWallet(viewer, fixture.context(), { walletId: id, maxAge: "0" });
    },
  ],
  "the fee rule": [
    "getTopupFeeRule",
    async () => {
      const viewer = auditor();
      return () => getFeeRule(viewer, fixture.context());
    },
  ],
  transfers: [
    "listTransfers",
    async () => {
      const viewer = auditor();
      return () => refreshTransfers(viewer, fixture.context(), { maxAge: "0" });
    },
  ],
};

test.each(Object.entries(READS))(
  "%s: who asks sixty times at once is answered sixty times, and the issuer is asked twice at most",
  async (_name, [operation, prepare]) => {
    const read = await prepare();
    const start = await fixture.calls(operation);
    await read();
    const before = await fixture.calls(operation);
    const once = before - start;
    expect(once).toBeGreaterThan(0);
    const ended = await times(AT_ONCE, read);
    expect(ended.filter(({ status }) => status === "rejected")).toEqual([]);
    expect((await fixture.calls(operation)) - before).toBeLessThanOrEqual(2 * once);
  },
);

test("of different things as many are read in a minute as one person may, the others are refused, and the next person is free", async () => {
  let reads = 0;
  const context = (secondsAhead: number) => {
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 + secondsAhead * 1000);
    return { clock: { now: () => at } };
  };
  const read = async () => {
    reads += 1;
  };
  const [one, other] = [auditor(), auditor()];
  const ended = await times(AT_ONCE, (index) => readAnew(one, context(0), `thing ${index}`, read));
  expect(reads).toBe(PER_MINUTE);
  for (const end of ended)
    if (end.status === "rejected") expect(end.reason).toMatchObject({ code: "RATE_LIMITED" });
  await readAnew(other, context(0), "thing", read);
  await expect(readAnew(one, context(59), "thing", read)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await readAnew(one, context(61), "thing", read);
  expect(reads).toBe(PER_MINUTE + 2);
});

test("who asks while a reading is under way gets one that began afterwards, also when the first one fails", async () => {
  const viewer = auditor();
  let value = 1;
  let release: (fails: boolean) => void = () => {};
  const first = readAnew(viewer, fixture.context(), "value", async () => {
    const seen = value;
    if (await new Promise<boolean>((resolve) => (release = resolve))) throw new Error("lost");
    return seen;
  });
  await expect.poll(() => release.length).toBe(1);
  value = 2;
  const later = [1, 2, 3].map(() => readAnew(viewer, fixture.context(), "value", async () => value));
  release(true);
  await expect(first).rejects.toThrow("lost");
  expect(await Promise.all(later)).toEqual([2, 2, 2]);
});
