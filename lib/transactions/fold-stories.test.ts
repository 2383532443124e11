import fc from "fast-check";
import { expect, test } from "vitest";
import { foldTransaction } from "@/lib/transactions/fold";
import type { TransactionFacts } from "@/lib/transactions/observation";

import { final, history } from "@/scripts/testing/history";

const AUTHORIZED = ["Authorization", "Authorized", final("-100")] as const;
type Said = [action: string | null, status: string | null, more?: Partial<TransactionFacts>];

test.each<[string, Said[], Partial<TransactionFacts>]>([
  [
    "a second clearing replaces the first",
    [[...AUTHORIZED], ["Settled", "Settled", final("-25")], ["Settled", "Settled", final("-26.09")]],
    { status: "Settled", finalLocalAmount: "-26.09" },
  ],
  [
    "a smaller second clearing too",
    [[...AUTHORIZED], ["Settled", "Settled", final("-25")], ["Settled", "Settled", final("-9")]],
    { status: "Settled", finalLocalAmount: "-9" },
  ],
  [
    "a clearing after a reversal counts as settled",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], ["Settled", "Settled", final("-90")]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "also where it says no amount: that of the reversal does not stand",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], ["Settled", "Settled"]],
    { status: "Settled", finalLocalAmount: "-100" },
  ],
  [
    "a reversal after a clearing counts as reversed",
    [[...AUTHORIZED], ["Settled", "Settled", final("-90")], ["Reversed", "Settled", final("0")]],
    { status: "Reversed", finalLocalAmount: "0" },
  ],
  [
    "a reversal of a part leaves the rest",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")]],
    { status: "Authorized", finalLocalAmount: "-60" },
  ],
  [
    "a reversal of a part whose rest is the amount to debit",
    [[...AUTHORIZED], ["Reversed", "Authorized", { localAmount: "-60", finalLocalAmount: "0" }]],
    { status: "Authorized", localAmount: "-60" },
  ],
  [
    "a second reversal takes the rest",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], ["Reversed", "Authorized", final("0")]],
    { status: "Reversed" },
  ],
  [
    "a reversal that repeats the amount takes back all",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-100")]],
    { status: "Reversed" },
  ],
  [
    "a reversal without amounts takes back all",
    [[...AUTHORIZED], ["Reversed", null]],
    { status: "Reversed" },
  ],
  [
    "an authorization announced again does not undo a clearing",
    [["Settled", "Settled", final("-90")], [...AUTHORIZED]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "an approval that became a refusal",
    [[...AUTHORIZED], ["Authorization", "Declined"]],
    { status: "Declined" },
  ],
  [
    "the list that still says authorized does not undo a reversal",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], [null, "Authorized", final("-100")]],
    { status: "Reversed", finalLocalAmount: "0" },
  ],
  [
    "the list that still says settled does not undo a reversal",
    [
      [...AUTHORIZED],
      ["Settled", "Settled", final("-90")],
      ["Reversed", "Settled", final("0")],
      [null, "Settled", final("-90")],
    ],
    { status: "Reversed" },
  ],
  [
    "nor where only the list had told of the settlement",
    [
      [null, "Settled", final("-90")],
      ["Reversed", "Settled"],
      [null, "Settled", final("-90")],
    ],
    { status: "Reversed" },
  ],
  [
    "the list that tells of a settlement after a reversal does",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("0")], [null, "Settled", final("-90")]],
    { status: "Settled", finalLocalAmount: "-90" },
  ],
  [
    "the list that settles another amount after a reversal does",
    [
      [...AUTHORIZED],
      ["Settled", "Settled", final("-90")],
      ["Reversed", "Settled", final("0")],
      [null, "Settled", final("-95")],
    ],
    { status: "Settled", finalLocalAmount: "-95" },
  ],
  [
    "the list that had said reversed and says authorized now does",
    [[...AUTHORIZED], ["Reversed", "Reversed"], [null, "Reversed"], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-100" },
  ],
  [
    "the list that still says the whole amount does not undo a reversal of a part",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-60" },
  ],
  [
    "the list that says another amount does",
    [[...AUTHORIZED], ["Reversed", "Authorized", final("-60")], [null, "Authorized", final("-55")]],
    { status: "Authorized", finalLocalAmount: "-55" },
  ],
  [
    "a clearing announced after a reading",
    [[...AUTHORIZED], [null, "Authorized", final("-100")], ["Settled", "Settled", final("-98")]],
    { status: "Settled", finalLocalAmount: "-98" },
  ],
  [
    "the list takes back an announced clearing",
    [[...AUTHORIZED], ["Settled", "Settled", final("-98")], [null, "Authorized", final("-100")]],
    { status: "Authorized", finalLocalAmount: "-100" },
  ],
  ["an unknown action is kept", [[...AUTHORIZED], ["Expired", "Expired"]], { status: "Expired" }],
  ["a clearing with a stale word", [[...AUTHORIZED], ["Settled", "Authorized"]], { status: "Settled" }],
])("%s", (_name, said, stands) => {
  fc.assert(
    fc.property(fc.shuffledSubarray(history(...said), { minLength: said.length }), (events) => {
      expect(foldTransaction(events)).toMatchObject(stands);
    }),
    { numRuns: 20 },
  );
});
