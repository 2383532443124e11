import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { createView } from "@/lib/views/create-view";
import { deleteView } from "@/lib/views/delete-view";
import { listViews } from "@/lib/views/list-views";
import { renameView } from "@/lib/views/rename-view";
import { restoreView } from "@/lib/views/restore-view";
import { setDefaultView } from "@/lib/views/set-default-view";
import { shareView } from "@/lib/views/share-view";
import { updateView } from "@/lib/views/update-view";

type Role = Viewer["role"];

const people = new Map<string, Viewer>();
const context = (hoursAhead = 0): RequestContext => ({
  requestId: randomUUID(),
  language: "en",
  clock: { now: () => new Date(Date.now() + hoursAhead * 3_600_000) },
});

beforeAll(async () => {
  const hired: [string, Role][] = [
    ["admin", "admin"],
    ["finance", "finance"],
    ["finance2", "finance"],
    ["support", "support"],
    ["auditor", "auditor"],
  ];
  for (const [name, role] of hired) {
    const email = `${name}@example.com`;
    const { id } = await db().staff.create({ data: { email, name, role, passwordHash: "-" } });
    people.set(name, { id, sessionId: randomUUID(), email, name, role, grants: [] });
  }
});

test("a view keeps filters in one spelling, without the place in the list, and only its owner sees it", async () => {
  const made = await keep("finance", {
    name: " Big declines ",
    query: "?status=Declined&minAmount=500&q=&cursor=abc",
  });
  expect(made).toMatchObject({
    name: "Big declines",
    query: "minAmount=500&status=Declined",
    sharedWith: [],
    ownerName: null,
    mayChange: true,
    isDefault: false,
  });
  expect(await seenBy("finance")).toContain("Big declines");
  for (const other of ["finance2", "support", "auditor", "admin"])
    expect(await seenBy(other)).not.toContain("Big declines");
});

test("another person's private view is not there, for an admin too, whatever is tried with it", async () => {
  const { id, version } = await keep("finance", { name: "Mine alone" });
  for (const other of ["admin", "finance2"]) {
    const tries = [
      () => renameView(who(other), context(), { viewId: id, version, name: "Theirs" }),
      () => updateView(who(other), context(), { viewId: id, version, ...state("status=Settled") }),
      () => shareView(who(other), context(), { viewId: id, version, sharedWith: ["finance"] }),
      () => deleteView(who(other), context(), { viewId: id }),
      () => setDefaultView(who(other), context(), { noun: "transactions", viewId: id }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await row(id)).toMatchObject({ name: "Mine alone", version: 1, deletedAt: null });
});

test("a view shared with a role is seen by that role, and changed by its owner or an admin only", async () => {
  const { id } = await keep("finance", { name: "For the phones", sharedWith: ["support"] });
  expect(await find("support", id)).toMatchObject({ ownerName: "finance", mayChange: false });
  expect(await find("admin", id)).toMatchObject({ mayChange: true });
  expect(await find("finance2", id)).toBeUndefined();
  for (const attempt of [
    () => renameView(who("support"), context(), { viewId: id, version: 1, name: "Ours" }),
    () => updateView(who("support"), context(), { viewId: id, version: 1, ...state("") }),
    () => shareView(who("support"), context(), { viewId: id, version: 1, sharedWith: [] }),
    () => deleteView(who("support"), context(), { viewId: id }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "FORBIDDEN" });
  const renamed = await renameView(who("admin"), context(), { viewId: id, version: 1, name: "Phones" });
  expect(renamed).toMatchObject({ name: "Phones", version: 2, ownerName: "finance" });
  const audited = await db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: "asc" } });
  expect(audited.map((entry) => [entry.action, entry.actorLabel])).toEqual([
    ["views.share", "finance@example.com"],
    ["views.change", "admin@example.com"],
  ]);
});

test("only finance and admins show a view to others; everybody may take their own back", async () => {
  const { id } = await keep("support", { name: "Lost cards" });
  for (const sharedWith of [["support"], ["admin", "finance"]] as Role[][]) {
    await expect(
      shareView(who("support"), context(), { viewId: id, version: 1, sharedWith }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(keep("auditor", { name: "Shared", sharedWith })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  }
  // As if the person had shared it and then moved to another role.
  await db().savedView.update({ where: { id }, data: { sharedWith: ["support", "finance"] } });
  const shrunk = await shareView(who("support"), context(), {
    viewId: id,
    version: 1,
    sharedWith: ["finance"],
  });
  expect(shrunk.sharedWith).toEqual(["finance"]);
  const own = await shareView(who("support"), context(), { viewId: id, version: 2, sharedWith: [] });
  expect(own.sharedWith).toEqual([]);
});

test("a name is one person's once per list, in any letters; a deleted view frees it", async () => {
  const { id } = await keep("auditor", { name: "Month end" });
  const again = { code: "INVALID_INPUT", fields: { name: "nameTaken" } };
  await expect(keep("auditor", { name: "MONTH END" })).rejects.toMatchObject(again);
  const other = await keep("auditor", { name: "Other" });
  await expect(
    renameView(who("auditor"), context(), { viewId: other.id, version: 1, name: "month end" }),
  ).rejects.toMatchObject(again);
  await keep("support", { name: "Month end" });
  await keep("auditor", { name: "Month end", noun: "cards", query: "status=Locked" });
  await deleteView(who("auditor"), context(), { viewId: id });
  await keep("auditor", { name: "Month end" });
  await expect(restoreView(who("auditor"), context(), { viewId: id })).rejects.toMatchObject(again);
});

test.each([
  ["name", { name: "  " }, "required"],
  ["name", { name: "x".repeat(61) }, "tooLong"],
  ["name", { name: "Card 3567 7200 0006 8348" }, "cardNumber"],
  ["query", { query: "q=3567720000068348" }, "cardNumber"],
  ["query", { query: "merchant=3567-7200-0006-8348" }, "cardNumber"],
  ["query", { query: "colour=red" }, "badQuery"],
  ["query", { query: "status=Settled&status=Declined" }, "badQuery"],
  ["query", { query: "minAmount=lots" }, "badQuery"],
  ["query", { query: "period=always" }, "badQuery"],
  ["query", { query: `q=${"x".repeat(2100)}` }, "tooLong"],
  ["query", { noun: "cards" as const, query: "minAmount=5" }, "badQuery"],
])("a bad %s is refused: %j", async (field, wrong, problem) => {
  const [name] = field === "name" ? [] : ["Refused"];
  const before = await db().savedView.count();
  await expect(keep("finance", { ...(name ? { name } : {}), ...wrong })).rejects.toMatchObject({
    code: "INVALID_INPUT",
    fields: { [field]: problem },
  });
  expect(await db().savedView.count()).toBe(before);
});

test("moving periods, a card's id with many digits and any script are taken", async () => {
  const query = "card=12345678-1234-4234-8234-123456789012&period=last7&q=%E8%8C%B6%E9%A4%90%E5%BB%B3";
  expect((await keep("finance", { name: "茶餐廳", query })).query).toBe(query);
});

test("a change of a view that somebody changed meanwhile is refused", async () => {
  const { id } = await keep("finance", { name: "Two hands", sharedWith: ["finance"] });
  const update = { viewId: id, version: 1, ...state("status=Settled") };
  expect(await updateView(who("admin"), context(), update)).toMatchObject({
    query: "status=Settled",
    version: 2,
  });
  await expect(
    updateView(who("finance"), context(), { ...update, ...state("status=Declined") }),
  ).rejects.toMatchObject({ code: "STALE" });
  expect(await row(id)).toMatchObject({ query: "status=Settled" });
});

test("everybody has one default per list, which may be a shared view; it goes with what one may see", async () => {
  const [shared, own] = [
    await keep("finance", { name: "Opening", sharedWith: ["support"] }),
    await keep("support", { name: "Own opening" }),
  ];
  await choose("support", own.id);
  await choose("support", shared.id);
  expect(await defaultsOf("support")).toEqual(["Opening"]);
  expect(await defaultsOf("finance")).toEqual([]);
  await shareView(who("finance"), context(), { viewId: shared.id, version: 1, sharedWith: [] });
  expect(await defaultsOf("support")).toEqual([]);
  await choose("support", own.id);
  await choose("support", null);
  expect(await defaultsOf("support")).toEqual([]);
  await expect(
    setDefaultView(who("support"), context(), { noun: "cards", viewId: own.id }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a deleted view is gone for all, and comes back as it was within a day, as default too", async () => {
  const { id } = await keep("finance", { name: "Gone and back", sharedWith: ["support"] });
  await choose("support", id);
  await deleteView(who("finance"), context(), { viewId: id });
  expect(await find("finance", id)).toBeUndefined();
  expect(await find("support", id)).toBeUndefined();
  await expect(deleteView(who("finance"), context(), { viewId: id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(restoreView(who("support"), context(), { viewId: id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await restoreView(who("finance"), context(), { viewId: id });
  expect(await find("support", id)).toMatchObject({ name: "Gone and back", isDefault: true });

  await deleteView(who("finance"), context(), { viewId: id });
  const other = await keep("finance", { name: "Another" });
  await deleteView(who("finance"), context(25), { viewId: other.id });
  expect(await row(id)).toBeNull();
});

test("a person keeps at most 100 views of a list", async () => {
  const ownerId = who("finance2").id;
  const data = Array.from({ length: 100 }, (_, at) => ({
    noun: "transactions",
    ownerId,
    name: `View ${at}`,
    query: "",
    density: "compact",
    updatedAt: new Date(),
  }));
  await db().savedView.createMany({ data });
  await expect(keep("finance2", { name: "One more" })).rejects.toMatchObject({ code: "NOT_ALLOWED_NOW" });
});

function who(name: string): Viewer {
  const viewer = people.get(name);
  if (!viewer) throw new Error(`nobody is called ${name}`);
  return viewer;
}

const state = (query: string) => ({ query, hidden: ["city"], density: "compact" as const });

function keep(name: string, view: Record<string, unknown>) {
  return createView(who(name), context(), { noun: "transactions", name: "A view", ...state(""), ...view });
}

const choose = (name: string, viewId: string | null) =>
  setDefaultView(who(name), context(), { noun: "transactions", viewId });
const list = async (name: string) => (await listViews(who(name), context(), { noun: "transactions" })).views;
const seenBy = async (name: string) => (await list(name)).map((view) => view.name);
const find = async (name: string, id: string) => (await list(name)).find((view) => view.id === id);
const defaultsOf = async (name: string) =>
  (await list(name)).filter((view) => view.isDefault).map((view) => view.name);
const row = (id: string) => db().savedView.findUnique({ where: { id } });
