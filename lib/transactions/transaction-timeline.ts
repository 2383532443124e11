import { amountsOf } from "@/lib/transactions/amounts";
import type { RawEvent, StepKind, TimelineStep } from "@/lib/transactions/detail-schema";
import { foldTransaction, stageOf, type TransactionObservation } from "@/lib/transactions/fold";

/** A row of `transaction_event`. */
export interface ObservedEvent extends TransactionObservation {
  id: string;
  source: RawEvent["source"];
  observedAt: Date;
}

/**
 * The stages of a transaction in the fold's order, whatever the order in which they were heard of. What several sources
 * said of one stage is one step, with the amounts as they stood then.
 */
export function transactionTimeline(events: readonly ObservedEvent[]): TimelineStep[] {
  const stages = new Map<string, ObservedEvent[]>();
  for (const event of events.toSorted(inTime)) {
    const key = `${kindOf(event)} ${kindOf(event) === "other" ? wordOf(event) : ""}`;
    stages.set(key, [...(stages.get(key) ?? []), event]);
  }
  const ordered = [...stages.values()].toSorted(
    (a, b) => rankIn(a) - rankIn(b) || firstSeen(a) - firstSeen(b),
  );
  return ordered.map((stage, index) => {
    const before = ordered.slice(0, index).map(firstSeen);
    const facts = foldTransaction(stage);
    const [first] = stage;
    return {
      kind: first ? kindOf(first) : "other",
      status: first ? wordOf(first) : "",
      occurredAt: index === 0 ? facts.occurredAt : null,
      seen: stage.map(({ id, source, action, observedAt }) => ({
        eventId: id,
        source,
        action,
        at: observedAt.toISOString(),
      })),
      early: before.some((seen) => seen > firstSeen(stage)),
      amounts: amountsOf(facts),
    };
  });
}

const KINDS: Record<string, StepKind> = {
  Authorized: "authorized",
  Declined: "declined",
  Settled: "settled",
  Reversed: "reversed",
};

function wordOf({ action, facts }: TransactionObservation): string {
  return action === "Reversed" ? "Reversed" : (facts.status ?? action ?? "");
}

function kindOf(event: TransactionObservation): StepKind {
  return KINDS[wordOf(event)] ?? "other";
}

function inTime(a: ObservedEvent, b: ObservedEvent): number {
  return (
    a.observedAt.getTime() - b.observedAt.getTime() || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
  );
}

function rankIn(stage: readonly ObservedEvent[]): number {
  return Math.max(...stage.map(({ action, facts }) => stageOf(action, facts.status)));
}

function firstSeen(stage: readonly ObservedEvent[]): number {
  return Math.min(...stage.map(({ observedAt }) => observedAt.getTime()));
}
