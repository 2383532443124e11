import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import { getAuditEntry } from "@/lib/audit/get-audit-entry";
import { listAudit } from "@/lib/audit/list-audit";
import { listAuditFacets } from "@/lib/audit/list-audit-facets";
import { type AuditFact, recordAudit } from "@/lib/audit-log/record";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { encodeCursor } from "@/lib/core/cursor";
import { db } from "@/lib/core/db";

const viewer = (role: Viewer["role"]): Viewer => ({
  id: randomUUID(),
  email: `${role}@example.com`,
  name: role,
  role,
  sessionId: randomUUID(),
  grants: [],
});
const context: RequestContext = { requestId: randomUUID(), language: "en", clock: systemClock };
const list = (query: Record<string, string> = {}) => listAudit(viewer("auditor"), context, query);
const labels = async (query: Record<string, string>) =>
  (await list(query)).items.map((item) => item.subject.label).reverse();

const operationId = randomUUID();
const locked: AuditFact = {
  actor: { id: null, email: "ada@example.com" },
  action: "cards.lock",
  outcome: "succeeded",
  subject: { type: "card", id: "card-1", label: "Travel •••• 8348" },
  requestId: "request-1",
  issuerRequestId: "issuer-1",
  operationId,
  reason: "lost",
  before: { status: "Active" },
  after: { status: "Locked" },
};
const edited: AuditFact = {
  ...locked,
  action: "limits.edit",
  outcome: "refused",
  subject: { type: "card", id: "card-2", label: "50%_off" },
  requestId: "request-2",
  issuerRequestId: undefined,
  operationId: undefined,
  errorCode: "SBX-1",
  before: { Daily: "100" },
  after: { rules: [{ period: "Daily", setting: { kind: "off" } }], remark: "why" },
};
const created: AuditFact = {
  ...locked,
  actor: { id: null, email: "bob@example.com" },
  action: "cards.create",
  subject: { type: "card-request", id: "asked", label: "New card" },
  requestId: "request-3",
  operationId: undefined,
  before: undefined,
  after: { cardId: "card-9", status: "Active" },
};

beforeAll(async () => {
  for (const fact of [locked, edited, created]) await recordAudit(fact);
  // The one way to give rows a past: the log refuses changes.
  await db().auditEntry.create({
    data: {
      at: new Date("2026-03-01T16:30:00Z"),
      actorLabel: "cleo@example.com",
      action: "odd.thing",
      outcome: "denied",
      subjectType: "staff",
      subjectLabel: "Old",
      requestId: "request-4",
    },
  });
});

test.each<[Record<string, string>, string[]]>([
  [{}, ["Travel •••• 8348", "50%_off", "New card", "Old"]],
  [{ q: "BOB@" }, ["New card"]],
  [{ q: "8348" }, ["Travel •••• 8348"]],
  [{ q: "0%_" }, ["50%_off"]],
  [{ q: "card-2" }, ["50%_off"]],
  [{ q: "request-3" }, ["New card"]],
  [{ q: "issuer-1" }, ["Travel •••• 8348", "New card"]],
  [{ q: operationId }, ["Travel •••• 8348"]],
  [{ action: "cards.lock,cards.create" }, ["Travel •••• 8348", "New card"]],
  [{ outcome: "refused,denied" }, ["50%_off", "Old"]],
  [{ subjectType: "staff" }, ["Old"]],
  [{ subjectType: "card", subjectId: "card-1" }, ["Travel •••• 8348"]],
  [{ from: "2026-03-02", to: "2026-03-02", zone: "Asia/Hong_Kong" }, ["Old"]],
  [{ from: "2026-03-02", to: "2026-03-02" }, []],
  [{ from: "2026-03-01T16:30:00Z", to: "2026-03-01T16:30:01Z" }, ["Old"]],
  [{ from: "2026-03-01T16:00:00Z", to: "2026-03-01T16:30:00Z" }, []],
])("%j finds exactly the rows that match", async (query, found) => {
  expect(await labels(query)).toEqual(found);
  expect((await list({ ...query, limit: "1" })).total).toEqual({ count: found.length, capped: false });
});

test.each<[Record<string, string>, string]>([
  [{ outcome: "great" }, "outcome.0"],
  [{ from: "soon" }, "from"],
  [{ from: "2026-03-02", to: "2026-03-01" }, "to"],
  [{ zone: "+08:00" }, "zone"],
  [{ zone: "Mars/Base" }, "zone"],
  [{ q: "4111111111111111" }, "q"],
  [{ q: "a\0" }, "q"],
  [{ limit: "500" }, "limit"],
  [{ cursor: "x" }, "cursor"],
  [{ cursor: encodeCursor("audit", { direction: "after", key: "", id: "1; DROP" }) }, "cursor"],
])("%j is refused, naming the field", async (query, field) => {
  await expect(list(query)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { [field]: expect.any(String) },
  });
});

test("an entry lays the recorded states side by side and names the card it is about", async () => {
  const [, entryRow] = (await list({ q: "ada@" })).items;
  const entry = await getAuditEntry(viewer("finance"), context, entryRow?.id ?? "");
  expect(entry).toMatchObject({
    cardId: "card-1",
    requestId: "request-1",
    issuerRequestId: "issuer-1",
    operationId,
    applied: true,
    changes: [{ fact: "status", before: "Active", after: "Locked" }],
  });
});

test("what was asked and refused is told apart from what came about", async () => {
  const [row] = (await list({ outcome: "refused" })).items;
  const entry = await getAuditEntry(viewer("admin"), context, row?.id ?? "");
  expect(entry.applied).toBe(false);
  expect(entry.changes).toEqual([
    { fact: "Daily", before: "100", after: "0" },
    { fact: "remark", before: null, after: "why" },
  ]);
});

test("a created card is reached from the request that created it", async () => {
  const [row] = (await list({ action: "cards.create" })).items;
  expect(row?.cardId).toBe("card-9");
});

test("roles without the permission read nothing", async () => {
  const support = viewer("support");
  const denied = { code: "FORBIDDEN" };
  await expect(listAudit(support, context, {})).rejects.toMatchObject(denied);
  await expect(getAuditEntry(support, context, "1")).rejects.toMatchObject(denied);
  await expect(listAuditFacets(support, context)).rejects.toMatchObject(denied);
});

test("an entry that is not there is not found, whatever is asked", async () => {
  for (const id of ["999999", "x", "", "99999999999999999999"]) {
    await expect(getAuditEntry(viewer("admin"), context, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("the filters offer what the log names", async () => {
  expect(await listAuditFacets(viewer("admin"), context)).toEqual({
    actions: ["cards.create", "cards.lock", "limits.edit", "odd.thing"],
    subjectTypes: ["card", "card-request", "staff"],
  });
});

test("paging there and back gives the same rows, while new ones arrive", async () => {
  for (let n = 0; n < 25; n += 1) await recordAudit({ ...locked, action: "page", requestId: `page-${n}` });
  const first = await list({ action: "page", limit: "10" });
  const second = await list({ action: "page", limit: "10", cursor: first.nextCursor ?? "" });
  await recordAudit({ ...locked, action: "page", requestId: "late" });
  const third = await list({ action: "page", limit: "10", cursor: second.nextCursor ?? "" });
  expect(third.nextCursor).toBeNull();
  const pages = [first, second, third];
  const seen = pages.flatMap((page) => page.items.map((item) => item.id));
  expect(seen).toHaveLength(25);
  expect(new Set(seen).size).toBe(25);
  const back = await list({ action: "page", limit: "10", cursor: third.previousCursor ?? "" });
  expect(back.items).toEqual(second.items);
  expect(back.previousCursor).not.toBeNull();
});

test("the log only grows", async () => {
  await expect(db().$executeRaw`UPDATE audit_entry SET reason = 'x'`).rejects.toThrow();
  await expect(db().$executeRaw`DELETE FROM audit_entry`).rejects.toThrow();
});
