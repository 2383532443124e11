import "server-only";
import { parse, stringify } from "lossless-json";
import { z } from "zod";
import type { WebhookDelivery } from "@/lib/core/db";
import { parseJson } from "@/lib/issuing/json";
import type { DeliveryMark } from "@/lib/webhooks/constants";
import type { DeliveryDetail, DeliveryItem } from "@/lib/webhooks/schema";

/** What of a row the list shows. */
export type DeliveryRow = Pick<
  WebhookDelivery,
  | "id"
  | "receivedAt"
  | "proof"
  | "signature"
  | "action"
  | "duplicates"
  | "processedAt"
  | "attempts"
  | "outcome"
  | "repaired"
  | "late"
  | "outOfOrder"
  | "transactionId"
  | "change"
  | "statusBefore"
  | "statusAfter"
>;

/** Row → list item. */
export function toDeliveryItem(row: DeliveryRow): DeliveryItem {
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    state: stateOf(row),
    proof: row.proof,
    signature: row.signature,
    action: row.action,
    transactionId: row.transactionId,
    change: row.change,
    statusBefore: row.statusBefore,
    statusAfter: row.statusAfter,
    marks: marksOf(row),
    duplicates: row.duplicates,
    attempts: row.attempts,
  };
}

/** Row → everything that is kept about it. `mayReplay`: whether the viewer holds the permission. */
export function toDeliveryDetail(row: WebhookDelivery, mayReplay: boolean): DeliveryDetail {
  return {
    ...toDeliveryItem(row),
    ...bodyOf(row.body),
    bodyBytes: row.bodyBytes,
    sourceAddress: row.sourceAddress,
    headers: headers.parse(row.headers),
    signedAt: row.signedAt?.toISOString() ?? null,
    processedAt: row.processedAt?.toISOString() ?? null,
    nextAttemptAt: row.attempts > 0 && !row.processedAt ? row.nextAttemptAt.toISOString() : null,
    duplicatedAt: row.duplicatedAt.map((at) => at.toISOString()),
    differences: differences.parse(row.differences ?? []),
    failure: row.failure,
    replayedAt: row.replayedAt?.toISOString() ?? null,
    replayChange: row.replayChange,
    replayable: mayReplay && row.signature === "valid" && row.processedAt !== null,
  };
}

function stateOf(row: DeliveryRow): string {
  if (row.signature !== "valid") return "refused";
  return row.processedAt ? (row.outcome ?? "unchanged") : "waiting";
}

function marksOf(row: DeliveryRow): DeliveryMark[] {
  const marks: [DeliveryMark, boolean][] = [
    ["duplicate", row.duplicates > 0],
    ["late", row.late],
    ["out-of-order", row.outOfOrder],
    ["repaired", row.repaired],
  ];
  return marks.filter(([, is]) => is).map(([mark]) => mark);
}

/** Indented with every digit of its numbers; what is no JSON stays as it came. */
function bodyOf(body: string | null): { body: string | null; bodyIsJson: boolean } {
  if (body === null) return { body, bodyIsJson: false };
  // What is nested absurdly deep would be indented into something far larger than it is.
  if (parseJson(body) === undefined) return { body, bodyIsJson: false };
  const value = parse(body, null, { onDuplicateKey: ({ newValue }) => newValue });
  return { body: stringify(value, null, 2) ?? body, bodyIsJson: true };
}

const said = z.string().nullable().default(null);
const headers = z.object({ credential: said, nonce: said, action: said, contentType: said, sender: said });
const differences = z.array(
  z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
);
