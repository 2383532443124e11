import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { z } from "zod";
import { encodeCursor } from "@/lib/core/cursor";
import { env } from "@/lib/core/env";
import { answerReadAt } from "@/lib/root/answer-read-at";
import { READS } from "@/lib/root/reads";
import { type CardFixture, startCardFixture } from "./testing/card-fixture";
import { IMPOSSIBLE_TEXTS, namesOf, ODD_VALUES } from "./testing/odd-input";
import { signedIn, steppedUp } from "./testing/secrets-fixture";

const request = vi.hoisted(() => ({ cookie: "", schemas: new Set<z.ZodType>() }));

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: () => undefined,
    getAll: () => [{ name: "next-auth.session-token", value: request.cookie }],
  }),
}));

vi.mock("@/lib/core/parse", async (load) => {
  const real = await load<typeof import("@/lib/core/parse")>();
  return {
    ...real,
    parseInput: (schema: z.ZodType, raw: unknown) => {
      request.schemas.add(schema);
      return real.parseInput(schema, raw);
    },
  };
});

/** Every read for the browser; not what gives texts that only a build has. */
const ROUTES = Object.keys(READS).filter((address) => address !== "search/messages");
const ODD_TEXTS = [
  ...ODD_VALUES.filter((value): value is string => typeof value === "string" && value.length < 5000),
  "x".repeat(5000),
  "1,2,,3",
  "99999999999999999999",
  "2026-13-45",
  "2026-01-01T00:00:00Z",
  "12026-01-01",
  ...["cards", "users", "transactions", "audit", "x"].map((list) =>
    encodeCursor(list, { direction: "after", key: "2026-01-01 00:00:00+00", id: "x" }),
  ),
  Buffer.from('["cards","before","1","\\u0000"]').toString("base64url"),
];
const KEPT = ["cache-control", "x-request-id"];
let fixture: CardFixture;

beforeAll(async () => {
  fixture = await startCardFixture();
  const { sessionId } = await steppedUp(await signedIn("admin", ["cards.reveal"]));
  request.cookie = await encode({ token: { sessionId }, secret: env().authSecret });
});
afterAll(() => fixture.sandbox.stop());

/** What the route answers to this query, with this text in the place of every part of its address that is left open. */
function ask(route: string, query: string, open = "x"): Promise<Response> {
  const path = route.split("/").map((part) => (part.startsWith("[") ? open : part));
  return answerReadAt(path, new URLSearchParams(query));
}

async function expectOurs(route: string, query: string, open?: string): Promise<number> {
  const answer = await ask(route, query, open);
  await answer.body?.cancel();
  const what = `${route} ${query.slice(0, 300)} ${open?.slice(0, 100) ?? ""}`;
  expect(answer.status, what).not.toBe(500);
  expect(answer.status, what).not.toBe(401);
  for (const name of KEPT) expect(answer.headers.get(name), `${name}: ${what}`).toBeTruthy();
  return answer.status;
}

const queryOf = (name: string, ...values: string[]) =>
  values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");

test("there are reads to try", () => {
  expect(ROUTES.length).toBeGreaterThan(50);
});

test.each(ROUTES)(
  "%s answers whatever stands in its address, and never as a fault of our own",
  async (route) => {
    request.schemas.clear();
    await expectOurs(route, "");
    const names = [...new Set([...[...request.schemas].flatMap(namesOf), "q", "__proto__", "toString"])];
    for (const name of names)
      for (const text of IMPOSSIBLE_TEXTS.filter((one) => one.isWellFormed() && one.length < 5000)) {
        const status = await expectOurs(route, queryOf(name, text));
        if (request.schemas.size > 0 && !route.includes("[")) expect(status, `${route} ${name}`).toBe(400);
      }
    const odd = fc.constantFrom(...ODD_TEXTS.filter((text) => text.isWellFormed()));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(odd, { minLength: 1, maxLength: 2 }),
        odd,
        async (name, values, open) => {
          await expectOurs(route, queryOf(name, ...values), open);
        },
      ),
      { numRuns: 60 },
    );
  },
);
