import { z } from "zod";
import { IssuingError } from "@/lib/issuing/errors";
import type { UnreadRow } from "@/lib/issuing/wire";
import type { SyncPart } from "@/lib/sync/constants";
import type { Gap } from "@/lib/sync/schema";

/** Ids kept of one kind; all of them are counted. */
const MOST_IDS = 20;
const MOST_KINDS = 50;
/** A call that failed so often in a row is not made again in this run. */
const MOST_FAILURES = 20;

/** Collects what a run has to leave out. */
export class GapReport {
  readonly gaps: Gap[];
  readonly #failures = new Map<string, { count: number; reason: string }>();

  constructor(gaps: Gap[]) {
    this.gaps = gaps;
  }

  add(part: SyncPart, reason: string, what: { id?: string | null; call?: string | null } = {}): void {
    const { id = null, call = null } = what;
    const same = this.gaps.find((gap) => gap.part === part && gap.reason === reason && gap.call === call);
    if (!same && this.gaps.length >= MOST_KINDS) return;
    const gap = same ?? { part, call, reason, count: 0, ids: [] };
    if (!same) this.gaps.push(gap);
    gap.count += 1;
    if (id !== null && gap.ids.length < MOST_IDS && !gap.ids.includes(id)) gap.ids.push(id);
  }

  unread(part: SyncPart, rows: readonly UnreadRow[]): void {
    for (const { id, reason } of rows) this.add(part, reason, { id });
  }

  /**
   * Makes a call about one thing. Null where the issuer does not offer it or does not know the thing; null and a gap
   * where it fails otherwise. @throws what says that nothing reaches the issuer, or that the run is to stop
   */
  async tried<T>(
    part: SyncPart,
    call: string,
    id: string,
    signal: AbortSignal | undefined,
    make: () => Promise<T>,
  ): Promise<T | null> {
    const failed = this.#failures.get(call);
    if (failed && failed.count >= MOST_FAILURES) {
      this.add(part, failed.reason, { call, id });
      return null;
    }
    try {
      const answer = await make();
      this.#failures.delete(call);
      return answer;
    } catch (error) {
      if (signal?.aborted || !(error instanceof IssuingError) || error.kind === "not_sent") throw error;
      if (error.kind === "not_found" || error.kind === "refused") return null;
      this.#failures.set(call, { count: (failed?.count ?? 0) + 1, reason: error.kind });
      this.add(part, error.kind, { call, id });
      return null;
    }
  }
}

const gap = z.object({
  part: z.custom<SyncPart>((value) => typeof value === "string"),
  call: z.string().nullable(),
  reason: z.string(),
  count: z.number(),
  ids: z.array(z.string()),
});

/** Those of a run that was cut off and goes on: calls are made again, rows that were read are not. */
export function keptGaps(gaps: readonly Gap[]): Gap[] {
  return gaps.filter(({ call, reason }) => call === null && reason !== "internal");
}

/** The gaps of a run as they are stored. */
export function readGaps(value: unknown): Gap[] {
  return z.array(gap).safeParse(value).data ?? [];
}
