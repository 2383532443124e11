import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { changePolicy } from "@/lib/approvals/change-policy";
import type { PolicyRule } from "@/lib/approvals/decide";
import { getPolicy } from "@/lib/approvals/get-policy";
import { readPolicy } from "@/lib/approvals/read-policy";
import type { Viewer } from "@/lib/auth/sessions";
import { type Card, db } from "@/lib/core/db";
import { approveRequest } from "@/lib/decisions/approve-request";
import { getApproval } from "@/lib/decisions/get-approval";
import { getWaitingForMe } from "@/lib/decisions/get-waiting-for-me";
import { listApprovals } from "@/lib/decisions/list-approvals";
import { alone } from "@/scripts/testing/alone";
import {
  asked,
  askingFor,
  terminate as askToTerminate,
  giveRole,
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
const terminate = (card: Card, who = maker) => askToTerminate(fixture, card, who);
const approve = (approvalId: string, who = checker) => approveRequest(who, fixture.context(), { approvalId });

test("everybody sees in the lists what he may, and is told what waits for him alone", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const before = await getWaitingForMe(checker, fixture.context());
  const request = await asked(terminate(await knownCard()));
  const list = async (who: Viewer, tab: string) =>
    (await listApprovals(who, fixture.context(), { tab, limit: "100" })).items.find(
      ({ id }) => id === request.id,
    );
  expect(await list(checker, "waiting")).toMatchObject({ obstacle: null, mine: false });
  expect(await list(maker, "waiting")).toMatchObject({ obstacle: "own", mine: true });
  expect(await list(fixture.viewer("auditor"), "waiting")).toMatchObject({ obstacle: "permission" });
  expect(await list(maker, "mine")).toBeTruthy();
  expect(await list(checker, "mine")).toBeUndefined();
  await expect(list(fixture.viewer("support"), "waiting")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getApproval(fixture.viewer("support"), fixture.context(), request.id)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await getWaitingForMe(checker, fixture.context())).toMatchObject({
    count: before.count + 1,
    newest: { id: request.id, makerName: maker.name },
  });
  expect((await getWaitingForMe(fixture.viewer("auditor"), fixture.context())).count).toBe(0);
  await approve(request.id);
  expect(await list(checker, "waiting")).toBeUndefined();
  expect(await list(fixture.viewer("auditor"), "decided")).toMatchObject({
    status: "executed",
    obstacle: "over",
  });
});

test("the pages of a list hold every request once", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const made: string[] = [];
  for (let count = 0; count < 5; count += 1) made.push((await asked(terminate(await knownCard()))).id);
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { tab: "mine", limit: "2", ...(cursor ? { cursor } : {}) };
    const page: Awaited<ReturnType<typeof listApprovals>> = await listApprovals(
      maker,
      fixture.context(),
      query,
    );
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(made.toReversed());
});

test("the policy is changed alone while nobody else could agree, and by two from then on; a later change wins", async () => {
  await putInForce(fixture, [askingFor("approvals.policy")]);
  await db().staff.updateMany({ where: { role: "admin" }, data: { role: "support" } });
  const admin = await giveRole(fixture.viewer("admin"), "admin");
  const change = async (who: Viewer, rules: PolicyRule[], version?: number) =>
    changePolicy(who, fixture.context(), {
      formId: randomUUID(),
      version: version ?? (await readPolicy()).version,
      rules,
      reason: "the auditors asked for it",
    });
  const rules = [askingFor("approvals.policy"), askingFor("bulk", { threshold: "10" })];
  const stood = await readPolicy();
  expect(await alone(change(admin, rules))).toMatchObject({ version: stood.version + 1, others: 0 });
  await expect(change(admin, rules)).rejects.toMatchObject({ fields: { rules: "noChange" } });
  await expect(change(admin, [], stood.version)).rejects.toMatchObject({ code: "STALE" });
  await expect(change(maker, [])).rejects.toMatchObject({ code: "FORBIDDEN" });

  const second = await hire("admin");
  const first = await asked(change(admin, []));
  const other = await asked(change(admin, [askingFor("approvals.policy")]));
  await expect(approve(first.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await approve(other.id, second)).toMatchObject({ status: "executed" });
  await expect(approve(first.id, second)).rejects.toMatchObject({ code: "STALE" });
  const policy = await getPolicy(second, fixture.context());
  expect(policy).toMatchObject({ version: stood.version + 2, changedByName: admin.name, others: 1 });
  await expect(db().approvalPolicy.deleteMany()).rejects.toThrow();
  const entry = await db().auditEntry.findFirst({
    where: { action: "approvals.policy" },
    orderBy: { id: "desc" },
  });
  expect(entry).toMatchObject({ actorId: admin.id, reason: "the auditors asked for it" });
});

test("a request that an older kind of rule asked for is still told, with the rule as it was", async () => {
  await putInForce(fixture, [askingFor("cards.terminate")]);
  const request = await asked(terminate(await knownCard()));
  const rule = { kind: "transfers.create", role: null, currency: null, threshold: "1000", needsSecond: true };
  await db().approvalRequest.update({ where: { id: request.id }, data: { rule } });
  const { items } = await listApprovals(checker, fixture.context(), { tab: "waiting", limit: "100" });
  expect(items.find(({ id }) => id === request.id)).toMatchObject({ rule });
});

test("a threshold in force that names no currency bounds nothing, and says so", async () => {
  await putInForce(fixture, [askingFor("transfers.create", { threshold: "1000" })]);
  expect((await readPolicy()).rules).toMatchObject([{ kind: "transfers.create", threshold: null }]);
});
