import type { Certainty } from "@/lib/transactions/detail-schema";

/** What was seen at a time. */
export interface Seen<T> {
  at: Date;
  value: T;
}

export interface Changed<T> {
  /** Until here it was `before`; null: nobody knows what that was. */
  startedAt: Date;
  before: T | null;
  /** From here on it was `after`. */
  completedAt: Date;
  after: T;
}

export interface Evidence<T> {
  /** Kept when the transaction arrived. */
  captured: Seen<T> | null;
  /** The mirror today. */
  current: Seen<T> | null;
  changes: readonly Changed<T>[];
  /** Whether no change can be missing among `changes`. */
  complete: boolean;
  same(a: T, b: T): boolean;
}

/**
 * What was true at `moment`: the last thing known before it, checked against the first thing known after it. Where the
 * two contradict each other something changed unseen, and only today's value can be given, as such.
 */
export function valueAt<T>(moment: Date, evidence: Evidence<T>): { value: T; certainty: Certainty } | null {
  const facts = factsOf(evidence);
  const before = facts.findLast(({ at }) => at <= moment);
  const after = facts.find(({ at }) => at > moment);
  const known = before?.value ?? null;
  const next = after?.value ?? null;
  const certaintyOf = (value: T): Certainty => {
    if (evidence.captured && evidence.same(evidence.captured.value, value)) return "known";
    return known !== null || after?.strength === "changed" || evidence.complete ? "reconstructed" : "now";
  };
  if (known !== null && next !== null && !evidence.same(known, next)) {
    return after?.strength === "current" ? { value: next, certainty: "now" } : null;
  }
  const value = known ?? next;
  return value === null ? null : { value, certainty: certaintyOf(value) };
}

interface Fact<T> {
  at: Date;
  /** Null: from here on nobody knows. */
  value: T | null;
  strength: "captured" | "changed" | "current";
}

/** In order of time. */
function factsOf<T>({ captured, current, changes }: Evidence<T>): Fact<T>[] {
  const facts: Fact<T>[] = changes.flatMap(({ startedAt, before, completedAt, after }) => [
    { at: startedAt, value: before, strength: "changed" },
    { at: completedAt, value: after, strength: "changed" },
  ]);
  if (captured) facts.push({ ...captured, strength: "captured" });
  // The mirror was not read again since: the two are one.
  if (current && current.at.getTime() !== captured?.at.getTime())
    facts.push({ ...current, strength: "current" });
  return facts.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
