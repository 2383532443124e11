import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { commentOnRequest } from "@/lib/approvals/comment-on-request";
import { readPolicy } from "@/lib/approvals/read-policy";
import { withdrawRequest } from "@/lib/approvals/withdraw-request";
import type { Viewer } from "@/lib/auth/sessions";
import { type Card, db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { declineRequest } from "@/lib/decisions/decline-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { issuer } from "@/lib/issuer/issuer";
import { editLimits } from "@/lib/limits/edit-limits";
import { getOperation } from "@/lib/operations/get-operation";
import { changeRole } from "@/lib/staff/change-role";
import { grantPermission } from "@/lib/staff/grant-permission";
import { alone } from "@/scripts/testing/alone";
import {
  asked,
  askingFor,
  terminate as askToTerminate,
  hire,
  knownCard as newKnownCard,
  putInForce,
} from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
let maker: Viewer;
let checker: Viewer;

beforeAll(async () => {
  fixture = await startCardFixture();
});
beforeEach(async () => {
  maker = await hire("finance");
  checker = await hire("finance");
});
afterAll(() => fixture.sandbox.stop());

const knownCard = () => newKnownCard(fixture);
const terminate = (card: Card, who = maker, over: object = {}) => askToTerminate(fixture, card, who, over);

function daily(card: Card, setting: object, who = maker) {
  const form = { operationId: randomUUID(), cardId: card.id, version: card.version };
  return editLimits(who, fixture.context(), {
    ...form,
    rules: [{ period: "Daily", setting }],
    remark: "trip",
  });
}
const upTo = (amount: string) => ({ kind: "amount", amount });
const approve = (approvalId: string, who = checker) => approveRequest(who, fixture.context(), { approvalId });
const sent = (card: Card) => fixture.calls("terminateCard", card.id);

test("the policy that the console comes with lets cards end, limits rise and grants be given alone", async () => {
  const { version, rules } = await readPolicy();
  expect(version).toBe(2);
  const second = rules.filter((rule) => rule.needsSecond);
  expect(second.map(({ kind, currency, threshold }) => [kind, currency, threshold])).toEqual([
    ["transfers.create", "HKD", "1000"],
    ["transfers.create", "USD", "1000"],
    ["wallets.fees", null, null],
    ["bulk", null, "25"],
    ["approvals.policy", null, null],
  ]);
  const card = await knownCard();
  expect(await alone(daily(card, upTo("2000")))).toMatchObject({ status: "succeeded" });
  expect(await alone(terminate(await fixture.mirrored(card.id)))).toMatchObject({ status: "succeeded" });
});

test("while something waits, the same is not asked for again, by nobody; a lost answer replays", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const card = await knownCard();
  const operationId = randomUUID();
  const request = await asked(terminate(card, maker, { operationId }));
  expect((await asked(terminate(card, maker, { operationId }))).id).toBe(request.id);
  const busy = { code: "BUSY", details: { needs: "approval-waits", approvalId: request.id } };
  await expect(terminate(card)).rejects.toMatchObject(busy);
  await expect(terminate(card, checker, { reason: "another reason" })).rejects.toMatchObject(busy);

  await withdrawRequest(maker, fixture.context(), { approvalId: request.id });
  expect((await asked(terminate(card))).id).not.toBe(request.id);
});

test("of several who ask for the same at once one request stands", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const card = await knownCard();
  const people = await Promise.all([maker, checker, hire("admin"), hire("finance")]);
  const results = await Promise.allSettled(people.map((who) => terminate(card, who)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await db().approvalRequest.count({ where: { subjectId: card.id } })).toBe(1);
  expect(await sent(card)).toBe(0);
});

test("a form that became a request is refused for another one", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const operationId = randomUUID();
  await asked(terminate(await knownCard(), maker, { operationId }));
  await expect(terminate(await knownCard(), maker, { operationId })).rejects.toMatchObject({ code: "STALE" });
});

test("the screen that follows the form is told of the request, then of its execution", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const operationId = randomUUID();
  const { id } = await asked(terminate(await knownCard(), maker, { operationId }));
  const follow = () => getOperation(maker, fixture.context(), operationId, {});
  expect(await follow()).toMatchObject({ id: operationId, status: "waiting", approvalId: id });
  await approve(id);
  expect(await follow()).toMatchObject({ status: "succeeded", kind: "cards.terminate" });
});

test("what could not be done anyway is refused before it waits", async () => {
  await putInForce(fixture, [askingFor("cards.terminate"), askingFor("limits.edit")]);
  const card = await knownCard();
  await expect(terminate(card, maker, { confirmLast4: "0000x" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  await expect(daily(card, upTo("1000"))).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(terminate(card, await hire("support"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await db().approvalRequest.count({ where: { subjectId: card.id } })).toBe(0);
});

test("a limit that rises above the threshold waits; one that falls, or rises below it, does not", async () => {
  await putInForce(fixture, [askingFor("limits.edit", { currency: "HKD", threshold: "5000" })]);
  const card = await knownCard();
  await alone(daily(card, upTo("5000")));
  await alone(daily(await fixture.mirrored(card.id), upTo("900")));
  const now = await fixture.mirrored(card.id);
  const unbounded = await asked(daily(now, { kind: "off" }));
  expect(unbounded).toMatchObject({ amount: null, currency: "HKD", rule: { threshold: "5000" } });
  const request = await asked(daily(now, upTo("5000.01")));
  expect(request).toMatchObject({ amount: "5000.01", currency: "HKD", reason: "trip" });

  expect(await approve(request.id)).toMatchObject({ status: "executed" });
  const rule = await db().cardLimit.findUniqueOrThrow({
    where: { cardId_period: { cardId: card.id, period: "Daily" } },
  });
  expect(rule.limitAmount.toFixed(2)).toBe("5000.01");
  const history = await db().auditEntry.findFirst({
    where: { action: "limits.edit" },
    orderBy: { id: "desc" },
  });
  expect(history).toMatchObject({ actorId: maker.id, reason: "trip", outcome: "succeeded" });

  const refused = approve(unbounded.id);
  await expect(refused, "the limit is another one now").rejects.toMatchObject({ code: "STALE" });
});

test("a role and a grant wait for another admin, who must be one still; then they are given once", async () => {
  await putInForce(fixture, [askingFor("team.grant")]);
  const admin = await hire("admin");
  const agent = await hire("support");
  const role = await asked(changeRole(admin, fixture.context(), { staffId: agent.id, role: "finance" }));
  const grant = {
    staffId: agent.id,
    permission: "cards.reveal",
    justification: "Answers the phone",
    expiresOn: null,
  };
  await expect(grantPermission(admin, fixture.context(), grant)).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  const justification = "Answers the phone for lost cards";
  const granted = await asked(grantPermission(admin, fixture.context(), { ...grant, justification }));

  await expect(approve(role.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const second = await hire("admin");
  expect(await approve(granted.id, second)).toMatchObject({ status: "executed" });
  expect(await db().staffGrant.findMany({ where: { staffId: agent.id } })).toMatchObject([
    { permission: "cards.reveal", justification, grantedById: admin.id, revokedAt: null },
  ]);
  await expect(approve(role.id, second), "the person holds more than was seen").rejects.toMatchObject({
    code: "STALE",
  });
  const { snapshotHash } = await getApproval(second, fixture.context(), role.id);
  const confirmed = { approvalId: role.id, snapshotHash };
  expect(await approveRequest(second, fixture.context(), confirmed)).toMatchObject({ status: "executed" });
  expect((await db().staff.findUniqueOrThrow({ where: { id: agent.id } })).role).toBe("finance");
});

test("nothing of a change that fails at the end stands: the request failed, and says why", async () => {
  await putInForce(fixture, [askingFor("team.grant")]);
  const admin = await hire("admin");
  const agent = await hire("support");
  const justification = "Answers the phone for lost cards";
  const grant = { staffId: agent.id, permission: "cards.reveal", justification, expiresOn: "2099-01-01" };
  const request = await asked(grantPermission(admin, fixture.context(), grant));
  await db().approvalRequest.update({
    where: { id: request.id },
    data: { input: { act: "grant", staffId: agent.id, permission: "cards.reveal", expiresOn: "2001-01-01" } },
  });
  const ended = await approve(request.id, await hire("admin"));
  expect(ended).toMatchObject({ status: "failed", errorCode: "datePast" });
  expect(await db().staffGrant.count({ where: { staffId: agent.id } })).toBe(0);
});

test("a no needs a comment and is final; who made it withdraws instead; nobody else does", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const card = await knownCard();
  const { id: approvalId } = await asked(terminate(card));
  const decline = (who: Viewer, comment: string) =>
    declineRequest(who, fixture.context(), { approvalId, comment });
  await expect(decline(checker, " ")).rejects.toMatchObject({ fields: { comment: "commentNeeded" } });
  await expect(decline(maker, "no")).rejects.toMatchObject({ details: { needs: "approval-own" } });
  await expect(decline(await hire("auditor"), "no")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(withdrawRequest(checker, fixture.context(), { approvalId })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await decline(checker, "still in use")).toMatchObject({
    status: "declined",
    comment: "still in use",
  });
  const over = { details: { needs: "approval-over" } };
  await expect(approve(approvalId)).rejects.toMatchObject(over);
  await expect(withdrawRequest(maker, fixture.context(), { approvalId })).rejects.toMatchObject(over);
  expect(await sent(card)).toBe(0);
});

test("comments are kept as they are, for maker and deciders, without card numbers", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const { id: approvalId } = await asked(terminate(await knownCard()));
  const say = (who: Viewer, text: string) => commentOnRequest(who, fixture.context(), { approvalId, text });
  await say(maker, "she left in May");
  await say(checker, "and her successor?");
  await expect(say(maker, "it is 4111 1111 1111 1111")).rejects.toMatchObject({
    fields: { text: "cardNumber" },
  });
  await expect(say(await hire("auditor"), "hm")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(db().approvalComment.deleteMany({ where: { approvalId } })).rejects.toThrow();
  const { comments } = await getApproval(fixture.viewer("auditor"), fixture.context(), approvalId);
  expect(comments.map(({ text }) => text)).toEqual(["she left in May", "and her successor?"]);
});

/** What may happen to a card while a request waits, by its own doors at the issuer. */
const CHANGES: Record<string, (card: Card) => Promise<unknown>> = {
  "a payment": ({ id }) => fixture.sandbox.control("authorize", { card: id, amount: "5" }),
  "another rule": ({ id }) =>
    issuer().editCardLimit({ cardId: id, limits: [{ period: "Monthly", limitAmount: "77777", remark: "" }] }),
  "the rule itself": ({ id }) =>
    issuer().editCardLimit({ cardId: id, limits: [{ period: "Daily", limitAmount: "1500", remark: "" }] }),
  "its status": ({ id }) => issuer().lockCard({ cardId: id }),
};

test.each([
  ["limits.edit", "a payment", false],
  ["limits.edit", "another rule", false],
  ["limits.edit", "the rule itself", true],
  ["limits.edit", "its status", true],
  ["cards.terminate", "a payment", false],
  ["cards.terminate", "another rule", false],
  ["cards.terminate", "the rule itself", false],
  ["cards.terminate", "its status", true],
] as const)("%s: %s asks for a new decision: %s", async (kind, change, asksAnew) => {
  await putInForce(fixture, [askingFor(kind)]);
  const card = await knownCard();
  const { id } = await asked(kind === "limits.edit" ? daily(card, upTo("2000")) : terminate(card));
  await CHANGES[change]?.(card);
  const decided = approve(id);
  if (asksAnew) await expect(decided).rejects.toMatchObject({ details: { needs: "approval-world" } });
  else expect(await decided).toMatchObject({ status: "executed" });
});
