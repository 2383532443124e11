import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { ROLES, type Role } from "@/lib/auth/constants";
import { OPERATION_KINDS, type OperationKind } from "@/lib/auth/operation-kinds";
import { can } from "@/lib/auth/permissions";
import { openSession, readSession, revokeSession, type Viewer } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { LIVE_TOPICS, type LiveEvent, type LiveTopic } from "@/lib/live/constants";
import { LiveFeed } from "@/lib/live/listen";
import { openStream, openStreams, type StreamOptions } from "@/lib/live/open-stream";
import { publish } from "@/lib/live/publish";
import { changeStaff } from "@/lib/staff/change-staff";

let feed: LiveFeed;

beforeAll(async () => {
  feed = new LiveFeed(env().databaseUrl);
  const began = new Promise<void>((resolve) => {
    const end = feed.subscribe(() => {
      end();
      resolve();
    });
  });
  await began;
});

afterAll(() => feed.close());

const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.cancel().catch(() => undefined);
  expect(openStreams()).toBe(0);
});

async function signIn(role: Role): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const { id } = await db().staff.create({ data: { email, name: "A", role, passwordHash: "none" } });
  const sessionId = await openSession(id, { address: "", userAgent: "" }, systemClock);
  return { id, sessionId, email, name: "A", role, grants: [] };
}

function open(viewer: Viewer, options: Partial<StreamOptions> = {}) {
  const stream = openStream(viewer, { feed, since: null, ...options });
  if (!stream) return null;
  const reader = stream.getReader();
  readers.push(reader);
  return reader;
}

/** The names and data of the events up to the first one that `last` accepts, or to the end of the stream. */
async function read(reader: ReturnType<typeof open>, last: (event: string) => boolean = () => false) {
  const decoder = new TextDecoder();
  let text = "";
  const events: string[] = [];
  while (reader) {
    const { value, done } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const name = /^event: (.+)$/m.exec(block)?.[1];
      if (name && name !== "beat") events.push(`${name} ${/^data: (.+)$/m.exec(block)?.[1]}`);
    }
    if (events.some(last)) break;
  }
  return events;
}

const isCardEnd = (event: string) => event.includes('"id":"end"');
const PLAIN_TOPICS = LIVE_TOPICS.filter((topic) => topic !== "operations" && topic !== "imports");
const OPERATION_NAMES = Object.keys(OPERATION_KINDS) as OperationKind[];
const publishEnd = () => publish(db(), { topic: "cards", id: "end" });

test("each role hears of the topics that it may read, and of no others", async () => {
  const heard: Partial<Record<Role, string[]>> = {};
  const since = Date.now();
  for (const topic of PLAIN_TOPICS) await publish(db(), { topic, id: "x" });
  await publishEnd();
  await expect.poll(() => feed.heardSince(since)?.length).toBe(PLAIN_TOPICS.length + 1);
  for (const role of ROLES) {
    const events = await read(open(await signIn(role), { since }), isCardEnd);
    heard[role] = events.slice(0, -1).map((event) => JSON.parse(event.replace("change ", "")).topic);
  }
  const but = (...denied: LiveTopic[]) => PLAIN_TOPICS.filter((topic) => !denied.includes(topic));
  expect(heard).toEqual({
    admin: but(),
    finance: but("three-ds", "team"),
    support: but("webhooks", "sync", "approvals", "transfers", "team"),
    auditor: but(),
  });
});

test("each role hears of the operations and imports of the kinds that it may read, and of those without a kind nobody", async () => {
  const since = Date.now();
  const events: LiveEvent[] = [
    ...OPERATION_NAMES.map((kind) => ({ topic: "operations" as const, id: kind, kind })),
    ...["users", "cards"].map((kind) => ({ topic: "imports" as const, id: `imports of ${kind}`, kind })),
    { topic: "operations", id: "no kind" },
    { topic: "operations", id: "unknown kind", kind: "secrets.read" },
  ];
  for (const event of events) await publish(db(), event);
  await publishEnd();
  await expect.poll(() => feed.heardSince(since)?.length).toBe(events.length + 1);
  for (const role of ROLES) {
    const stream = await read(open(await signIn(role), { since }), isCardEnd);
    const heard = stream.slice(0, -1).map((event) => JSON.parse(event.replace("change ", "")).id);
    expect({ role, heard }).toEqual({
      role,
      heard: [
        ...OPERATION_NAMES.filter((kind) => can(role, OPERATION_KINDS[kind])),
        ...["users", "cards"]
          .filter((noun) => can(role, `${noun}.import`))
          .map((noun) => `imports of ${noun}`),
      ],
    });
  }
});

test("who just loaded the page is told what it missed; who comes back later is told to read again", async () => {
  const viewer = await signIn("support");
  const writtenAt = Date.now();
  await publish(db(), { topic: "cards", id: "end" });
  await expect.poll(() => feed.heardSince(writtenAt)?.length).toBe(1);
  expect(await read(open(viewer, { since: writtenAt }), () => true)).toEqual([
    'change {"topic":"cards","id":"end"}',
  ]);
  expect(await read(open(viewer), () => true)).toEqual(["resync {}"]);
  expect(await read(open(viewer, { since: writtenAt - 3_600_000 }), () => true)).toEqual(["resync {}"]);
});

test("the stream ends with the session, and is no presence itself", async () => {
  const viewer = await signIn("support");
  const reader = open(viewer, { checkMs: 20 });
  await read(reader, () => true);
  const before = await db().staffSession.findUniqueOrThrow({ where: { id: viewer.sessionId } });
  await revokeSession(viewer.sessionId, viewer.id, systemClock);
  expect(await read(reader)).toEqual([]);
  expect(openStreams()).toBe(0);
  const after = await db().staffSession.findUniqueOrThrow({ where: { id: viewer.sessionId } });
  expect(after.lastActiveAt).toEqual(before.lastActiveAt);
});

test("a session that nobody is present at ends the stream too", async () => {
  const viewer = await signIn("support");
  const later = { now: () => new Date(Date.now() + (env().sessionIdleMinutes + 1) * 60_000) };
  expect(await readSession(viewer.sessionId, later)).toMatchObject({ reason: "idle" });
  const reader = open(viewer, { checkMs: 20, clock: later });
  expect(await read(reader)).toEqual(["resync {}"]);
});

test("a role that changes while the stream is open counts from the next check on", async () => {
  const viewer = await signIn("support");
  const reader = open(viewer, { checkMs: 20 });
  await read(reader, () => true);
  await db().staff.update({ where: { id: viewer.id }, data: { role: "finance" } });
  const changed = publishUntil(() => publish(db(), { topic: "webhooks", id: "w" }));
  const events = await read(reader, () => true);
  changed.stop();
  expect(events[0]).toBe('change {"topic":"webhooks","id":"w"}');
});

test("who is given another role hears from that moment on what the new one may hear, and nothing else", async () => {
  const admin = await signIn("admin");
  await signIn("admin");
  const viewer = await signIn("finance");
  const reader = open(viewer);
  await read(reader, () => true);
  const context = { requestId: randomUUID(), language: "en" as const, clock: systemClock };
  await changeStaff(admin, context, {
    action: "team.role",
    staffId: viewer.id,
    before: () => ({}),
    after: {},
    apply: async (tx) => {
      await tx.staff.update({ where: { id: viewer.id }, data: { role: "support" } });
    },
  });
  await publish(db(), { topic: "transfers", id: "not for support" });
  await publish(db(), { topic: "three-ds", id: "for support" });
  await publishEnd();
  expect(await read(reader, isCardEnd)).toEqual([
    'change {"topic":"three-ds","id":"for support"}',
    'change {"topic":"cards","id":"end"}',
  ]);
});

test("a reader that does not read is let go, however much happens, and others go on hearing", async () => {
  const slow = open(await signIn("support"));
  const quick = open(await signIn("support"));
  await read(quick, () => true);
  const sent = Array.from({ length: 2_000 }, (_, n) => `transaction-${n}`);
  const received = read(quick, isCardEnd);
  await db().$queryRaw`SELECT count(pg_notify('console_live',
    json_build_object('topic', 'transactions', 'id', id, 'cardId', 'card-1')::text)) FROM unnest(${sent}::text[]) AS id`;
  await publishEnd();
  expect(await received).toHaveLength(2_001);
  await expect.poll(openStreams).toBe(1);
  await expect(slow?.read()).rejects.toThrow("too slow");
});

test("one person cannot take all connections", async () => {
  const viewer = await signIn("support");
  const opened = Array.from({ length: 15 }, () => open(viewer));
  expect(opened.filter((reader) => reader !== null)).toHaveLength(12);
  expect(open(await signIn("support"))).not.toBeNull();
  await opened[0]?.cancel();
  expect(open(viewer)).not.toBeNull();
});

function publishUntil(work: () => Promise<void>): { stop: () => void } {
  let stopped = false;
  const loop = async () => {
    while (!stopped) await work();
  };
  void loop();
  return {
    stop: () => {
      stopped = true;
    },
  };
}
