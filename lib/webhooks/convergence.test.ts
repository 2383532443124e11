import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { foldTransaction } from "@/lib/transactions/fold";
import { factsOf } from "@/lib/transactions/mirror-transactions";
import { readEvent } from "@/lib/webhooks/read-event";
import { type LifePart, lifeAndDisorder, toSaid } from "@/scripts/testing/transaction-life";

test("whatever order and repetition of webhooks and synced rows: the fold is the same to the byte", () => {
  fc.assert(
    fc.property(lifeAndDisorder, ([life, disorder]) => {
      expect(stateAfter(disorder)).toBe(stateAfter(life));
    }),
    { numRuns: 1_000 },
  );
});

test("a body in another spelling says the same", () => {
  fc.assert(
    fc.property(lifeAndDisorder, ([life, disorder]) => {
      const respelled = disorder.map((part) => ({
        ...part,
        row: Object.fromEntries(
          Object.entries(part.row)
            .reverse()
            .map(([name, value]) => [camel(name), value]),
        ),
      }));
      expect(stateAfter(respelled)).toBe(stateAfter(life));
    }),
    { numRuns: 300 },
  );
});

function stateAfter(life: readonly LifePart[]): string {
  return JSON.stringify(foldTransaction(life.map(observe)));
}

function observe(part: LifePart) {
  const said = toSaid(part, "t-1");
  const times = { firstSaidAt: part.saidAt, lastSaidAt: part.saidAt, heardAt: part.heardAt };
  if (said.kind === "row") {
    return { action: null, facts: factsOf(decodeTransaction(said.row), true), ...times };
  }
  const event = readEvent(said.body);
  if (event.kind !== "transaction") throw new Error(`not understood: ${said.body}`);
  return { action: event.observed.action, facts: factsOf(event.observed.transaction), ...times };
}

function camel(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
