import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { runSync } from "@/lib/sync/run-sync";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { listedTransfers, moverElsewhere, payer } from "@/scripts/testing/transfer-fixture";
import { getTransfer } from "./get-transfer";
import { listTransferFacets, listTransfers } from "./list-transfers";
import { refreshTransfers } from "./refresh-transfers";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  await runSync();
});
afterAll(() => fixture.sandbox.stop());

const read = (query: object) => listTransfers(fixture.viewer("auditor"), fixture.context(), query);
const ids = async (query: object) => (await read({ limit: 200, ...query })).items.map(({ id }) => id);

test("the sync mirrors what the issuer lists, all of it and exactly, under the register's users", async () => {
  const listed = await listedTransfers();
  const mirrored = (await read({ limit: 200 })).items;
  const plain = (amount: string | null) => Number(amount);
  expect(
    mirrored.map((row) => [row.id, row.sender?.id, row.receiver?.id, plain(row.amount), row.status]),
  ).toEqual(
    listed.map((row) => [row.id, row.senderUserId, row.receiverUserId, plain(row.amount), row.status]),
  );
  expect(mirrored.every((row) => row.sender?.known && row.receiver?.known)).toBe(true);
  expect(new Set(mirrored.map((row) => row.outcome))).toEqual(new Set(["moved", "not-moved"]));
});

test("pages lead on and back without gaps", async () => {
  const all = await ids({});
  const first = await read({ limit: 7 });
  const second = await read({ limit: 7, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 14));
  expect((await read({ limit: 7, cursor: second.previousCursor })).items).toEqual(first.items);
});

test("each filter leaves exactly the rows that it means", async () => {
  const all = (await read({ limit: 200 })).items;
  const [one] = all;
  if (!one?.sender || !one.receiver || !one.amount) throw new Error("an empty list proves nothing");
  const { sender, receiver, amount } = one;
  const matching = (test: (row: (typeof all)[number]) => boolean) => all.filter(test).map(({ id }) => id);
  expect(await ids({ user: sender.id })).toEqual(
    matching((row) => row.sender?.id === sender.id || row.receiver?.id === sender.id),
  );
  expect(await ids({ sender: sender.id })).toEqual(matching((row) => row.sender?.id === sender.id));
  expect(await ids({ receiver: receiver.id })).toEqual(matching((row) => row.receiver?.id === receiver.id));
  expect(await ids({ status: "Reversed" })).toEqual(matching((row) => row.status === "Reversed"));
  expect(await ids({ currency: "USD,HKD" })).toEqual(
    matching((row) => row.currency === "USD" || row.currency === "HKD"),
  );
  expect(await ids({ minAmount: amount, maxAmount: amount })).toEqual(
    matching((row) => row.amount === amount),
  );
  expect(await ids({ from: one.at, to: new Date(Date.parse(one.at) + 1).toISOString() })).toContain(one.id);
  expect(await ids({ to: one.at })).not.toContain(one.id);
});

test("words of a remark in any script, a name, an id and a ref_id find a transfer; a wildcard does not", async () => {
  const all = (await read({ limit: 200 })).items;
  const [one] = all;
  for (const q of [one?.id, one?.refId, one?.refId?.toUpperCase(), one?.sender?.lastName])
    expect(await ids({ q })).toContain(one?.id);
  const chinese = all.filter((row) => row.remark?.includes("夾錢")).map(({ id }) => id);
  expect(await ids({ q: "夾錢" })).toEqual(chinese);
  expect(await ids({ q: "%" })).toEqual([]);
});

test("bounds that leave nothing, days that do not exist and unreadable cursors are named", async () => {
  await expect(read({ minAmount: "5", maxAmount: "4" })).rejects.toMatchObject({
    fields: { maxAmount: "belowMin" },
  });
  await expect(read({ from: "2026-02-01", to: "2026-01-01" })).rejects.toMatchObject({
    fields: { to: "beforeFrom" },
  });
  await expect(read({ from: "2026-02-30" })).rejects.toMatchObject({ fields: { from: "timeFormat" } });
  await expect(read({ cursor: "x" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("support reads no transfers, and a transfer that nobody knows is not found", async () => {
  const support = fixture.viewer("support");
  await expect(listTransfers(support, fixture.context(), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listTransferFacets(support, fixture.context())).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(refreshTransfers(support, fixture.context(), {})).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getTransfer(support, fixture.context(), "x")).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getTransfer(fixture.viewer("auditor"), fixture.context(), "x")).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("a refresh brings what was made elsewhere, once, and not more often than asked for", async () => {
  const [from, to] = [await payer(fixture, "10"), await payer(fixture)];
  await (await moverElsewhere(from, to, "4"))();
  const refresh = (maxAge: number) =>
    refreshTransfers(fixture.viewer("auditor"), fixture.context(), { maxAge });
  await refresh(3600);
  expect(await ids({ user: to })).toEqual([]);
  await refresh(0);
  await refresh(0);
  const [row] = (await read({ user: to })).items;
  const shown = await getTransfer(fixture.viewer("auditor"), fixture.context(), row?.id);
  expect(shown).toMatchObject({ operation: null, approval: null, history: [], remark: "elsewhere" });
  await fixture.fault("listTransfers", "not-found");
  await expect(refresh(0)).rejects.toMatchObject({ details: { changed: "no" } });
});

test("a user is named by the register's id even where the issuer's user_id differs from it", async () => {
  const [from, to] = [await payer(fixture, "10"), await payer(fixture)];
  const user = await db().cardUser.findUniqueOrThrow({ where: { id: to } });
  const id = `p-${randomUUID()}`;
  await db().cardUser.delete({ where: { id: to } });
  await db().cardUser.create({ data: { ...user, id, userId: to, raw: {} } });
  await (await moverElsewhere(from, to, "3"))();
  await refreshTransfers(fixture.viewer("auditor"), fixture.context(), {});
  expect((await read({ user: id })).items[0]?.receiver).toMatchObject({ id, known: true });
});
