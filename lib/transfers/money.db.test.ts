import { spawn } from "node:child_process";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import {
  balanceOf,
  formOf,
  listedTransfers,
  payer,
  submit,
  type TransferForm,
} from "@/scripts/testing/transfer-fixture";
import { readTransfers } from "./read-transfers";
import { refIdOf } from "./ref-id";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  await putInForce(fixture, []);
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const FORMS = 3;
const START = 100;
const FAULTS = [
  null,
  null,
  "drop-before-effect",
  "drop-after-effect",
  "late",
  "garbage-body",
  "empty-body",
  "status-500",
  "status-500-after",
  "rate-limited",
] as const;

interface Moment {
  presses: number[];
  faults: (typeof FAULTS)[number][];
  dies: boolean;
}

/** Presses of forms at the same moment, under faults of the issuer; then the process may die and forget the answers. */
const moment = fc.record({
  presses: fc.array(fc.nat(FORMS - 1), { minLength: 1, maxLength: 4 }),
  faults: fc.array(fc.constantFrom(...FAULTS), { maxLength: 2 }),
  dies: fc.boolean(),
});
const story = fc.record({
  amounts: fc.array(fc.integer({ min: 1, max: 80 }), { minLength: FORMS, maxLength: FORMS }),
  moments: fc.array(moment, { minLength: 1, maxLength: 4 }),
});

const sumOfMoney = async () =>
  JSON.stringify((await fixture.sandbox.control<{ totals: unknown }>("balances")).totals);

async function live({ presses, faults, dies }: Moment, forms: TransferForm[]) {
  for (const fault of faults) if (fault) await fixture.fault("createTransfer", fault, { ms: 60 });
  const answers = await Promise.allSettled(presses.map((index) => submit(fixture, forms[index] ?? {})));
  for (const answer of answers)
    if (answer.status === "rejected" && !(answer.reason instanceof AppError)) throw answer.reason;
  // As the rows stand when nobody lived to write what came of the calls.
  if (dies)
    await db().operation.updateMany({
      where: { id: { in: forms.map(({ formId }) => formId) }, status: "unknown" },
      data: { status: "pending", errorKind: null },
    });
}

/** What the console says of each form in the end: `moved`, `reversed`, or `nothing`. */
async function consoleView(forms: TransferForm[], secondsAhead: number): Promise<string[]> {
  await readTransfers({ full: true });
  const views = forms.map(async ({ formId }) => {
    if (!(await db().operation.findUnique({ where: { id: formId } }))) return "nothing";
    const { status, issuerCode } = await fixture.follow(formId, secondsAhead);
    if (status === "succeeded") return "moved";
    if (status === "refused" && issuerCode === "Reversed") return "reversed";
    return ["refused", "failed", "not_applied"].includes(status) ? "nothing" : status;
  });
  return Promise.all(views);
}

async function issuerView(forms: TransferForm[]): Promise<string[]> {
  const listed = await listedTransfers();
  return forms.map(({ formId }) => {
    const rows = listed.filter(({ refId }) => refId === refIdOf(formId));
    expect(rows.length).toBeLessThanOrEqual(1);
    return rows[0] ? (rows[0].status === "Settled" ? "moved" : "reversed") : "nothing";
  });
}

/** Looks again until both say the same: a late call takes its time. */
async function agreed(forms: TransferForm[]): Promise<string[]> {
  for (let round = 0; round < 40; round += 1) {
    const [ours, theirs] = [await consoleView(forms, 60 + round * 10), await issuerView(forms)];
    if (JSON.stringify(ours) === JSON.stringify(theirs)) return ours;
  }
  expect(await consoleView(forms, 3600)).toEqual(await issuerView(forms));
  return [];
}

async function mirrored() {
  const rows = await db().transfer.findMany({ orderBy: { id: "asc" } });
  return rows.map((row) => [row.id, row.refId, row.status, row.senderId, row.receiverId, Number(row.amount)]);
}

async function listed() {
  const rows = (await listedTransfers()).sort((one, other) => (one.id < other.id ? -1 : 1));
  return rows.map((row) => [
    row.id,
    row.refId,
    row.status,
    row.senderUserId,
    row.receiverUserId,
    Number(row.amount),
  ]);
}

test("however presses, faults and deaths interleave, each form moves money once at most, none is made or lost, and the console ends up saying what the issuer says", async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ amounts, moments }) => {
      await fixture.calm();
      const [a, b] = [await payer(fixture, String(START)), await payer(fixture, String(START))];
      // Two forms of one sender stand in each other's way; together they may be more than he has.
      const forms = amounts.map((amount, index) =>
        formOf(index === 1 ? b : a, index === 1 ? a : b, { amount: String(amount) }),
      );
      const [before, calls] = [await sumOfMoney(), await fixture.calls("createTransfer")];
      for (const one of moments) await live(one, forms);
      await fixture.calm();
      const outcomes = await agreed(forms);
      expect(await sumOfMoney()).toBe(before);
      expect((await fixture.calls("createTransfer")) - calls).toBeLessThanOrEqual(FORMS);
      const net = forms.reduce((sum, { senderId, amount }, index) => {
        if (outcomes[index] !== "moved") return sum;
        return sum + (senderId === a ? -Number(amount) : Number(amount));
      }, 0);
      expect([await balanceOf(a), await balanceOf(b)].map(Number)).toEqual([START + net, START - net]);
      expect(await mirrored()).toEqual(await listed());
    }),
    { numRuns: 10, endOnFailure: true },
  );
}, 90_000);

test.each([
  ["before the issuer acted", "delay"],
  ["behind the effect", "drop-after-effect"],
])("a process that is killed while it waits, %s, leaves nothing that moves twice", async (_when, fault) => {
  const form = formOf(await payer(fixture, "100"), await payer(fixture), { amount: "30" });
  const before = await sumOfMoney();
  await fixture.fault("createTransfer", fault, { ms: 1_500 });
  const child = spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "scripts/testing/transfer-process.ts",
      JSON.stringify(fixture.viewer("finance")),
      JSON.stringify(form),
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const gone = new Promise((resolve) => child.once("exit", resolve));
  for (let armed = true; armed; )
    armed = (await fixture.sandbox.control<{ faults: unknown[] }>("faults")).faults.length > 0;
  child.kill("SIGKILL");
  await gone;
  const { status } = await db().operation.findUniqueOrThrow({ where: { id: form.formId } });
  expect(["pending", "unknown"]).toContain(status);
  // The form is pressed again in another process: nothing more is sent.
  expect(await submit(fixture, form)).toMatchObject({ id: form.formId });
  const outcomes = await agreed([form]);
  expect(outcomes).toHaveLength(1);
  expect(Number(await balanceOf(form.receiverId))).toBe(outcomes[0] === "moved" ? 30 : 0);
  expect(await sumOfMoney()).toBe(before);
});
