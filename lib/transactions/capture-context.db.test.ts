import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { capturedCard } from "@/lib/transactions/captured-card";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";

const at = new Date("2026-05-01T00:00:00Z");

async function newCard(): Promise<string> {
  const id = randomUUID();
  const known = { settlementCurrency: "HKD", raw: {}, syncedAt: at, sortAt: at };
  await db().card.create({ data: { id, status: "Active", expiration: "04/32", pressure: "80.5", ...known } });
  await db().cardLimit.create({
    data: {
      cardId: id,
      period: "Daily",
      limitAmount: "1000",
      usedAmount: "805.5",
      currency: "HKD",
      syncedAt: at,
    },
  });
  return id;
}

function arrive(id: string, card: string, created: string, source: "sync" | "webhook" = "webhook") {
  const transaction = decodeTransaction({
    id,
    card,
    status: "Declined",
    type: "Sales",
    transaction_currency: "HKD",
    transaction_amount: "-200",
    local_currency: "HKD",
    local_amount: "-200",
    p_created_at: created,
  });
  const observed = [{ transaction, action: source === "webhook" ? "Authorization" : null }];
  return db().$transaction((tx) => mirrorTransactions(tx, observed, source, at));
}

const contextOf = (id: string) => db().transactionContext.findUnique({ where: { transactionId: id } });

test("a webhook's new transaction keeps the card, its rules and their usage as they were known then", async () => {
  const [id, card] = [randomUUID(), await newCard()];
  await arrive(id, card, "2026-04-30T23:59:58Z");
  await db().card.update({ where: { id: card }, data: { status: "Locked" } });
  await arrive(id, card, "2026-04-30T23:59:58Z");
  const context = await contextOf(id);
  expect(context?.timeZone).toBe("Asia/Hong_Kong");
  expect(capturedCard.parse(context?.card)).toMatchObject({
    status: "Active",
    expiration: "04/32",
    pressure: "80.50",
    limits: [{ period: "Daily", limit: "1000", used: "805.5", currency: "HKD", status: null }],
  });
});

test("what comes late, comes by sync, or is of an unknown card gets no context, and is mirrored all the same", async () => {
  const card = await newCard();
  const [late, synced, orphan] = [randomUUID(), randomUUID(), randomUUID()];
  await arrive(late, card, "2026-04-30T23:00:00Z");
  await arrive(synced, card, "2026-04-30T23:59:58Z", "sync");
  await arrive(synced, card, "2026-04-30T23:59:58Z");
  await arrive(orphan, randomUUID(), "2026-04-30T23:59:58Z");
  for (const id of [late, synced, orphan]) {
    expect(await contextOf(id)).toBeNull();
    expect(await db().transaction.count({ where: { id } })).toBe(1);
  }
});

test("what was captured can be neither changed nor deleted", async () => {
  const [id, card] = [randomUUID(), await newCard()];
  await arrive(id, card, "2026-04-30T23:59:58Z");
  const change = db().$executeRaw`UPDATE transaction_context SET card = '{}' WHERE transaction_id = ${id}`;
  await expect(change).rejects.toThrow(/append-only/);
  const removal = db().$executeRaw`DELETE FROM transaction_context WHERE transaction_id = ${id}`;
  await expect(removal).rejects.toThrow(/append-only/);
});
