import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { AUDIT_ACTIONS } from "@/lib/audit/constants";

test("every action that some code records is one that the log's filter offers and has words for", () => {
  const known = new Set<string>(AUDIT_ACTIONS);
  const recorded = sources().flatMap((text) =>
    [...text.matchAll(/\baction: "([a-z_]+\.[a-z_-]+)"/g)].map(([, action = ""]) => action),
  );
  expect(recorded.length).toBeGreaterThan(20);
  expect([...new Set(recorded)].filter((action) => !known.has(action))).toEqual([]);
});

function sources(): string[] {
  return readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
    .map((file) => readFileSync(path.join("lib", file), "utf8"));
}
