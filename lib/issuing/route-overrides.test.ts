import { readFile } from "node:fs/promises";
import { describe, expect, it, test } from "vitest";
import { IssuingConfigError } from "@/lib/issuing/errors";
import { applyRouteOverrides, parseRouteOverrides } from "@/lib/issuing/route-overrides";
import { routes } from "@/lib/issuing/routes";

describe("the route map", () => {
  it("has the contract's 25 operations and echo, each call of its own", () => {
    const calls = Object.values(routes).map((route) => `${route.method} ${route.path}`);
    expect(calls.length).toBe(26);
    expect(new Set(calls).size).toBe(26);
  });

  it("calls documented only what the contract documents with verb and path", () => {
    const documented = Object.entries(routes).filter(([, route]) => route.tag === "documented");
    expect(documented.map(([name]) => name).sort()).toEqual([
      "createCard",
      "echo",
      "editUser",
      "exchangeKey",
      "getCardLimitHistory",
      "listTransactions",
    ]);
  });

  it("calls every GET a read, and every other but echo a write", () => {
    for (const [name, route] of Object.entries(routes)) {
      expect(route.kind).toBe(route.method === "GET" || name === "echo" ? "read" : "write");
    }
  });
});

test("the README lists every key of the overrides file, and no other", async () => {
  const readme = await readFile("README.md", "utf8");
  const paragraph = /The keys of `ISSUING_ROUTES_FILE`[^.]*\./.exec(readme)?.[0] ?? "";
  const keys = [...paragraph.matchAll(/`(\w+)`/g)].map(([, key]) => key);
  expect(keys).toEqual(["ISSUING_ROUTES_FILE", ...Object.keys(routes)]);
});

describe("overrides", () => {
  it.each([
    ['{"lockCard":"/x/:id/lock"}', { path: "/x/:id/lock" }],
    ['{"lockCard":"POST /x/:id/lock"}', { method: "POST", path: "/x/:id/lock" }],
    ['{"lockCard":{"method":"PATCH"}}', { method: "PATCH" }],
    ['\uFEFF{"lockCard":{"method":"PATCH","path":"/x/:id"}}', { method: "PATCH", path: "/x/:id" }],
  ])("%s", (json, expected) => {
    const overrides = parseRouteOverrides(json);
    expect(overrides).toEqual({ lockCard: expected });
    expect(applyRouteOverrides(overrides).lockCard).toEqual({ ...routes.lockCard, ...expected });
    expect(applyRouteOverrides(overrides).unlockCard).toEqual(routes.unlockCard);
  });

  it.each([
    ["no JSON", /one JSON object/],
    ["[]", /one JSON object/],
    ['{"lockcard":"/x/:id"}', /"lockcard" is no operation; the operations are echo, createCard/],
    ['{"constructor":"/x"}', /no operation/],
    ['{"lockCard":7}', /"lockCard" must be/],
    ['{"lockCard":"x/:id"}', /"lockCard" must be/],
    ['{"lockCard":"//evil.example/:id"}', /"lockCard" must be/],
    ['{"lockCard":"https://evil.example/:id"}', /"lockCard" must be/],
    ['{"lockCard":"/x/:id?force=1"}', /without query/],
    ['{"lockCard":"/x y/:id"}', /"lockCard" must be/],
    ['{"lockCard":"FETCH /x/:id"}', /"lockCard" must be/],
    ['{"lockCard":{"verb":"PUT"}}', /"lockCard" must be/],
    ['{"lockCard":"/x/lock"}', /must have exactly :id/],
    ['{"lockCard":"/x/:id/:other"}', /must have exactly :id/],
    ['{"listCards":"/x/:id"}', /must have no parameter/],
  ])("%s is refused with one sentence", (json, sentence) => {
    expect(() => parseRouteOverrides(json)).toThrow(IssuingConfigError);
    expect(() => parseRouteOverrides(json)).toThrow(sentence);
  });
});
