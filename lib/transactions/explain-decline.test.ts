import { Decimal } from "decimal.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { cardState } from "@/lib/cards/status";
import type { Amounts, CardMoment, Certainty, MomentLimit } from "@/lib/transactions/detail-schema";
import { explainDecline, rulesWithRoom } from "@/lib/transactions/explain-decline";

function limit(
  period: string,
  amount: string,
  used: string | null,
  more: Partial<MomentLimit> = {},
): MomentLimit {
  return {
    period,
    currency: "HKD",
    off: amount === "0",
    limit: amount,
    used,
    certainty: "known",
    windowStart: null,
    windowEnd: null,
    ...more,
  };
}

function moment(more: Partial<CardMoment> & { word?: string; certainty?: Certainty } = {}): CardMoment {
  const { word = "Active", certainty = "known", ...rest } = more;
  return {
    at: "2026-05-01T00:00:00Z",
    basis: "captured",
    capturedAt: "2026-05-01T00:00:01Z",
    currency: "HKD",
    timeZone: "Asia/Hong_Kong",
    status: { status: word, state: cardState(word), certainty },
    expiration: "04/32",
    limits: [],
    balance: null,
    ...rest,
  };
}

function asking(amount: string, more: Partial<Amounts> = {}): Amounts {
  const said = { amount: `-${amount}`, currency: "HKD" };
  return { transaction: said, local: said, final: said, billing: null, fee: null, ...more };
}

const kinds = (then: CardMoment | null, amounts = asking("200")) =>
  explainDecline(then, amounts).causes.map((cause) => (cause.kind === "limit" ? cause.period : cause.kind));

const balance = (available: string, currency = "HKD") => ({
  available,
  currency,
  readAt: "2026-04-30T23:48:30Z",
  certainty: "known" as const,
});

test.each<[string, CardMoment | null, Amounts, string[]]>([
  ["an active card without rules", moment(), asking("200"), []],
  ["a card that is not in the mirror", null, asking("200"), []],
  ["a locked card", moment({ word: "Locked" }), asking("200"), ["status"]],
  ["a terminated card", moment({ word: "Terminated" }), asking("200"), ["status"]],
  ["a card that was never activated", moment({ word: "Inactive" }), asking("200"), ["status"]],
  ["a word that only the issuer knows", moment({ word: "Suspended" }), asking("200"), ["status"]],
  ["a status that cannot be told", moment({ status: null }), asking("200"), []],
  ["a card in its last month", moment({ expiration: "05/26" }), asking("200"), []],
  ["a card in the month after its last", moment({ expiration: "04/26" }), asking("200"), ["expired"]],
  ["an unreadable expiry", moment({ expiration: "soon" }), asking("200"), []],
  ["an amount equal to what is left", moment({ limits: [limit("Daily", "1000", "800")] }), asking("200"), []],
  [
    "a cent more than is left",
    moment({ limits: [limit("Daily", "1000", "800.01")] }),
    asking("200"),
    ["Daily"],
  ],
  [
    "the per-transaction rule",
    moment({ limits: [limit("Transaction", "199.99", null)] }),
    asking("200"),
    ["Transaction"],
  ],
  ["a rule that is off", moment({ limits: [limit("Daily", "0", "800")] }), asking("200"), []],
  [
    "a rule whose amount cannot be told",
    moment({ limits: [limit("Daily", "1", "1", { limit: null })] }),
    asking("200"),
    [],
  ],
  ["a usage that cannot be told", moment({ limits: [limit("Daily", "1", null)] }), asking("200"), []],
  [
    "a rule in another currency",
    moment({ limits: [limit("Daily", "1", "1", { currency: "USD" })] }),
    asking("200"),
    [],
  ],
  [
    "a rule that only the issuer knows",
    moment({ limits: [limit("Weekly", "100", "0")] }),
    asking("200"),
    ["Weekly"],
  ],
  [
    "a balance below the amount with the fee",
    moment({ balance: balance("205") }),
    asking("200", { billing: { amount: "-206", currency: "HKD" } }),
    ["balance"],
  ],
  ["a balance that just suffices", moment({ balance: balance("200") }), asking("200"), []],
  ["a balance in another currency", moment({ balance: balance("1", "USD") }), asking("200"), []],
  [
    "a foreign amount without conversion",
    moment(),
    { ...asking("200"), transaction: { amount: "-20", currency: "JPY" }, local: null },
    ["currency"],
  ],
  [
    "everything at once, in the issuer's order",
    moment({
      word: "Locked",
      expiration: "04/26",
      limits: [limit("Transaction", "1", null), limit("Daily", "1", "0"), limit("Lifetime", "1", "0")],
      balance: balance("0"),
    }),
    asking("200"),
    ["status", "expired", "Transaction", "Daily", "Lifetime", "balance"],
  ],
  [
    "what only holds today comes last",
    moment({
      word: "Locked",
      certainty: "now",
      limits: [limit("Daily", "1", "0", { certainty: "reconstructed" })],
    }),
    asking("200"),
    ["Daily", "status"],
  ],
])("%s", (_name, then, amounts, expected) => {
  expect(kinds(then, amounts)).toEqual(expected);
});

test("a limit is named with its numbers, and what had room is told with what would have been left", () => {
  const limits = [limit("Daily", "1000", "900"), limit("Monthly", "5000", "900"), limit("Weekly", "1", null)];
  const explained = explainDecline(moment({ limits }), asking("200.50"));
  expect(explained.causes).toMatchObject([
    { kind: "limit", period: "Daily", limit: "1000", used: "900", asked: "200.5", overBy: "100.5" },
  ]);
  expect(explained.cleared).toMatchObject({
    status: "known",
    limits: [{ period: "Monthly", left: "3899.5" }],
  });
  expect(explained.unchecked).toEqual(["Weekly"]);
});

test("rules with room are those that let the payment pass, or limit nothing", () => {
  const limits = [
    limit("Transaction", "0", null),
    limit("Daily", "1000", "800"),
    limit("Monthly", "1000", "801"),
  ];
  expect(rulesWithRoom(moment({ limits }), asking("200"))).toEqual(["Transaction", "Daily"]);
});

const cents = fc.integer({ min: 0, max: 10_000_000 }).map((value) => new Decimal(value).div(100).toFixed());
const rule = fc
  .tuple(
    fc.constantFrom("Transaction", "Daily", "Monthly", "Lifetime"),
    cents,
    fc.option(cents),
    fc.boolean(),
  )
  .map(([period, amount, used, foreign]) => limit(period, amount, used, foreign ? { currency: "USD" } : {}));

test("a limit is named exactly when used + asked is over it, and every rule that limits is judged or said unchecked", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(rule, { selector: ({ period }) => period, maxLength: 4 }),
      cents,
      (limits, asked) => {
        const explained = explainDecline(moment({ limits }), asking(asked));
        const named = explained.causes.flatMap((cause) => (cause.kind === "limit" ? [cause] : []));
        for (const cause of named) {
          expect(new Decimal(cause.used ?? 0).plus(cause.asked).greaterThan(cause.limit)).toBe(true);
          expect(new Decimal(cause.used ?? 0).plus(cause.asked).minus(cause.limit).toFixed()).toBe(
            cause.overBy,
          );
        }
        for (const room of explained.cleared.limits) {
          expect(new Decimal(room.used ?? 0).plus(room.asked).plus(room.left).equals(room.limit)).toBe(true);
        }
        const judged = [...named, ...explained.cleared.limits].map(({ period }) => period);
        expect([...judged, ...explained.unchecked].sort()).toEqual(
          limits
            .filter(({ off }) => !off)
            .map(({ period }) => period)
            .sort(),
        );
      },
    ),
  );
});
