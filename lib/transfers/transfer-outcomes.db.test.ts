import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { alone } from "@/scripts/testing/alone";
import { putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import {
  balanceOf,
  formOf,
  listedTransfers,
  moverElsewhere,
  overtaken,
  payer,
  submit,
} from "@/scripts/testing/transfer-fixture";
import { findUndecidedTransfers } from "./find-undecided-transfers";
import { readTransfers } from "./read-transfers";
import { refIdOf } from "./ref-id";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  await putInForce(fixture, []);
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const sent = () => fixture.calls("createTransfer");
const withRef = async (formId: string) =>
  (await listedTransfers()).filter((row) => row.refId === refIdOf(formId));
const operation = (id: string) => db().operation.findUniqueOrThrow({ where: { id } });

async function pair(): Promise<[string, string]> {
  return [await payer(fixture, "100"), await payer(fixture)];
}

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.catch((reason: unknown) => reason);
  if (error instanceof AppError) return error;
  throw new Error(`not refused: ${JSON.stringify(error)}`);
}

test("code 200 with a reversed transfer is a refusal that says so, now, when repeated, and in the mirror", async () => {
  const [from, to] = await pair();
  const form = formOf(from, to, { amount: "60" });
  const away = await payer(fixture);
  const attempt = await overtaken(
    fixture,
    () => submit(fixture, form),
    await moverElsewhere(from, away, "80"),
  );
  const error = await refusal(
    attempt.status === "rejected" ? Promise.reject(attempt.reason) : Promise.resolve(),
  );
  const [row] = await withRef(form.formId);
  const reversed = {
    code: "ISSUER_REFUSED",
    details: { needs: "transfer-reversed", transferId: row?.id, issuerCode: "Reversed", changed: "no" },
  };
  expect(error).toMatchObject(reversed);
  const before = await sent();
  expect(await refusal(submit(fixture, form))).toMatchObject(reversed);
  expect(await sent()).toBe(before);
  expect(await operation(form.formId)).toMatchObject({ status: "refused", issuerCode: "Reversed" });
  expect((await fixture.recorded(form.formId)).outcomes).toEqual(["refused"]);
  expect(await db().transfer.findUnique({ where: { id: row?.id ?? "" } })).toMatchObject({
    status: "Reversed",
  });
  expect([await balanceOf(from), await balanceOf(to)].map(Number)).toEqual([20, 0]);
});

test("the same shortage told as an error is the issuer's refusal in its words, and leaves no row", async () => {
  await fixture.sandbox.control("shape", { refusedTransfer: "error" });
  const [from, to] = await pair();
  const form = formOf(from, to, { amount: "60" });
  const attempt = await overtaken(fixture, () => submit(fixture, form), await moverElsewhere(from, to, "80"));
  expect(attempt).toMatchObject({
    status: "rejected",
    reason: {
      code: "ISSUER_REFUSED",
      details: { issuerCode: "SBX-INSUFFICIENT-BALANCE", changed: "no" },
    },
  });
  expect(await withRef(form.formId)).toEqual([]);
});

test.each([
  ["an error", "error", { issuerCode: "SBX-USER-NOT-ACTIVE" }],
  ["a reversed row", "reversed", { issuerCode: "Reversed", needs: "transfer-reversed" }],
])(
  "a user whom only the issuer knows to be inactive is refused as %s",
  async (_name, refusedTransfer, details) => {
    const [from, to] = await pair();
    await fixture.sandbox.control("shape", { refusedTransfer });
    await fixture.sandbox.control("user-status", { user: to, status: "Inactive" });
    await fixture.fault("getUser", "status-500", { times: 9 });
    const error = await refusal(submit(fixture, formOf(from, to)));
    expect(error).toMatchObject({ code: "ISSUER_REFUSED", details });
    expect(Number(await balanceOf(from))).toBe(100);
  },
);

test("an issuer that slows us down or does not know our signature is told as that, and nothing moved", async () => {
  const [from, to] = await pair();
  await fixture.fault("createTransfer", "rate-limited");
  expect((await refusal(submit(fixture, formOf(from, to)))).code).toBe("RATE_LIMITED");
  await fixture.fault("createTransfer", "bad-signature");
  expect((await refusal(submit(fixture, formOf(from, to)))).code).toBe("ISSUER_UNAUTHORIZED");
  expect(Number(await balanceOf(from))).toBe(100);
});

test("a repeated click, also at the same moment, moves the money once; another wish under the form is refused", async () => {
  const [from, to] = await pair();
  const form = formOf(from, to);
  const before = await sent();
  const [one, two] = await Promise.all([alone(submit(fixture, form)), alone(submit(fixture, form))]);
  expect(new Set([one.id, two.id])).toEqual(new Set([form.formId]));
  await fixture.follow(form.formId);
  expect(await alone(submit(fixture, form))).toMatchObject({ status: "succeeded" });
  expect(await sent()).toBe(before + 1);
  expect(Number(await balanceOf(to))).toBe(10);
  expect((await refusal(submit(fixture, { ...form, amount: "11" }))).code).toBe("STALE");
  expect((await refusal(submit(fixture, form, fixture.viewer("admin")))).code).toBe("STALE");
});

test.each(["drop-after-effect", "garbage-body", "empty-body", "status-500-after"])(
  "after %s the outcome is unknown until the list shows the ref_id; it is sent once",
  async (fault) => {
    const [from, to] = await pair();
    const form = formOf(from, to);
    const before = await sent();
    await fixture.fault("createTransfer", fault);
    expect((await alone(submit(fixture, form))).status).toBe("unknown");
    expect((await findUndecidedTransfers(fixture.viewer("auditor"))).map((one) => one.operation.id)).toEqual([
      form.formId,
    ]);
    expect((await refusal(submit(fixture, formOf(from, to)))).code).toBe("BUSY");
    expect((await alone(submit(fixture, form))).status).toBe("unknown");
    const found = await fixture.follow(form.formId, 2);
    expect(found).toMatchObject({
      status: "succeeded",
      result: { transferId: (await withRef(form.formId))[0]?.id },
    });
    expect(await sent()).toBe(before + 1);
    expect(Number(await balanceOf(to))).toBe(10);
    expect((await fixture.recorded(form.formId)).outcomes).toEqual(["unknown", "succeeded"]);
  },
);

test("one that never arrived is “not applied”, only after the settle time, and may then be made anew", async () => {
  const [from, to] = await pair();
  const form = formOf(from, to);
  await fixture.fault("createTransfer", "drop-before-effect");
  expect((await alone(submit(fixture, form))).status).toBe("unknown");
  expect((await fixture.follow(form.formId, 2)).status).toBe("unknown");
  expect((await fixture.follow(form.formId, 60)).status).toBe("not_applied");
  expect((await alone(submit(fixture, formOf(from, to)))).status).toBe("succeeded");
  expect(Number(await balanceOf(to))).toBe(10);
});

test("a lost answer that was a reversal is found as one at once", async () => {
  const [from, to] = await pair();
  await fixture.sandbox.control("shape", { refusedTransfer: "reversed" });
  await fixture.sandbox.control("user-status", { user: to, status: "Inactive" });
  await fixture.fault("getUser", "status-500", { times: 9 });
  await fixture.fault("createTransfer", "drop-after-effect");
  const form = formOf(from, to);
  expect((await alone(submit(fixture, form))).status).toBe("unknown");
  expect(await fixture.follow(form.formId, 2)).toMatchObject({ status: "refused", issuerCode: "Reversed" });
  expect((await fixture.recorded(form.formId)).outcomes).toEqual(["unknown", "refused"]);
  expect((await refusal(submit(fixture, form))).details.needs).toBe("transfer-reversed");
  expect(Number(await balanceOf(from))).toBe(100);
});

test("a process that ended between the call and its answer leaves an operation that reading decides", async () => {
  const [from, to] = await pair();
  const [lost, moved] = [formOf(from, to), formOf(await payer(fixture, "50"), to)];
  await fixture.fault("createTransfer", "drop-after-effect");
  await alone(submit(fixture, moved));
  await fixture.fault("createTransfer", "drop-before-effect");
  await alone(submit(fixture, lost));
  // As the row stands when nobody lived to write what came of it.
  await db().operation.updateMany({
    where: { id: { in: [lost.formId, moved.formId] } },
    data: { status: "pending", errorKind: null },
  });
  expect((await fixture.follow(moved.formId, 1)).status).toBe("pending");
  expect((await fixture.follow(moved.formId, 10)).status).toBe("succeeded");
  expect((await fixture.follow(lost.formId, 60)).status).toBe("not_applied");
  expect(Number(await balanceOf(to))).toBe(10);
});

test("one that was given up and took effect later is opened again once the list shows it, and told as moved", async () => {
  const [from, to] = await pair();
  const form = formOf(from, to);
  await fixture.fault("createTransfer", "late", { ms: 700 });
  expect((await alone(submit(fixture, form))).status).toBe("unknown");
  expect((await fixture.follow(form.formId, 60)).status).toBe("not_applied");
  while ((await withRef(form.formId)).length === 0);
  await readTransfers({ full: false });
  expect((await operation(form.formId)).status).toBe("unknown");
  expect((await fixture.follow(form.formId, 90)).status).toBe("succeeded");
});

test("a list that cannot be read decides nothing, and one that is not offered ends in “cannot be confirmed”", async () => {
  const [from, to] = await pair();
  const form = formOf(from, to);
  await fixture.fault("createTransfer", "drop-before-effect");
  await alone(submit(fixture, form));
  await fixture.fault("listTransfers", "status-500", { times: 3 });
  expect((await fixture.follow(form.formId, 60)).status).toBe("unknown");
  await fixture.fault("listTransfers", "not-found");
  expect((await fixture.follow(form.formId, 70)).status).toBe("unconfirmed");
});
