import "server-only";
import { type Clock, systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { parseJson } from "@/lib/issuing/json";
import type { JsonValue } from "@/lib/issuing/types";
import { findObject, text } from "@/lib/issuing/wire";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { publish } from "@/lib/live/publish";
import { mirrorTransactions } from "@/lib/transactions/mirror-transactions";

/** Folds one stored delivery into the mirror; doing it again changes nothing. */
export async function processDelivery(id: string, clock: Clock = systemClock): Promise<void> {
  await db().$transaction(async (tx) => {
    const delivery = await tx.webhookDelivery.findUnique({ where: { id } });
    if (delivery?.signature !== "valid" || delivery.processedAt) return;
    const event = readEvent(delivery.body ?? "");
    const at = clock.now();
    let outcome = event.kind;
    if (event.kind === "mirrored") {
      const done = await mirrorTransactions(tx, [event.observed], "webhook", at);
      if (done.inserted + done.updated === 0) outcome = "unchanged";
    }
    const action = event.kind === "mirrored" ? event.observed.action : null;
    await tx.webhookDelivery.update({ where: { id }, data: { processedAt: at, outcome, action } });
    await publish(tx, { topic: "webhooks", id });
  });
}

/** Processes what was stored and not finished, oldest first; for the job. */
export async function processPendingDeliveries(clock: Clock = systemClock): Promise<void> {
  const pending = await db().webhookDelivery.findMany({
    where: { signature: "valid", processedAt: null },
    orderBy: { receivedAt: "asc" },
    select: { id: true },
    take: 500,
  });
  for (const { id } of pending) await processDelivery(id, clock);
}

type Event =
  | {
      kind: "mirrored";
      observed: { transaction: ReturnType<typeof decodeTransaction>; action: string | null };
    }
  | { kind: "not-json" | "not-understood" | "unchanged" };

function readEvent(body: string): Event {
  const json = parseJson(body);
  if (json === undefined) return { kind: "not-json" };
  const fields = findObject(json, []);
  const inner: JsonValue | undefined = fields?.get("card_transaction");
  if (!fields || inner === undefined) return { kind: "not-understood" };
  try {
    return {
      kind: "mirrored",
      observed: { transaction: decodeTransaction(json), action: text(fields, "action") },
    };
  } catch {
    return { kind: "not-understood" };
  }
}
