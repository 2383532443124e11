import "server-only";
import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/**
 * Facts that whoever approves relies on, flat, so that two of them can be compared line by line: `status`,
 * `limit.Daily`, `sender.balance`. Amounts with their currency, as text; nothing secret; nothing that changes by itself
 * and does not matter to the decision.
 */
export const snapshot = z.record(z.string(), scalar);
export type Snapshot = z.infer<typeof snapshot>;

/** Shown to whoever decides, and no reason to decide anew: what it means for the decision is a fact of its own. */
const SHOWN_ONLY = new Set(["sender.balance", "title"]);

/** Snapshots that agree in all that matters to the decision have equal hashes, whatever the order of their facts. */
export function snapshotHash(facts: Snapshot): string {
  const deciding = Object.entries(facts).filter(([name]) => !SHOWN_ONLY.has(name));
  return hashOf(deciding.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The hash of JSON whose objects may list their keys in any order. */
export function contentHash(value: unknown): string {
  return hashOf(sorted(value));
}

/** @throws AppError STALE unless the facts are the ones that were approved */
export function assertSnapshot(now: Snapshot, approved: Snapshot): void {
  if (snapshotHash(now) !== snapshotHash(approved))
    throw new AppError("STALE", "the snapshot changed after the approval", {
      details: { needs: "approval-world" },
    });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]);
}

function hashOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex");
}
