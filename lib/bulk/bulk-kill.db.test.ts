import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { alone } from "@/scripts/testing/alone";
import { hire } from "@/scripts/testing/approval-fixture";
import { type BulkFixture, LOCK, startBulkFixture } from "@/scripts/testing/bulk-fixture";

let fixture: BulkFixture;

beforeAll(async () => {
  fixture = await startBulkFixture();
});
afterAll(() => fixture.sandbox.stop());

function startProcess() {
  const args = ["--conditions=react-server", "--import", "tsx", "scripts/testing/bulk-process.ts"];
  return spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
}

test("killed in the middle again and again, the run ends with each card locked by one call", async () => {
  const ids = await fixture.newCards(16);
  const maker = await hire("finance");
  const { id } = await alone(fixture.start(await fixture.fill(ids, LOCK, maker), maker));
  const ended = () => db().bulkItem.count({ where: { runId: id, status: { not: "pending" } } });
  for (const until of [2, 7, 11]) {
    const process = startProcess();
    await expect.poll(ended, { timeout: 60_000, interval: 5 }).toBeGreaterThanOrEqual(until);
    process.kill("SIGKILL");
    await once(process, "exit");
  }

  await fixture.work(id, 60);
  for (const { operationId, status } of await fixture.items(id)) {
    if (status === "unknown") await fixture.follow(operationId ?? "", 60);
  }
  const done = await fixture.work(id, 60);
  const calls = await Promise.all(ids.map((cardId) => fixture.calls("lockCard", cardId)));
  expect(Math.max(...calls), "no call was made twice").toBe(1);
  expect(done).toMatchObject({ status: "done", counts: { pending: 0, sending: 0, unknown: 0 } });
  const items = await fixture.items(id);
  for (const [position, item] of items.entries()) {
    const { status } = await fixture.mirrored(item.cardId ?? "");
    expect([status, calls[ids.indexOf(item.cardId ?? "")]], `card ${position}: ${item.status}`).toEqual(
      item.status === "done" ? ["Locked", 1] : ["Active", 0],
    );
  }
}, 240_000);
