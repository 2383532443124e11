import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import type { NewDelivery } from "@/lib/webhooks/store-delivery";
import { storeTogether } from "@/lib/webhooks/store-together";

const delivery = (given: Partial<NewDelivery> = {}): NewDelivery => ({
  receivedAt: new Date("2026-05-01T12:00:00.123Z"),
  proof: "signature",
  signature: "valid",
  contentHash: randomUUID(),
  body: '{"amount":"-1","name":"茶餐廳 \\u0000 “x”"}',
  bodyBytes: 9,
  sourceAddress: "203.0.113.7",
  headers: { nonce: "n" },
  signedAt: new Date("2026-05-01T11:59:00Z"),
  ...given,
});

const stored = (id: string) => db().webhookDelivery.findUniqueOrThrow({ where: { id } });

test("a thousand at once are each stored as they came, in their own row", async () => {
  const given = Array.from({ length: 1_000 }, () => delivery());
  const receipts = await Promise.all(given.map(storeTogether));
  expect(new Set(receipts.map(({ id }) => id)).size).toBe(1_000);
  const [first] = receipts;
  const { id: _, ...said } = { id: "", ...given[0] };
  expect(await stored(first?.id ?? "")).toMatchObject({ ...said, duplicates: 0, processedAt: null });
});

test("repetitions are counted however they meet: in one group, in the next, in two processes' groups", async () => {
  const given = delivery();
  const again = (second: number) => ({ ...given, receivedAt: new Date(Date.UTC(2026, 4, 1, 13, 0, second)) });
  const receipts = await Promise.all(Array.from({ length: 80 }, (_, second) => storeTogether(again(second))));
  expect(receipts.filter(({ isNew }) => isNew)).toHaveLength(1);
  const last = await storeTogether(again(90));
  expect(last).toEqual({ id: receipts[0]?.id, isNew: false });
  const row = await stored(last.id);
  expect(row.duplicates).toBe(80);
  expect(row.duplicatedAt).toHaveLength(50);
});

test("a new one is not held up by a repetition whose first is being processed", async () => {
  const known = delivery();
  const { id } = await storeTogether(known);
  let repetition: Promise<unknown> | undefined;
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM webhook_delivery WHERE id = ${id}::uuid FOR UPDATE`;
    repetition = storeTogether(known);
    expect(await storeTogether(delivery())).toMatchObject({ isNew: true });
    expect((await stored(id)).duplicates).toBe(0);
  });
  await repetition;
  expect((await stored(id)).duplicates).toBe(1);
});

test("one that the database will not take turns no other away", async () => {
  const given = [delivery(), delivery({ body: "a\0b" }), delivery()];
  const results = await Promise.allSettled([delivery(), ...given].map(storeTogether));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
});
