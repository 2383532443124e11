import { spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import type { LiveSignal } from "@/lib/live/constants";
import { LiveFeed } from "@/lib/live/listen";
import { publish, publishChanges } from "@/lib/live/publish";

const feeds: LiveFeed[] = [];

/** A feed that listens, and what it hears from then on. */
async function openFeed(): Promise<{ feed: LiveFeed; heard: LiveSignal[] }> {
  const feed = new LiveFeed(env().databaseUrl);
  feeds.push(feed);
  const heard: LiveSignal[] = [];
  feed.subscribe((signal) => heard.push(signal));
  await expect.poll(() => heard).toEqual(["resync"]);
  heard.length = 0;
  return { feed, heard };
}

afterEach(async () => {
  for (const feed of feeds.splice(0)) await feed.close();
});

test("what is published is heard by every process once it is committed, and never when it is rolled back", async () => {
  const { heard } = await openFeed();
  const { heard: elsewhere } = await openFeed();
  await db()
    .$transaction(async (tx) => {
      await publish(tx, { topic: "cards", id: "undone" });
      throw new Error("rolled back");
    })
    .catch(() => undefined);
  await db().$transaction(async (tx) => {
    await publish(tx, { topic: "transactions", id: "t-1", cardId: "c-1" });
    await publish(tx, { topic: "webhooks", id: "w-1" });
    expect(heard).toEqual([]);
  });
  const expected = [
    { topic: "transactions", id: "t-1", cardId: "c-1" },
    { topic: "webhooks", id: "w-1" },
  ];
  await expect.poll(() => heard).toEqual(expected);
  await expect.poll(() => elsewhere).toEqual(expected);
});

test("another process hears it too", async () => {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "scripts/testing/live-listener.ts"],
    { stdio: ["pipe", "pipe", "inherit"] },
  );
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const gone = new Promise((resolve) => child.once("exit", resolve));
  const { heard } = await openFeed();
  await expect.poll(() => output, { timeout: 20_000 }).toBe('"resync"\n');
  await publish(db(), { topic: "cards", id: "c-1" });
  await expect.poll(() => output).toBe('"resync"\n{"topic":"cards","id":"c-1"}\n');
  expect(heard).toEqual([{ topic: "cards", id: "c-1" }]);
  child.stdin.end();
  expect(await gone).toBe(0);
});

test("a few changes are told one by one; a page of a sync is one event", async () => {
  const { heard } = await openFeed();
  const changes = Array.from({ length: 200 }, (_, n) => ({ id: `t-${n}`, cardId: "c-1" }));
  await publishChanges(db(), "transactions", changes);
  await publishChanges(db(), "transactions", changes.slice(0, 2));
  await publishChanges(db(), "transactions", []);
  await expect
    .poll(() => heard)
    .toEqual([
      { topic: "transactions" },
      { topic: "transactions", id: "t-0", cardId: "c-1" },
      { topic: "transactions", id: "t-1", cardId: "c-1" },
    ]);
});

test("an id longer than a notification may be is left out instead of failing the write", async () => {
  const { heard } = await openFeed();
  await publish(db(), { topic: "cards", id: "x".repeat(9_000) });
  await expect.poll(() => heard).toEqual([{ topic: "cards" }]);
});

test("what nobody here understands is ignored", async () => {
  const { heard } = await openFeed();
  for (const payload of ["", "no json", '{"topic":"of a newer version"}']) {
    await db().$queryRaw`SELECT count(pg_notify('console_live', ${payload}))`;
  }
  await publish(db(), { topic: "cards" });
  await expect.poll(() => heard).toEqual([{ topic: "cards" }]);
});

test("a connection that is cut opens again by itself, says resync, and hears what comes after", async () => {
  const { feed, heard } = await openFeed();
  const began = Date.now();
  await db().$executeRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'cardroom-live' AND datname = current_database()`;
  await expect.poll(() => heard, { timeout: 5_000, interval: 5 }).toEqual(["resync"]);
  expect(Date.now() - began).toBeLessThan(1_500);
  expect(feed.heardSince(began)).toBeNull();
  await publish(db(), { topic: "cards", id: "c-1" });
  await expect.poll(() => heard).toEqual(["resync", { topic: "cards", id: "c-1" }]);
});

test("what was heard lately can be told again to who just came, unless it is not all known", async () => {
  const { feed, heard } = await openFeed();
  const before = Date.now();
  await publish(db(), { topic: "cards", id: "c-1" });
  await expect.poll(() => heard.length).toBe(1);
  expect(feed.heardSince(before)).toEqual([{ topic: "cards", id: "c-1" }]);
  expect(feed.heardSince(before - 60_000)).toBeNull();
});
