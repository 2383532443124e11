import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { alone } from "@/scripts/testing/alone";
import { hire } from "@/scripts/testing/approval-desk";
import { type BulkDesk, LOCK, startBulkDesk } from "@/scripts/testing/bulk-desk";

let desk: BulkDesk;

beforeAll(async () => {
  desk = await startBulkDesk();
});
afterAll(() => desk.sandbox.stop());

function startProcess() {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/testing/bulk-process.ts"];
  return spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
}

test("killed in the middle again and again, the run ends with each card locked by one call", async () => {
  const ids = await desk.newCards(16);
  const maker = await hire("finance");
  const { id } = await alone(desk.start(await desk.fill(ids, LOCK, maker), maker));
  const ended = () => db().bulkItem.count({ where: { runId: id, status: { not: "pending" } } });
  for (const until of [2, 7, 11]) {
    const process = startProcess();
    await expect.poll(ended, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(until);
    process.kill("SIGKILL");
    await once(process, "exit");
  }

  await desk.work(id, 60);
  for (const { operationId, status } of await desk.items(id)) {
    if (status === "unknown") await desk.follow(operationId ?? "", 60);
  }
  const done = await desk.work(id, 60);
  const calls = await Promise.all(ids.map((cardId) => desk.calls("lockCard", cardId)));
  expect(Math.max(...calls), "no call was made twice").toBe(1);
  expect(done).toMatchObject({ status: "done", counts: { pending: 0, sending: 0, unknown: 0 } });
  const items = await desk.items(id);
  for (const [position, item] of items.entries()) {
    const { status } = await desk.mirrored(item.cardId ?? "");
    expect([status, calls[ids.indexOf(item.cardId ?? "")]], `card ${position}: ${item.status}`).toEqual(
      item.status === "done" ? ["Locked", 1] : ["Active", 0],
    );
  }
}, 240_000);
