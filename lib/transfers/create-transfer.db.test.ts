import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { alone } from "@/scripts/testing/alone";
import { putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { balanceOf, formOf, listedTransfers, payer, submit } from "@/scripts/testing/transfer-fixture";
import { getTransfer } from "./get-transfer";
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

async function refusal(attempt: Promise<unknown>): Promise<AppError> {
  const error = await attempt.catch((reason: unknown) => reason);
  if (error instanceof AppError) return error;
  throw new Error(`not refused: ${JSON.stringify(error)}`);
}

test("a transfer moves the money once, is in the mirror, and its parties' documents are in no table", async () => {
  const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
  const form = formOf(from, to, { amount: "40.5", remark: "夾錢 rent" });
  const done = await alone(submit(fixture, form));
  expect(done.status).toBe("succeeded");
  expect([await balanceOf(from), await balanceOf(to)]).toEqual(["59.5", "40.5"]);
  const [row] = await withRef(form.formId);
  const shown = await getTransfer(fixture.viewer("auditor"), fixture.context(), row?.id);
  expect(shown).toMatchObject({
    outcome: "moved",
    status: "Settled",
    amount: "40.5",
    currency: "USD",
    remark: "夾錢 rent",
    sender: { id: from, known: true, status: "Active" },
    receiver: { id: to },
    operation: { id: form.formId, status: "succeeded" },
    approval: null,
  });
  expect(shown.history?.map((entry) => entry.outcome)).toEqual(["succeeded"]);
  const { operation } = await fixture.recorded(form.formId);
  expect(operation.input).toMatchObject({ refId: form.formId, amount: "40.50", senderId: from });
  const { documentEnd } = await db().cardUser.findUniqueOrThrow({ where: { id: from } });
  const stored = JSON.stringify(
    [operation, row, await db().auditEntry.findMany({ where: { operationId: form.formId } })],
    (_key, value) => (typeof value === "bigint" ? String(value) : value),
  );
  expect(documentEnd).toBeTruthy();
  expect(stored).not.toMatch(/T8\d{7}/);
});

test.each([
  ["senderId", { senderId: " " }, "senderNeeded"],
  ["receiverId", { receiverId: "" }, "receiverNeeded"],
  ["currency", { currency: "US$" }, "currencyNeeded"],
  ["amount", { amount: "" }, "empty"],
  ["amount", { amount: "ten" }, "not-a-number"],
  ["amount", { amount: "1,2345" }, "grouping"],
  ["amount", { amount: "0.00" }, "zero"],
  ["amount", { amount: "-5" }, "negative"],
  ["amount", { amount: "(5.00)" }, "negative"],
  ["amount", { amount: "US$5", currency: "HKD" }, "other-currency"],
  ["amount", { amount: "1.500", currency: "HKD" }, "ambiguous"],
  ["amount", { amount: "1.005" }, "too-many-decimals"],
  ["amount", { amount: "100.5", currency: "JPY" }, "too-many-decimals"],
  ["amount", { amount: "1".repeat(16) }, "too-large"],
  ["remark", { remark: "  " }, "remarkNeeded"],
  ["remark", { remark: "x".repeat(201) }, "tooLong"],
  ["remark", { remark: "card 4111 1111 1111 1111" }, "cardNumber"],
])("a wrong %s (%j) is named before anything is sent", async (field, more, problem) => {
  const before = await sent();
  const error = await refusal(submit(fixture, formOf("a-sender", "a-receiver", more)));
  expect(error).toMatchObject({ code: "INVALID_INPUT", fields: { [field]: problem } });
  expect(await sent()).toBe(before);
});

test("sender and receiver must be two, and a field that no form has is refused", async () => {
  const same = await refusal(submit(fixture, formOf("one", "one")));
  expect(same.fields).toEqual({ receiverId: "sameUser" });
  const extra = await refusal(submit(fixture, { ...formOf("a", "b"), documentNumber: "K1" }));
  expect(extra.code).toBe("INVALID_INPUT");
});

test("roles without the permission and users whom the register does not know are refused, and nothing is sent", async () => {
  const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
  const before = await sent();
  for (const role of ["support", "auditor"] as const)
    expect((await refusal(submit(fixture, formOf(from, to), fixture.viewer(role)))).code).toBe("FORBIDDEN");
  expect((await refusal(submit(fixture, formOf(from, "nobody")))).code).toBe("NOT_FOUND");
  expect((await refusal(submit(fixture, formOf("nobody", to)))).code).toBe("NOT_FOUND");
  expect(await sent()).toBe(before);
});

test.each(["sender", "receiver"] as const)(
  "a %s who is not active any more is named before anything is sent",
  async (party) => {
    const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
    const user = party === "sender" ? from : to;
    await fixture.sandbox.control("user-status", { user, status: "Inactive" });
    const before = await sent();
    const error = await refusal(submit(fixture, formOf(from, to)));
    expect(error).toMatchObject({
      code: "NOT_ALLOWED_NOW",
      details: { needs: "party-inactive", party, userId: user, changed: "no" },
    });
    expect(await sent()).toBe(before);
    expect((await db().cardUser.findUniqueOrThrow({ where: { id: user } })).status).toBe("Inactive");
  },
);

test("where the register lacks what the issuer wants of a user, the fields are named", async () => {
  const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
  await db().cardUser.update({ where: { id: to }, data: { documentSealed: null, documentType: null } });
  await fixture.fault("getUser", "status-500", { times: 9 });
  const before = await sent();
  expect(await refusal(submit(fixture, formOf(from, to)))).toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: {
      needs: "party-incomplete",
      party: "receiver",
      userId: to,
      missing: ["documentType", "documentNumber"],
    },
  });
  expect(await sent()).toBe(before);
});

test("more than the sender has is refused with both numbers, also where the currency has no account", async () => {
  const [from, to] = [await payer(fixture, "9.99"), await payer(fixture)];
  const before = await sent();
  expect(await refusal(submit(fixture, formOf(from, to, { amount: "10" })))).toMatchObject({
    code: "NOT_ALLOWED_NOW",
    details: { needs: "funds", userId: from, balance: "9.99", amount: "10.00", currency: "USD" },
  });
  expect(await refusal(submit(fixture, formOf(from, to, { currency: "JPY" })))).toMatchObject({
    details: { needs: "funds", balance: expect.stringMatching(/^0/), currency: "JPY" },
  });
  expect(await sent()).toBe(before);
  expect((await alone(submit(fixture, formOf(from, to, { amount: "9.99" })))).status).toBe("succeeded");
});

test("a balance that cannot be read stops the transfer before the call", async () => {
  const [from, to] = [await payer(fixture, "100"), await payer(fixture)];
  const before = await sent();
  await fixture.fault("getBalance", "status-500", { times: 3 });
  expect((await refusal(submit(fixture, formOf(from, to)))).code).toBe("ISSUER_UNREACHABLE");
  await fixture.fault("getBalance", "not-found");
  expect((await refusal(submit(fixture, formOf(from, to)))).details.changed).toBe("no");
  expect(await sent()).toBe(before);
});
