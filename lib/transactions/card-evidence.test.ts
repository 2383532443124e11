import { expect, test } from "vitest";
import { type Changed, type Evidence, valueAt } from "@/lib/transactions/card-evidence";

const at = (minute: number) => new Date(Date.UTC(2026, 4, 1, 12, minute));
const seen = (minute: number, value: string) => ({ at: at(minute), value });
const changed = (from: number, before: string | null, to: number, after: string): Changed<string> => ({
  startedAt: at(from),
  before,
  completedAt: at(to),
  after,
});

const NOON = at(0);

test.each<[string, Partial<Evidence<string>>, string | null]>([
  ["nothing is known", {}, null],
  ["only today's value", { current: seen(60, "Active") }, "Active now"],
  [
    "only today's value, and every change is logged",
    { current: seen(60, "5"), complete: true },
    "5 reconstructed",
  ],
  [
    "kept before, the same today",
    { captured: seen(-9, "Active"), current: seen(60, "Active") },
    "Active known",
  ],
  ["kept a moment after", { captured: seen(1, "Locked"), current: seen(60, "Locked") }, "Locked known"],
  [
    "kept, then unlocked here",
    {
      captured: seen(-9, "Locked"),
      current: seen(60, "Active"),
      changes: [changed(1, "Locked", 2, "Active")],
    },
    "Locked known",
  ],
  [
    "unlocked between the decision and the late webhook",
    {
      captured: seen(5, "Active"),
      current: seen(60, "Active"),
      changes: [changed(1, "Locked", 2, "Active")],
    },
    "Locked reconstructed",
  ],
  [
    "kept from the lock that was made here just before",
    {
      captured: seen(-4, "Locked"),
      current: seen(60, "Locked"),
      changes: [changed(-5, "Active", -3, "Locked")],
    },
    "Locked known",
  ],
  [
    "locked here before, never kept",
    { current: seen(60, "Locked"), changes: [changed(-5, "Active", -4, "Locked")] },
    "Locked reconstructed",
  ],
  [
    "locked elsewhere since it was kept",
    { captured: seen(-9, "Active"), current: seen(60, "Locked") },
    "Locked now",
  ],
  [
    "two records that contradict each other",
    { current: seen(60, "a"), changes: [changed(-9, "x", -8, "y"), changed(8, "z", 9, "a")] },
    null,
  ],
  [
    "the first row of a log does not tell what was before",
    { current: seen(60, "9"), changes: [changed(5, null, 5, "9")], complete: true },
    null,
  ],
  ["read before, nothing since", { current: seen(-3, "Active") }, "Active reconstructed"],
])("%s", (_name, evidence, expected) => {
  const found = valueAt(NOON, {
    captured: null,
    current: null,
    changes: [],
    complete: false,
    same: (a, b) => a === b,
    ...evidence,
  });
  expect(found && `${found.value} ${found.certainty}`).toBe(expected);
});
