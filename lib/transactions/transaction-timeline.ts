import { amountsOf } from "@/lib/transactions/amounts";
import type {
  Amounts,
  RawEvent,
  Replacement,
  StepKind,
  TimelineStep,
} from "@/lib/transactions/detail-schema";
import { foldTransaction } from "@/lib/transactions/fold";
import {
  isOpening,
  type TransactionFacts,
  type TransactionObservation,
  wordOf,
} from "@/lib/transactions/observation";
import { leavesRest } from "@/lib/transactions/reversal";

/** A row of `transaction_event`. */
export interface ObservedEvent extends TransactionObservation {
  id: string;
  source: RawEvent["source"];
  observedAt: Date;
}

interface Stage {
  events: ObservedEvent[];
  replaces: Replacement[];
  /** A reversal that leaves a rest. */
  inPart: boolean;
}

/**
 * What was said of a transaction, in the order in which it was said, whatever the order in which it was heard of. What
 * several sources said of one stage is one step, with the amounts as they stood then; a later word about the same stage
 * that says something else is a step of its own, with what it replaces.
 */
export function transactionTimeline(events: readonly ObservedEvent[]): TimelineStep[] {
  const stages: Stage[] = [];
  const earlier: ObservedEvent[] = [];
  for (const event of events.toSorted(inOrder)) {
    const inPart = leavesRest(event, earlier);
    const known = stages.findLast(
      ({ events: [first], inPart: part }) => first && part === inPart && wordIn(first) === wordIn(event),
    );
    // A part that is taken back says what is left of the whole.
    const replaces = inPart ? replacements(earlier, event) : known ? replacements(known.events, event) : [];
    if (known && replaces.length === 0) known.events.push(event);
    else stages.push({ events: [event], replaces, inPart });
    earlier.push(event);
  }
  return stages.map(({ events: stage, replaces, inPart }, index) => {
    const facts = foldTransaction(stage);
    const [first] = stage;
    const before = stages.slice(0, index).map((earlier) => firstHeard(earlier.events));
    return {
      kind: inPart ? "reversedInPart" : first ? kindOf(first) : "other",
      status: first ? wordIn(first) : "",
      occurredAt: index === 0 ? facts.occurredAt : null,
      seen: stage.toSorted(inTime).map(({ id, source, action, observedAt }) => ({
        eventId: id,
        source,
        action,
        at: observedAt.toISOString(),
      })),
      early: before.some((heard) => heard > firstHeard(stage)),
      amounts: amountsOf(facts),
      replaces,
    };
  });
}

const KINDS: Record<string, StepKind> = {
  Authorized: "authorized",
  Declined: "declined",
  Settled: "settled",
  Reversed: "reversed",
};

function wordIn(event: TransactionObservation): string {
  return wordOf(event) || event.action || "";
}

function kindOf(event: TransactionObservation): StepKind {
  return KINDS[wordIn(event)] ?? "other";
}

function inOrder(a: ObservedEvent, b: ObservedEvent): number {
  const opens = (event: ObservedEvent) => Number(event.action !== null && isOpening(event));
  return opens(b) - opens(a) || a.firstSaidAt.getTime() - b.firstSaidAt.getTime() || inTime(a, b);
}

function inTime(a: ObservedEvent, b: ObservedEvent): number {
  return (
    a.observedAt.getTime() - b.observedAt.getTime() || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)
  );
}

function firstHeard(stage: readonly ObservedEvent[]): number {
  return Math.min(...stage.map(({ observedAt }) => observedAt.getTime()));
}

const TEXTS = {
  type: "type",
  merchant: "merchantName",
  city: "merchantCity",
  country: "merchantCountry",
  user: "pUserId",
} as const satisfies Record<string, keyof TransactionFacts>;

/** What an event says otherwise than the stage did; what only one of them says is completion. */
function replacements(stage: readonly ObservedEvent[], event: ObservedEvent): Replacement[] {
  const before = foldTransaction(stage);
  const amounts = amountsOf(before);
  const now = amountsOf(foldTransaction([event]));
  const kinds: (keyof Amounts)[] = ["transaction", "local", "fee", "billing", "final"];
  const money = kinds.flatMap((field): Replacement[] => {
    const [from, to] = [amounts[field], now[field]];
    if (!from || !to) return [];
    const same =
      from.amount === to.amount && (!from.currency || !to.currency || from.currency === to.currency);
    return same ? [] : [{ kind: "amount", field, from, to }];
  });
  const texts = Object.entries(TEXTS).flatMap(([field, name]): Replacement[] => {
    const [from, to] = [before[name], event.facts[name]];
    const emptied = to === "" && event.action === null;
    if (!from || from === to || (!to && !emptied)) return [];
    return [{ kind: "text", field: field as keyof typeof TEXTS, from, to: to || null }];
  });
  return [...money, ...texts];
}
