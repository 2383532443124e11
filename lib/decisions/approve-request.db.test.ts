import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { operationIdOf } from "@/lib/approvals/operation-id";
import type { ApprovalDto } from "@/lib/approvals/schema";
import type { Viewer } from "@/lib/auth/sessions";
import { lockCard } from "@/lib/cards/lock-card";
import { type Card, db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { runApprovals } from "@/lib/decisions/run-approvals";
import { issuer } from "@/lib/issuer/issuer";
import {
  asked,
  askingFor,
  terminate as askToTerminate,
  auditOf,
  giveRole,
  hire,
  knownCard as newKnownCard,
  overlapping,
  putInForce,
  withBrokenOperations,
} from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";

let fixture: CardFixture;
let maker: Viewer;
let checker: Viewer;

beforeAll(async () => {
  fixture = await startCardFixture();
  await putInForce(fixture, [askingFor("cards.terminate")]);
});
beforeEach(async () => {
  maker = await hire("finance");
  checker = await hire("finance");
});
afterEach(() => fixture.calm());
afterAll(() => fixture.sandbox.stop());

const knownCard = () => newKnownCard(fixture);
const terminate = (card: Card, who = maker, over: object = {}) => askToTerminate(fixture, card, who, over);

const approve = (request: ApprovalDto, who = checker, over: object = {}, secondsAhead = 0) =>
  approveRequest(who, fixture.context(secondsAhead), { approvalId: request.id, ...over });
const later = (seconds: number) => ({ now: () => new Date(Date.now() + seconds * 1000) });
const stored = (request: ApprovalDto) =>
  db().approvalRequest.findUniqueOrThrow({ where: { id: request.id } });
const sent = (card: Card) => fixture.calls("terminateCard", card.id);

test("what waits is not sent; a second person's yes sends it once, under the maker's name", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  expect(request).toMatchObject({ status: "pending", kind: "cards.terminate", mine: true, obstacle: "own" });
  expect(await sent(card)).toBe(0);

  expect(await approve(request, checker, { comment: "seen" })).toMatchObject({ status: "executed" });
  expect(await sent(card)).toBe(1);
  expect((await fixture.mirrored(card.id)).status).toBe("Terminated");
  const { operation } = await fixture.recorded(operationIdOf(request.id));
  expect(operation).toMatchObject({ actorId: maker.id, status: "succeeded", kind: "cards.terminate" });
  expect(await auditOf(request.id)).toMatchObject([
    { action: "approvals.request", actorId: maker.id, outcome: "succeeded", reason: "left the company" },
    {
      action: "approvals.approve",
      actorId: checker.id,
      outcome: "succeeded",
      reason: "seen",
      after: { maker: maker.name, checker: checker.name },
    },
    { action: "approvals.execute", outcome: "succeeded", operationId: operation.id },
  ]);
});

test("pressed again by who approved it, it is told how it ended and not sent again", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await approve(request);
  expect(await approve(request)).toMatchObject({ status: "executed" });
  expect(await sent(card)).toBe(1);
});

test("nobody approves his own request, not under another role either, nor past the code", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  const refused = { code: "NOT_ALLOWED_NOW", details: { needs: "approval-own" } };
  await expect(approve(request, maker)).rejects.toMatchObject(refused);
  await expect(approve(request, await giveRole(maker, "admin"))).rejects.toMatchObject(refused);
  expect((await auditOf(request.id)).at(-1)).toMatchObject({
    action: "approvals.approve",
    outcome: "refused",
    errorCode: "approval-own",
    actorId: maker.id,
  });
  const forged = db().approvalRequest.update({ where: { id: request.id }, data: { checkerId: maker.id } });
  await expect(forged).rejects.toThrow();
  expect((await stored(request)).status).toBe("pending");
  expect(await sent(card)).toBe(0);
});

test("when the card changed, nothing is sent until somebody says yes to the card as it is", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  const lock = { operationId: randomUUID(), cardId: card.id, version: card.version };
  await lockCard(fixture.viewer("support"), fixture.context(), lock);

  const refused = { code: "STALE", details: { needs: "approval-world" } };
  await expect(approve(request)).rejects.toMatchObject(refused);
  const seen = await getApproval(checker, fixture.context(), request.id);
  expect(seen).toMatchObject({ status: "stale", differs: true, obstacle: null });
  expect([seen.snapshotThen.status, seen.snapshotNow?.status]).toEqual(["Active", "Locked"]);
  await expect(approve(request)).rejects.toMatchObject(refused);
  await expect(approve(request, checker, { snapshotHash: "0".repeat(64) })).rejects.toMatchObject(refused);
  expect(await sent(card)).toBe(0);

  expect(await approve(request, checker, { snapshotHash: seen.snapshotHash })).toMatchObject({
    status: "executed",
  });
  expect(await sent(card)).toBe(1);
});

test("a change that only the issuer knows of is found before anything is sent", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await issuer().lockCard({ cardId: card.id });
  await expect(approve(request)).rejects.toMatchObject({ code: "STALE" });
  expect(await sent(card)).toBe(0);
});

test("while the issuer cannot be read, nothing is decided", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await fixture.fault("getCard", "status-500", { times: 3 });
  await fixture.fault("listCards", "status-500", { times: 3 });
  await expect(approve(request)).rejects.toMatchObject({ code: "ISSUER_UNREACHABLE" });
  expect((await stored(request)).status).toBe("pending");
  expect(await sent(card)).toBe(0);
});

test("of two who approve at the same moment one does, and it is sent once", async () => {
  for (let round = 0; round < 3; round += 1) {
    const card = await knownCard();
    const request = await asked(terminate(card));
    const other = await hire("admin");
    const results = await overlapping(request.id, [() => approve(request), () => approve(request, other)]);
    const kept = results.filter(({ status }) => status === "fulfilled");
    const refused = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(kept).toHaveLength(1);
    expect(refused).toMatchObject([{ code: "NOT_ALLOWED_NOW", details: { needs: "approval-over" } }]);
    expect(await sent(card)).toBe(1);
    expect((await stored(request)).status).toBe("executed");
  }
});

test("a checker whose role was taken while the page was open decides nothing", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await giveRole(checker, "auditor");
  await expect(approve(request, checker)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await db().staff.update({ where: { id: checker.id }, data: { role: "finance", disabledAt: new Date() } });
  await expect(approve(request, checker)).rejects.toMatchObject({ code: "FORBIDDEN" });
  for (const role of ["support", "auditor"] as const) {
    await expect(approve(request, await hire(role))).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect((await stored(request)).status).toBe("pending");
  expect(await sent(card)).toBe(0);
});

test("a role that is taken while the approval is under way is seen by it", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  const [approval] = await overlapping(request.id, [
    async () => {
      const decided = approve(request);
      await giveRole(checker, "auditor");
      return decided;
    },
  ]);
  expect(approval).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
  expect(await sent(card)).toBe(0);
});

test("what a maker asked for who may not do it any more is not done", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await giveRole(maker, "support");
  const refused = { code: "NOT_ALLOWED_NOW", details: { needs: "approval-maker" } };
  await expect(approve(request)).rejects.toMatchObject(refused);
  await db().staff.update({ where: { id: maker.id }, data: { role: "finance", disabledAt: new Date() } });
  await expect(approve(request)).rejects.toMatchObject(refused);
  expect(await sent(card)).toBe(0);
});

test("after its time nobody approves it, whether or not the job has seen it", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  const hours = 72 * 3600;
  const refused = { code: "NOT_ALLOWED_NOW", details: { needs: "approval-expired" } };
  await expect(approve(request, checker, {}, hours + 1)).rejects.toMatchObject(refused);
  await runApprovals(later(hours - 60));
  expect((await stored(request)).status).toBe("pending");
  await runApprovals(later(hours + 1));
  expect((await stored(request)).status).toBe("expired");
  await expect(approve(request)).rejects.toMatchObject(refused);
  expect((await auditOf(request.id)).at(-2)).toMatchObject({ action: "approvals.expire", actorId: null });
  expect(await sent(card)).toBe(0);
});

test("a crash between the decision and the call: it is carried out afterwards, once", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await expect(withBrokenOperations(() => approve(request))).rejects.toThrow();
  expect((await stored(request)).status).toBe("executing");
  expect(await sent(card)).toBe(0);

  await runApprovals();
  expect(await sent(card), "the first try may still be under way").toBe(0);
  await Promise.all([runApprovals(later(60)), runApprovals(later(60))]);
  expect(await sent(card)).toBe(1);
  await runApprovals(later(60));
  expect((await stored(request)).status).toBe("executed");
  expect(await sent(card)).toBe(1);
});

test("a crash before the call, and the maker's role is gone afterwards: it is not carried out", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await expect(withBrokenOperations(() => approve(request))).rejects.toThrow();
  await giveRole(maker, "auditor");
  await runApprovals(later(60));
  expect(await stored(request)).toMatchObject({ status: "failed", errorCode: "approval-maker" });
  expect(await sent(card)).toBe(0);
});

test.each([
  { fault: "drop-after-effect", ends: "executed" },
  { fault: "drop-before-effect", ends: "failed" },
])(
  "a reply lost ($fault) is unknown, is found out by reading, and is never sent again",
  async ({ fault, ends }) => {
    const card = await knownCard();
    const request = await asked(terminate(card));
    await fixture.fault("terminateCard", fault);
    expect(await approve(request)).toMatchObject({ status: "unknown" });
    await fixture.follow(operationIdOf(request.id), 120);
    await runApprovals(later(120));
    expect(await stored(request)).toMatchObject({ status: ends });
    expect(await sent(card)).toBe(1);
  },
);

test("what the issuer refuses has failed, with its code, and may be asked for again", async () => {
  const card = await knownCard();
  const request = await asked(terminate(card));
  await fixture.fault("terminateCard", "rate-limited");
  const ended = await approve(request);
  expect(ended.status).toBe("failed");
  expect(ended.errorCode).toBeTruthy();
  expect(await asked(terminate(card))).toMatchObject({ status: "pending" });
});
