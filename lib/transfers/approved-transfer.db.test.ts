import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { operationIdOf } from "@/lib/approvals/operation-id";
import type { ApprovalDto } from "@/lib/approvals/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { runApprovals } from "@/lib/decisions/run-approvals";
import { alone } from "@/scripts/testing/alone";
import { asked, askingFor, giveRole, hire, putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import {
  balanceOf,
  formOf,
  fund,
  listedTransfers,
  moverElsewhere,
  payer,
  submit,
  type TransferForm,
} from "@/scripts/testing/transfer-fixture";
import { getTransfer } from "./get-transfer";
import { refIdOf } from "./ref-id";

let fixture: CardFixture;
let maker: Viewer;
let checker: Viewer;
let form: TransferForm;

beforeAll(async () => {
  fixture = await startCardFixture();
  await putInForce(fixture, [askingFor("transfers.create", { currency: "USD", threshold: "1000" })]);
});
beforeEach(async () => {
  [maker, checker] = [await hire("finance"), await hire("finance")];
  form = formOf(await payer(fixture, "5000"), await payer(fixture), { amount: "1000.01" });
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const sent = () => fixture.calls("createTransfer");
const ask = () => asked(submit(fixture, form, maker));
const approve = (request: ApprovalDto, who = checker, over: object = {}) =>
  approveRequest(who, fixture.context(), { approvalId: request.id, ...over });
const received = async () => Number(await balanceOf(form.receiverId));

test("up to the threshold one person is enough; above it nothing moves before a second one agreed, and then once", async () => {
  const small = formOf(form.senderId, form.receiverId, { amount: "1000" });
  expect((await alone(submit(fixture, small, maker))).status).toBe("succeeded");
  const before = await sent();
  const request = await ask();
  expect(request).toMatchObject({
    status: "pending",
    kind: "transfers.create",
    amount: "1000.01",
    currency: "USD",
    reason: form.remark,
    subject: { type: "user", id: form.senderId },
  });
  expect((await ask()).id).toBe(request.id);
  expect(await sent()).toBe(before);

  expect((await approve(request)).status).toBe("executed");
  expect((await approve(request)).status).toBe("executed");
  await runApprovals();
  expect(await sent()).toBe(before + 1);
  expect(await received()).toBe(2000.01);
  const operationId = operationIdOf(request.id);
  const [row] = (await listedTransfers()).filter(({ refId }) => refId === refIdOf(operationId));
  expect(row?.refId).toMatch(/^[\da-f]{8}-[\da-f]{4}-4/);
  const shown = await getTransfer(fixture.viewer("auditor"), fixture.context(), row?.id);
  expect(shown).toMatchObject({
    operation: { id: operationId, actorName: maker.name },
    approval: { id: request.id, checkerName: checker.name },
  });
  expect(shown.history?.map(({ action }) => action)).toEqual([
    "approvals.execute",
    "transfers.create",
    "approvals.approve",
    "approvals.request",
  ]);
});

test("who asked cannot approve, nor who may not transfer, nor anybody once the maker lost the role", async () => {
  const request = await ask();
  await expect(approve(request, maker)).rejects.toMatchObject({ details: { needs: "approval-own" } });
  await expect(approve(request, fixture.viewer("support"))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await giveRole(maker, "support");
  await expect(approve(request)).rejects.toMatchObject({ details: { needs: "approval-maker" } });
  expect(await received()).toBe(0);
});

test("the same transfer is not asked for twice while it waits, and another remark is another transfer", async () => {
  const request = await ask();
  const again = submit(fixture, formOf(form.senderId, form.receiverId, { amount: form.amount }), maker);
  await expect(again).rejects.toMatchObject({ code: "BUSY", details: { approvalId: request.id } });
  await expect(submit(fixture, { ...form, amount: "2000" }, maker)).rejects.toMatchObject({ code: "STALE" });
  const other = formOf(form.senderId, form.receiverId, { amount: form.amount, remark: "another" });
  expect((await asked(submit(fixture, other, maker))).id).not.toBe(request.id);
});

test("a balance that moved and is still ample stands in nobody's way", async () => {
  const request = await ask();
  await fund(fixture, form.senderId, "1");
  expect((await getApproval(checker, fixture.context(), request.id)).differs).toBe(false);
  expect((await approve(request)).status).toBe("executed");
  expect(await received()).toBe(1000.01);
});

test("funds that are short now are shown before anybody says yes, and nothing is sent", async () => {
  const request = await ask();
  const elsewhere = await moverElsewhere(form.senderId, form.receiverId, "4500");
  await elsewhere();
  const before = await sent();
  await expect(approve(request)).rejects.toMatchObject({
    code: "STALE",
    details: { needs: "approval-world" },
  });
  const seen = await getApproval(checker, fixture.context(), request.id);
  expect(seen.differs).toBe(true);
  expect(seen.snapshotNow?.["sender.shortfall"]).toBe("USD 500.01");
  expect(await sent()).toBe(before);
});

test("what fails the checks is refused before anybody is asked", async () => {
  const poor = formOf(form.receiverId, form.senderId, { amount: "1000.01" });
  await expect(submit(fixture, poor, maker)).rejects.toMatchObject({ details: { needs: "funds" } });
  expect(await db().approvalRequest.count({ where: { makerId: maker.id } })).toBe(0);
});

test("a user who became inactive in between, agreed to as it is, ends the request without a call", async () => {
  const request = await ask();
  await fixture.sandbox.control("user-status", { user: form.receiverId, status: "Inactive" });
  const before = await sent();
  await expect(approve(request)).rejects.toMatchObject({ details: { needs: "approval-world" } });
  const { snapshotHash } = await getApproval(checker, fixture.context(), request.id);
  expect(await approve(request, checker, { snapshotHash })).toMatchObject({
    status: "failed",
    errorCode: "party-inactive",
  });
  expect(await sent()).toBe(before);
});

test("an approved transfer whose answer is lost is followed to its end and not sent again", async () => {
  const request = await ask();
  const before = await sent();
  await fixture.fault("createTransfer", "drop-after-effect");
  expect((await approve(request)).status).toBe("unknown");
  expect((await fixture.follow(operationIdOf(request.id), 2)).status).toBe("succeeded");
  await runApprovals();
  expect((await getApproval(checker, fixture.context(), request.id)).status).toBe("executed");
  expect(await sent()).toBe(before + 1);
  expect(await received()).toBe(1000.01);
});

test("a reversed answer ends the request as failed, in the issuer's word", async () => {
  const request = await ask();
  await fixture.sandbox.control("shape", { refusedTransfer: "reversed" });
  await fixture.fault("getUser", "status-500", { times: 40 });
  await fixture.sandbox.control("user-status", { user: form.receiverId, status: "Inactive" });
  expect(await approve(request)).toMatchObject({ status: "failed", errorCode: "Reversed" });
  expect(await received()).toBe(0);
});
