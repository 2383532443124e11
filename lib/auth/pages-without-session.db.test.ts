import { readdirSync } from "node:fs";
import { NextRequest } from "next/server";
import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { openSession, revokeSession } from "@/lib/auth/sessions";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { proxy } from "@/proxy";

const ORIGIN = "http://localhost";

const OPEN = ["/sign-in"];

/** The address of every page, with a made-up id in the place of each parameter. */
const PAGES = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith("page.tsx") && !file.includes("@"))
  .map(
    (file) =>
      `/${file
        .replace(/(^|\/)page\.tsx$/, "")
        .replace(/\([^)]+\)\/?/g, "")
        .replace(/\[[^\]]+\]/g, "x")}`,
  )
  .filter((path) => !OPEN.includes(path));

async function ask(path: string, cookie = "", init: { method?: string; headers?: object } = {}) {
  const headers = { ...init.headers, cookie };
  return proxy(new NextRequest(`${ORIGIN}${path}`, { method: init.method ?? "GET", headers }));
}

async function sessionCookie(): Promise<{ cookie: string; sessionId: string }> {
  const email = `${crypto.randomUUID()}@example.com`;
  const data = { email, name: "Ada", role: "finance", passwordHash: "none" };
  const { id } = await db().staff.create({ data });
  const sessionId = await openSession(id, { address: null, userAgent: "" }, systemClock);
  const secret = env().authSecret;
  return { cookie: `next-auth.session-token=${await encode({ token: { sessionId }, secret })}`, sessionId };
}

test("there are pages to look at", () => {
  expect(PAGES).toContain("/");
  expect(PAGES).toContain("/cards/x");
  expect(PAGES.length).toBeGreaterThan(25);
});

test.each(PAGES)(
  "without a session %s is 307 before anything is rendered, as a document and as data",
  async (path) => {
    for (const [query, headers] of [
      ["", {}],
      ["?_rsc=1a2b3", { rsc: "1" }],
    ] as const) {
      const response = await ask(path + query, "", { headers });
      expect(response.status).toBe(307);
      expect(response.headers.get("location")).toBe(
        `${ORIGIN}/sign-in?callbackUrl=${encodeURIComponent(path)}`,
      );
      expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(await response.text()).toBe("");
    }
  },
);

test("the way back keeps what was asked for, and a cookie that names no session is none", async () => {
  const response = await ask("/cards?status=Locked&q=a%26b&_rsc=x", "next-auth.session-token=rubbish");
  const back = encodeURIComponent("/cards?status=Locked&q=a%26b");
  expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in?callbackUrl=${back}`);
});

test("with a session a page goes on; once it was ended the way leads to the sign-in, which says so", async () => {
  const { cookie, sessionId } = await sessionCookie();
  expect((await ask("/cards", cookie)).headers.get("x-middleware-next")).toBe("1");
  await revokeSession(sessionId, "test", systemClock);
  const ended = await ask("/cards", cookie);
  expect(ended.status).toBe(307);
  expect(ended.headers.get("location")).toBe(`${ORIGIN}/sign-in?callbackUrl=%2Fcards&reason=ended`);
});

test("the sign-in and its picture are open, and an action is left to its verb", async () => {
  for (const path of ["/sign-in?callbackUrl=%2F", "/icon.svg"])
    expect((await ask(path)).headers.get("x-middleware-next")).toBe("1");
  expect((await ask("/cards", "", { method: "POST" })).headers.get("x-middleware-next")).toBe("1");
});
