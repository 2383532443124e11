import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { IssuerTransaction } from "@/lib/issuing/types";
import { decodeTransaction } from "@/lib/issuing/wire-transaction";
import { runSync } from "@/lib/sync/run-sync";
import { getTransaction } from "@/lib/transactions/get-transaction";
import { mirrorTransactions, observedInList } from "@/lib/transactions/mirror-transactions";
import { contentHash } from "@/lib/webhooks/content-hash";
import { processPendingDeliveries } from "@/lib/webhooks/delivery-queue";
import { storeDelivery } from "@/lib/webhooks/store-delivery";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
let card: string;
beforeAll(async () => {
  fixture = await startCardFixture();
  await fixture.sandbox.control("reset", { seed: "empty" });
  await fixture.sandbox.control("deposit", { currency: "HKD", amount: "1000000" });
  const { id } = await fixture.newCard();
  await issuer().editCardLimit({ cardId: id, limits: [{ period: "Daily", limitAmount: "900000" }] });
  card = id;
});
afterAll(() => fixture.sandbox.stop());

/** A word of the issuer: the body of a delivery with its signed time, or a reading of its list with when it was asked for. */
type Word = { at: Date } & ({ body: string } | { row: IssuerTransaction["raw"] });
type Step = "read" | [control: "authorize" | "settle" | "clear" | "reverse" | "correct", input: object];

const MINUTE_MS = 60_000;
const ids = z.object({ transaction: z.object({ id: z.string() }) });
const sentBodies = z.object({
  deliveries: z.array(z.object({ id: z.string(), body: z.string(), p_created_at: z.string() })),
});

/** Lets the sandbox live a story, a minute between its steps, and gives what it said of the transaction on the way. */
async function wordsOf(story: readonly Step[]): Promise<{ id: string; words: Word[] }> {
  let id = "";
  const words: Word[] = [];
  for (const [index, step] of story.entries()) {
    await fixture.sandbox.control("clock", { offset_ms: (index - story.length) * MINUTE_MS });
    const at = new Date(Date.now() + (index - story.length) * MINUTE_MS);
    if (step === "read") {
      const { data } = await issuer().listTransactions({ card, offset: 0, limit: 1000 });
      words.push(...data.filter((one) => one.id === id).map(({ raw }) => ({ at, row: raw })));
      continue;
    }
    const [control, input] = step;
    const target = control === "authorize" ? { card } : { transaction: id };
    ({ id } = ids.parse(await fixture.sandbox.control(control, { ...target, ...input })).transaction);
  }
  const { deliveries } = sentBodies.parse(await fixture.sandbox.control(`webhooks?subject=${id}`));
  words.push(...deliveries.map(({ body, p_created_at }) => ({ at: new Date(p_created_at), body })));
  await fixture.sandbox.control("clock", { reset: true });
  return { id, words: words.toSorted((a, b) => +a.at - +b.at) };
}

/** The same words about a transaction of another id, heard in the given order, through the inbox and the mirror. */
async function hear(from: string, words: readonly Word[]): Promise<string> {
  const id = randomUUID();
  for (const word of words) {
    if ("row" in word) {
      const observed = observedInList([decodeTransaction({ ...word.row, id })], word.at);
      await db().$transaction((tx) => mirrorTransactions(tx, observed, "sync", new Date()));
      continue;
    }
    const body = word.body.replaceAll(from, id);
    const bytes = Buffer.from(body);
    await storeDelivery(db(), {
      receivedAt: word.at,
      proof: "signature",
      signature: "valid",
      contentHash: contentHash(bytes),
      body,
      bodyBytes: bytes.length,
      sourceAddress: null,
      headers: {},
      signedAt: word.at,
    });
    await processPendingDeliveries();
  }
  return id;
}

async function rowOf(id: string): Promise<string> {
  const rows = await db().$queryRaw<{ row: string }[]>`
    SELECT (to_jsonb(t) - 'id' - 'first_seen_at' - 'updated_at')::text AS row FROM "transaction" t WHERE id = ${id}`;
  return rows[0]?.row ?? "";
}

/** What the page of the transaction shows. */
async function shown(id: string) {
  const {
    status,
    merchantName,
    merchantCity,
    amounts,
    steps: told,
  } = await getTransaction(fixture.viewer("finance"), fixture.context(), id);
  const steps = told.map((step) => [step.kind, step.replaces.map(({ field }) => field).join(" ")]);
  const { local, final, billing } = amounts;
  const money = {
    local: local?.amount ?? null,
    final: final?.amount ?? null,
    billing: billing?.amount ?? null,
  };
  return { status, merchantName, merchantCity, ...money, steps };
}

const authorize: Step = ["authorize", { amount: "100", merchant_name: "Old Name", merchant_city: "Kowloon" }];
const correct = (told: object): Step => ["correct", { told }];

const STORIES: [name: string, story: Step[], expected: object][] = [
  [
    "a corrected final amount",
    [authorize, ["settle", {}], "read", correct({ final_local_amount: "-120" }), "read"],
    {
      status: "Settled",
      local: "-100",
      final: "-120",
      steps: [
        ["authorized", ""],
        ["settled", ""],
        ["settled", "final"],
      ],
    },
  ],
  [
    "a renamed merchant whose city is emptied",
    [authorize, "read", correct({ merchant_name: "New Name", merchant_city: "" }), "read"],
    {
      merchantName: "New Name",
      merchantCity: null,
      steps: [
        ["authorized", ""],
        ["authorized", "merchant city"],
      ],
    },
  ],
  [
    "a status that the list corrects",
    [authorize, "read", correct({ status: "Declined" }), "read"],
    {
      status: "Declined",
      local: "-100",
      steps: [
        ["authorized", ""],
        ["declined", ""],
      ],
    },
  ],
  [
    "a second clearing with the amount of both",
    [authorize, ["settle", { amount: "30" }], ["clear", { amount: "90" }]],
    { status: "Settled", local: "-100", final: "-90", billing: "-90" },
  ],
  [
    "a clearing after a reversal",
    [authorize, ["reverse", {}], ["clear", {}]],
    { status: "Settled", final: "-100", billing: "-100" },
  ],
  [
    "a clearing after a reversal, with readings between",
    [authorize, "read", ["reverse", {}], "read", ["clear", { amount: "80" }], "read"],
    { status: "Settled", final: "-80" },
  ],
  [
    "a partial reversal",
    [authorize, "read", ["reverse", { amount: "40" }]],
    {
      status: "Authorized",
      local: "-60",
      billing: "-60",
      steps: [
        ["authorized", ""],
        ["reversedInPart", "transaction local billing final"],
      ],
    },
  ],
  [
    "a partial reversal and the clearing of its rest",
    [authorize, ["reverse", { amount: "40" }], "read", ["settle", {}], "read"],
    { status: "Settled", local: "-60", final: "-60" },
  ],
  [
    "a whole reversal of what a partial one left",
    [authorize, ["reverse", { amount: "40" }], ["reverse", {}]],
    { status: "Reversed" },
  ],
  [
    "an amount that a later word does not say: what was said stays",
    [authorize, ["correct", { told: { local_amount: null, transaction_amount: "NaN" }, action: "Settled" }]],
    { status: "Settled", local: "-100" },
  ],
];

/** The list's documented words have none for a reversed payment (issuing-api §3.8). */
const LISTS = ["Reversed", "Authorized"];

test.each(STORIES.flatMap((one) => LISTS.map((word) => [...one, word] as const)))(
  "%s: the page shows it, and any order of arrival with any repetition ends in the same bytes",
  async (_name, story, expected, reversedStatus) => {
    await fixture.sandbox.control("shape", { reversedStatus });
    const { id, words } = await wordsOf(story);
    const straight = await hear(id, words);
    expect(await shown(straight)).toMatchObject(expected);
    const row = await rowOf(straight);
    const again = fc.array(fc.constantFrom(...words), { maxLength: 3 });
    const disorder = again.chain((more) =>
      fc.shuffledSubarray([...words, ...more], { minLength: words.length + more.length }),
    );
    await fc.assert(
      fc.asyncProperty(disorder, async (shuffled) => {
        expect(await rowOf(await hear(id, shuffled))).toBe(row);
      }),
      { numRuns: 6 },
    );
  },
  120_000,
);

test("an amount that nobody ever said is shown as not said", async () => {
  const unsaid = {
    transaction_amount: null,
    local_amount: "",
    final_local_amount: "n/a",
    billing_amount: null,
  };
  const { id, words } = await wordsOf([authorize, correct(unsaid), "read"]);
  const reading = words.filter((word) => "row" in word);
  expect(await shown(await hear(id, reading))).toMatchObject({ local: null, final: null, billing: null });
});

test("the reconciliation lists what the issuer corrected, field by field", async () => {
  const { id } = await wordsOf([authorize, ["settle", {}]]);
  await runSync();
  await runSync({ full: true });
  await db().driftFinding.deleteMany();
  const told = { final_local_amount: "-120", merchant_name: "New Name", merchant_city: "" };
  await fixture.sandbox.control("correct", { transaction: id, told });
  await runSync({ full: true });
  expect(
    await db().driftFinding.findMany({ select: { kind: true, subjectId: true, differences: true } }),
  ).toEqual([
    {
      kind: "corrected",
      subjectId: id,
      differences: {
        finalLocalAmount: { mirror: "-100", issuer: "-120" },
        merchantName: { mirror: "Old Name", issuer: "New Name" },
        merchantCity: { mirror: "Kowloon", issuer: null },
      },
    },
  ]);
});
