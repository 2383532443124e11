import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import type { CardContact, RelayDelivery, ThreeDsChallenge, Tx } from "@/lib/core/db";
import { challengeLabel } from "@/lib/three-ds/challenge-dto";
import type { RelayAdapter } from "@/lib/three-ds/relay-adapter";

interface RelayOrder {
  /** Chosen by the browser, so that a repeated click is the same sending. */
  id?: string;
  challenge: ThreeDsChallenge;
  adapter: RelayAdapter;
  contact: CardContact | null;
  language: string | undefined;
  at: Date;
  /** Null: on arrival. */
  by: { id: string; email: string; requestId: string } | null;
}

/** Writes one sending down, audited, in the caller's transaction; `sendRelay` does it after the commit. */
export async function queueRelay(tx: Tx, order: RelayOrder): Promise<RelayDelivery> {
  const { challenge, adapter, contact, at, by } = order;
  const row = await tx.relayDelivery.create({
    data: {
      id: order.id ?? randomUUID(),
      challengeId: challenge.id,
      adapter: adapter.name,
      recipient: adapter.recipient(contact),
      language: order.language ?? "en",
      nextTryAt: at,
      createdAt: at,
      requestedById: by?.id ?? null,
    },
  });
  await recordAudit(
    {
      actor: by ?? { id: null, email: "automatic" },
      action: "three_ds.relay",
      outcome: "succeeded",
      subject: { type: "three-ds", id: challenge.id, label: challengeLabel(challenge) },
      requestId: by?.requestId ?? row.id,
      after: { adapter: row.adapter, recipient: row.recipient, language: row.language },
    },
    tx,
  );
  return row;
}
