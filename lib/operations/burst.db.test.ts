import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockCard } from "@/lib/cards/lock-card";
import { terminateCard } from "@/lib/cards/terminate-card";
import { knownFailure } from "@/lib/core/known-failure";
import { editLimits } from "@/lib/limits/edit-limits";
import { askingFor, putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { formOf, payer, submit } from "@/scripts/testing/transfer-fixture";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture({ DATABASE_POOL_MAX: "2" });
  await putInForce(fixture, []);
});
afterAll(() => fixture.sandbox.stop());

const MOST = 30;
const admin = () => fixture.viewer("admin");

/** What many presses at once are told: `done`, or the code of the error. */
async function burst(press: (index: number) => Promise<unknown>): Promise<string[]> {
  const settled = await Promise.allSettled(Array.from({ length: MOST }, (_, index) => press(index)));
  return settled.map((one) =>
    one.status === "fulfilled" ? "done" : (knownFailure(one.reason)?.code ?? `INTERNAL: ${one.reason}`),
  );
}

const PRESSES: [string, () => Promise<(index: number) => Promise<unknown>>][] = [
  [
    "one form pressed many times",
    async () => {
      const { id: cardId, version } = await fixture.newCard();
      const form = { operationId: randomUUID(), cardId, version, reason: "" };
      return () => lockCard(admin(), fixture.context(), form);
    },
  ],
  [
    "many forms about one card",
    async () => {
      const { id: cardId, version } = await fixture.newCard();
      return (index) => {
        const form = { operationId: randomUUID(), cardId, version };
        const rules = [{ period: "Daily", setting: { kind: "amount", amount: String(index + 1) } }];
        return index % 2 === 0
          ? lockCard(admin(), fixture.context(), { ...form, reason: "" })
          : editLimits(admin(), fixture.context(), { ...form, rules, remark: "" });
      };
    },
  ],
  [
    "one transfer, pressed many times",
    async () => {
      const form = formOf(await payer(fixture, "100"), await payer(fixture));
      return () => submit(fixture, form);
    },
  ],
  [
    "many transfers of one sender",
    async () => {
      const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
      return () => submit(fixture, formOf(from, to));
    },
  ],
];

test.each(PRESSES)(
  "%s at once: each is done, or told BUSY or STALE, never INTERNAL",
  async (_name, prepare) => {
    const told = await burst(await prepare());
    expect(told.filter((word) => !["done", "BUSY", "STALE", "NOT_ALLOWED_NOW"].includes(word))).toEqual([]);
    expect(told).toContain("done");
  },
);

test("many requests for a second person at once: one waits, and nobody is told INTERNAL", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const { id: cardId, version, last4 } = await fixture.newCard();
  const form = { cardId, version, reason: "lost card", confirmLast4: last4 ?? "" };
  const one = randomUUID();
  for (const operationId of [() => one, () => randomUUID()]) {
    const told = await burst(() =>
      terminateCard(admin(), fixture.context(), { ...form, operationId: operationId() }),
    );
    expect(told.filter((word) => !["done", "BUSY", "STALE", "NOT_ALLOWED_NOW"].includes(word))).toEqual([]);
  }
});
