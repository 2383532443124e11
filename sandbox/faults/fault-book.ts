import { z } from "zod";

export const CALL_FAULTS = [
  "delay",
  "status-500",
  "status-500-after",
  "drop-before-effect",
  "drop-after-effect",
  "late",
  "garbage-body",
  "clock-skew",
  "duplicate",
  "reorder",
  "bad-signature",
  "empty-body",
  "not-found",
  "rate-limited",
] as const;

export const WEBHOOK_FAULTS = [
  "delay",
  "late",
  "duplicate",
  "reorder",
  "bad-signature",
  "clock-skew",
  "garbage-body",
  "drop-before-effect",
  "drop-after-effect",
] as const;

export const faultKind = z.enum(CALL_FAULTS);
export type FaultKind = z.infer<typeof faultKind>;

export type Fault = { id: number; operation: string; fault: FaultKind; ms: number | null; times: number };

/** Faults waiting to happen, first in first out for each operation; `*` matches every signed call. */
export class FaultBook {
  #faults: Fault[] = [];
  #lastId = 0;

  add(fault: Omit<Fault, "id">): Fault {
    this.#lastId += 1;
    const added = { id: this.#lastId, ...fault };
    this.#faults.push(added);
    return added;
  }

  /** Uses up one occurrence. */
  take(operation: string): Fault | null {
    const found = this.#faults.find(
      (fault) => fault.operation === operation || (fault.operation === "*" && operation !== "webhook"),
    );
    if (!found) return null;
    this.#faults =
      found.times > 1
        ? this.#faults.map((fault) => (fault === found ? { ...fault, times: fault.times - 1 } : fault))
        : this.#faults.filter((fault) => fault !== found);
    return found;
  }

  list(): Fault[] {
    return this.#faults;
  }

  clear() {
    this.#faults = [];
  }
}
