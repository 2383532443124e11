import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { issuer } from "@/lib/issuer/issuer";
import { alone } from "@/scripts/testing/alone";
import { asked, askingFor, putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { getFeeRule } from "./get-fee-rule";
import { setFeeRule } from "./set-fee-rule";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  await mayBeSetAlone();
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const mayBeSetAlone = () => putInForce(fixture, []);
const current = () => getFeeRule(fixture.viewer("auditor"), fixture.context());

let cents = 10;
/** A rule that no test set before, over the one that stands. */
async function form(more: object = {}) {
  cents += 1;
  return {
    operationId: randomUUID(),
    version: (await current()).version,
    percentage: "1.25",
    fixedAmount: `0.${cents}`,
    minAmount: "1",
    maxAmount: "25",
    ...more,
  };
}
const set = (input: object, role: "finance" | "support" = "finance") =>
  setFeeRule(fixture.viewer(role), fixture.context(), input);
const sent = () => fixture.calls("setTopupFeeRule");

test("a rule that was set here stands at the issuer with all its parts, and without an upper bound has none", async () => {
  const input = await form({ reason: "new contract" });
  const done = await alone(set(input));
  expect(done.status).toBe("succeeded");
  expect((await current()).rule).toMatchObject({ percentage: "1.25", minAmount: "1", maxAmount: "25" });
  const row = await db().auditEntry.findFirstOrThrow({ where: { operationId: done.id } });
  expect(row).toMatchObject({ action: "wallets.fees", outcome: "succeeded", reason: "new contract" });
  await alone(set(await form({ maxAmount: null })));
  expect((await issuer().getTopupFeeRule({})).data?.maxAmount ?? null).toBeNull();
});

test.each([
  ["percentage", { percentage: "1,5" }, "percentFormat"],
  ["percentage", { percentage: "100.01" }, "percentMost"],
  ["fixedAmount", { fixedAmount: "-1" }, "amountFormat"],
  ["minAmount", { minAmount: "0.001" }, "amountFormat"],
  ["maxAmount", { minAmount: "9", maxAmount: "8.99" }, "maximumBelow"],
  ["minAmount", { minAmount: "one", maxAmount: "2" }, "amountFormat"],
  ["reason", { reason: "card 4111 1111 1111 1111" }, "cardNumber"],
])("a wrong %s is named before anything is sent", async (field, more, problem) => {
  const before = await sent();
  await expect(set(await form(more))).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { [field]: problem },
  });
  expect(await sent()).toBe(before);
});

test("the same rule again, a rule that changed meanwhile and a role without the permission are refused", async () => {
  const first = await form();
  await alone(set(first));
  const before = await sent();
  const same = { ...first, operationId: randomUUID(), version: (await current()).version, minAmount: "1.00" };
  await expect(set(same)).rejects.toMatchObject({ fields: { percentage: "noChange" } });
  await expect(set({ ...(await form()), version: first.version })).rejects.toMatchObject({ code: "STALE" });
  await expect(set(await form(), "support")).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await sent()).toBe(before);
});

test("a repeated click sets the rule once", async () => {
  const input = await form();
  const before = await sent();
  const [one, two] = [await alone(set(input)), await alone(set(input))];
  expect(two.id).toBe(one.id);
  expect(await sent()).toBe(before + 1);
});

test("after a lost answer the rule is read: it stands, or after the settle time it does not", async () => {
  const made = await form();
  await fixture.fault("setTopupFeeRule", "drop-after-effect");
  expect((await alone(set(made))).status).toBe("unknown");
  expect((await fixture.follow(made.operationId, 2)).status).toBe("succeeded");
  const lost = await form();
  await fixture.fault("setTopupFeeRule", "drop-before-effect");
  expect((await alone(set(lost))).status).toBe("unknown");
  expect((await fixture.follow(lost.operationId, 60)).status).toBe("not_applied");
});

test("every change is kept with both rules for those who may read the audit log", async () => {
  await issuer().setTopupFeeRule({ percentage: "2", fixedAmount: "0.5", minAmount: "1", maxAmount: "30" });
  const input = await form({ minAmount: "1", reason: "cheaper" });
  await alone(set(input));
  await fixture.fault("setTopupFeeRule", "not-found");
  await expect(set(await form())).rejects.toMatchObject({ code: "ISSUER_REFUSED" });
  const [refused, made] = (await current()).history ?? [];
  expect(refused).toMatchObject({ outcome: "refused", changes: [] });
  expect(made).toMatchObject({ outcome: "succeeded", reason: "cheaper", approval: null });
  expect(made?.changes).toEqual([
    { fact: "fee.percentage", before: "2%", after: "1.25%" },
    { fact: "fee.fixed", before: "USD 0.5", after: `USD ${input.fixedAmount}` },
    { fact: "fee.maximum", before: "USD 30", after: "USD 25" },
  ]);
  expect((await getFeeRule(fixture.viewer("support"), fixture.context())).history).toBeNull();
});

test("a rule that cannot be read is an error in the issuer's words, not an empty rule", async () => {
  await fixture.fault("getTopupFeeRule", "status-500", { times: 3 });
  await expect(current()).rejects.toMatchObject({ code: "ISSUER_UNREACHABLE" });
});

test("as the console comes, a second person must agree, sees both rules, and then it is set once", async () => {
  await putInForce(fixture, [askingFor("wallets.fees")]);
  const before = await sent();
  const input = await form();
  const request = await asked(set(input));
  expect(await sent()).toBe(before);
  expect(request.label).toContain(`1.25% + USD ${input.fixedAmount}`);
  expect((await current()).waiting).toMatchObject({ approvalId: request.id, label: request.label });
  const seen = await getApproval(fixture.viewer("admin"), fixture.context(), request.id);
  expect(seen).toMatchObject({ differs: false, snapshotThen: { "fee.percentage": "1.25%" } });
  const mine = approveRequest(fixture.viewer("finance"), fixture.context(), { approvalId: request.id });
  await expect(mine).rejects.toMatchObject({ details: { needs: "approval-own" } });
  const done = await approveRequest(fixture.viewer("admin"), fixture.context(), { approvalId: request.id });
  expect(done.status).toBe("executed");
  expect(await sent()).toBe(before + 1);
  const after = await current();
  expect(after).toMatchObject({ rule: { fixedAmount: input.fixedAmount }, waiting: null });
  expect(after.history?.[0]?.approval).toEqual({ id: request.id, checkerName: "The admin" });
  await mayBeSetAlone();
});

test("a rule that changed between the request and the approval is shown instead of overwritten", async () => {
  await putInForce(fixture, [askingFor("wallets.fees")]);
  const request = await asked(set(await form()));
  await issuer().setTopupFeeRule({ percentage: "9", fixedAmount: "0", minAmount: "0" });
  const before = await sent();
  const approval = approveRequest(fixture.viewer("admin"), fixture.context(), { approvalId: request.id });
  await expect(approval).rejects.toMatchObject({ code: "STALE", details: { needs: "approval-world" } });
  expect(await sent()).toBe(before);
  expect((await current()).rule?.percentage).toBe("9");
  await mayBeSetAlone();
});
