import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { MOST_ATTEMPTS } from "@/lib/webhooks/claim-deliveries";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { feedHealth } from "@/lib/webhooks/feed-health";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { replayDelivery } from "@/lib/webhooks/replay-delivery";
import { replayUnread } from "@/lib/webhooks/replay-unread";
import { POISON, type RawRow, startPoisonedIssuer, writeRow } from "@/scripts/testing/poisoned-issuer";

const START = Date.parse("2026-05-10T12:00:00Z");
const at = (hours: number) => ({ now: () => new Date(START + hours * 3_600_000) });
const viewer: Viewer = {
  id: randomUUID(),
  email: "admin@example.com",
  name: "admin",
  role: "admin",
  sessionId: randomUUID(),
  grants: [],
};
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: at(100) };

let issuer: Awaited<ReturnType<typeof startPoisonedIssuer>>;
beforeAll(async () => {
  issuer = await startPoisonedIssuer();
});
afterAll(() => issuer.stop());
beforeEach(forget);

async function forget(): Promise<void> {
  await db().$transaction([
    db().$executeRaw`SET LOCAL session_replication_role = replica`,
    db().$executeRaw`TRUNCATE webhook_delivery, "transaction", transaction_event, three_ds_challenge CASCADE`,
  ]);
}

async function deliver(body: string): Promise<string> {
  const data = { contentHash: randomUUID(), signature: "valid", body, bodyBytes: body.length };
  const times = { receivedAt: at(0).now(), nextAttemptAt: at(0).now() };
  return (await db().webhookDelivery.create({ data: { ...data, ...times } })).id;
}

const payment = (id: string): RawRow => ({
  id: JSON.stringify(id),
  card: '"card-1"',
  status: '"Authorized"',
  type: '"Sales"',
  transaction_currency: '"HKD"',
  transaction_amount: '"-101"',
  local_currency: '"HKD"',
  local_amount: '"-101"',
  billing_currency: '"HKD"',
  billing_amount: '"-106"',
  calculated_fee: '"5"',
  merchant_id: '"666666660057123"',
  merchant_country: '"HK"',
  merchant_city: '""',
  merchant_name: '"Bindo Simulator Test"',
  p_created_at: '"2026-05-10T11:59:00Z"',
});
const challenge: RawRow = {
  verification_id: '"v"',
  card_reference_id: '"card-1"',
  card_num: '"356772******8213"',
  transaction_currency: '"HKD"',
  transaction_amount: '"-101"',
  merchant_name: '"Shop"',
  merchant_city: '"HK"',
  p_created_at: '"2026-05-10T11:59:00Z"',
  otp_code: '"[removed]"',
};
const announce = (transaction: string, action = '"Authorization"') =>
  `{"action":${action},"card_transaction":${transaction}}`;

test("whatever stands in any field of a webhook, the others are applied and none waits for ever", async () => {
  const spoilt = fc.record({ field: fc.nat(), value: fc.constantFrom(...POISON), of: fc.nat({ max: 3 }) });
  const poisoned = ({ field, value, of }: { field: number; value: string; of: number }) => {
    const row: RawRow = of === 0 ? challenge : payment("bad");
    const names = Object.keys(row);
    if (of === 2) return announce(value);
    if (of === 3) return announce(writeRow(row), value);
    const spoiltRow = writeRow({ ...row, [names[field % names.length] ?? "id"]: value });
    return of === 0 ? spoiltRow : announce(spoiltRow);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(spoilt, { minLength: 1, maxLength: 6 }), async (given) => {
      await forget();
      await deliver(announce(writeRow(payment("first"))));
      for (const one of given) await deliver(poisoned(one));
      await deliver(announce(writeRow(payment("last"))));
      for (let hours = 0; hours <= MOST_ATTEMPTS; hours += 1) await processPendingDeliveries(at(hours * 2));
      expect(await db().webhookDelivery.count({ where: { processedAt: null } })).toBe(0);
      expect(await db().transaction.count({ where: { id: { in: ["first", "last"] } } })).toBe(2);
    }),
    { numRuns: 40 },
  );
}, 180_000);

test("a delivery that fails every time has a last attempt, is listed, and can be processed again", async () => {
  await refuse("bad");
  const bad = await deliver(announce(writeRow(payment("bad"))));
  const good = await deliver(announce(writeRow(payment("good"))));
  await processPendingDeliveries(at(0));
  expect(await getDelivery(viewer, context, good)).toMatchObject({ state: "mirrored" });
  expect(await getDelivery(viewer, context, bad)).toMatchObject({ state: "waiting", attempts: 1 });
  for (let hours = 2; hours <= 2 * MOST_ATTEMPTS; hours += 2) await processPendingDeliveries(at(hours));
  expect(await getDelivery(viewer, context, bad)).toMatchObject({
    state: "failed",
    attempts: MOST_ATTEMPTS,
    failure: "notStored",
    replayable: true,
  });
  expect((await listDeliveries(viewer, context, { state: "failed" })).items.map(({ id }) => id)).toEqual([
    bad,
  ]);
  expect(await feedHealth(at(30))).toMatchObject({ failed: 1, waiting: 0 });
  expect(await replayDelivery(viewer, context, { deliveryId: bad })).toMatchObject({ outcome: "failed" });
  const other = await deliver("{}");
  await processPendingDeliveries(at(40));
  expect(await replayUnread(viewer, { ...context, clock: at(101) })).toMatchObject({
    replayed: 2,
    changed: 0,
  });
  await refuse(null);
  expect(await replayDelivery(viewer, context, { deliveryId: bad })).toMatchObject({ change: "inserted" });
  expect(await getDelivery(viewer, context, bad)).toMatchObject({ state: "mirrored", failure: null });
  expect(await getDelivery(viewer, context, other)).toMatchObject({ state: "not-understood" });
});

/** Has the database take no event of this transaction, as it would not take an impossible text. */
async function refuse(id: "bad" | null): Promise<void> {
  if (id === null) await db().$executeRaw`ALTER TABLE transaction_event DROP CONSTRAINT refused`;
  else
    await db()
      .$executeRaw`ALTER TABLE transaction_event ADD CONSTRAINT refused CHECK (transaction_id <> 'bad')`;
}
