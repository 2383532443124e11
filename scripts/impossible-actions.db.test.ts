import { randomUUID } from "node:crypto";
import path from "node:path";
import fc from "fast-check";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { z } from "zod";
import type { Viewer } from "@/lib/auth/sessions";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { type CardFixture, startCardFixture } from "./testing/card-fixture";
import {
  actionFiles,
  countLeaves,
  IMPOSSIBLE_TEXTS,
  ODD_VALUES,
  replaceLeaf,
  wanted,
} from "./testing/odd-input";
import { signedIn, steppedUp } from "./testing/secrets-fixture";

/** Who asks, as Next tells it, and every schema that something from a browser is parsed with. */
const request = vi.hoisted(() => ({ cookie: "", schemas: new Set<z.ZodType>() }));

vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: () => undefined,
    getAll: () => [{ name: "next-auth.session-token", value: request.cookie }],
    delete: () => undefined,
    set: () => undefined,
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

type Action = (...given: unknown[]) => Promise<unknown>;

const ROLES = ["admin", "finance", "support"] as const;
const FILES = actionFiles();
let fixture: CardFixture;
let texts: string[];

beforeAll(async () => {
  fixture = await startCardFixture({ CONTACT_DAILY_BUDGET: "1000", CODE_DAILY_BUDGET: "1000" });
  const card = await fixture.newCard();
  const { id: staffId } = await db().staff.findFirstOrThrow();
  texts = [card.id, staffId, randomUUID(), "x", "HKD"];
});
afterAll(() => fixture.sandbox.stop());

/** From now on the request is of a new person, who has just proved who they are. */
async function ask(role: Viewer["role"]): Promise<void> {
  const { sessionId } = await steppedUp(await signedIn(role, ["cards.reveal", "cards.reveal_copy"]));
  request.cookie = await encode({ token: { sessionId }, secret: env().authSecret });
}

async function actionsOf(file: string): Promise<[string, Action][]> {
  const found: Record<string, unknown> = await import(path.resolve(file));
  return Object.entries(found).filter((entry): entry is [string, Action] => typeof entry[1] === "function");
}

/** What the action parses, and by whom it can be called that far; null where it takes nothing. */
async function shapeOf(action: Action): Promise<{ role: Viewer["role"]; schema: z.ZodType } | null> {
  for (const role of ROLES) {
    await ask(role);
    request.schemas.clear();
    await action(...Array.from({ length: action.length }, () => ({})));
    const [schema] = request.schemas;
    if (schema) return { role, schema };
  }
  return null;
}

/** The arguments that make this input: the input itself, or its fields in their order. */
function argumentsFor(action: Action, input: unknown): unknown[] {
  if (action.length === 1 || typeof input !== "object" || input === null) return [input];
  return Object.values(input);
}

function expectKnown(answer: unknown, what: string): void {
  const code = typeof answer === "object" && answer !== null ? Reflect.get(answer, "error")?.code : undefined;
  expect(code, what).not.toBe("INTERNAL");
  expect(code, what).not.toBe("UNAUTHENTICATED");
}

/** What stands in every table but those that keep who asked for what. */
async function everything(): Promise<string> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`;
  const kept = tables.filter(({ name }) => !["audit_entry", "staff_session"].includes(name));
  const sums = kept.map(
    ({ name }) =>
      `SELECT '${name}:' || count(*) || md5(string_agg(t::text, ',' ORDER BY t::text)) AS sum FROM "${name}" t`,
  );
  const rows = await db().$queryRawUnsafe<{ sum: string | null }[]>(sums.join(" UNION ALL "));
  return rows.map(({ sum }) => sum).join("\n");
}

test("there are actions to call", () => {
  expect(FILES).toContain("lib/cards/actions.ts");
  expect(FILES.length).toBeGreaterThan(15);
});

test.each(FILES)(
  "%s: a text that nobody could have typed is refused, wherever it stands, and nothing is written",
  async (file) => {
    for (const [name, action] of await actionsOf(file)) {
      if (action.length === 0) continue;
      const shape = await shapeOf(action);
      expect(shape, `${name} parses what it is given`).not.toBeNull();
      if (!shape) continue;
      await ask(shape.role);
      const before = await everything();
      const inputs = fc.sample(wanted(shape.schema, texts), { numRuns: 2 });
      for (const input of inputs)
        for (let leaf = 0; leaf < countLeaves(input); leaf += 1)
          for (const text of fc.sample(fc.constantFrom(...IMPOSSIBLE_TEXTS), 2)) {
            const odd = replaceLeaf(input, leaf, text);
            const answer = await action(...argumentsFor(action, odd));
            expect(answer, `${name}, leaf ${leaf}`).toMatchObject({ ok: false });
            expectKnown(answer, `${name}, leaf ${leaf}`);
          }
      expect(await everything(), name).toBe(before);
    }
  },
);

test.each(FILES)("%s: whatever is sent is answered, and never as a fault of our own", async (file) => {
  for (const [name, action] of await actionsOf(file)) {
    const shape = await shapeOf(action);
    const input = shape ? wanted(shape.schema, texts) : fc.constant(undefined);
    await fc.assert(
      fc.asyncProperty(input, fc.nat(40), fc.nat(ODD_VALUES.length - 1), async (right, leaf, odd) => {
        await ask(shape?.role ?? "admin");
        const given = argumentsFor(action, replaceLeaf(right, leaf, ODD_VALUES[odd]));
        expectKnown(await action(...given), `${name}, odd value ${odd}`);
      }),
      { numRuns: 20 },
    );
  }
});

const CARD = "5105 1051 0510 5100";

/** The tables in which something holds this card number, in whatever grouping. */
async function tablesWithCard(): Promise<string[]> {
  const tables = await db().$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`;
  const pattern = CARD.split(" ").join("[^0-9]?");
  const holding = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name WHERE EXISTS (SELECT 1 FROM "${name}" t WHERE t::text ~ '${pattern}')`,
  );
  const rows = await db().$queryRawUnsafe<{ name: string }[]>(holding.join(" UNION ALL "));
  return rows.map(({ name }) => name);
}

test.each(FILES)("%s: a full card number is kept nowhere, in whichever field it stands", async (file) => {
  for (const [name, action] of await actionsOf(file)) {
    const shape = action.length === 0 ? null : await shapeOf(action);
    if (!shape) continue;
    for (const input of fc.sample(wanted(shape.schema, texts), { numRuns: 2 }))
      for (let leaf = 0; leaf < countLeaves(input); leaf += 1)
        for (const text of [`lost ${CARD} today`, CARD.replaceAll(" ", "\u2013")]) {
          await ask(shape.role);
          await action(...argumentsFor(action, replaceLeaf(input, leaf, text)));
        }
    expect(await tablesWithCard(), name).toEqual([]);
  }
});
