import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { brokenRules, importsOf, MODULES } from "./module-order";

const sources = ["app", "components", "lib", "sandbox"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) && !/(^|\/)testing\//.test(name))
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, "utf8") })),
);
const broken = (file: string, text: string) => brokenRules([{ file, text }]);

test("no import goes up, or out of its part", () => {
  expect(sources.length).toBeGreaterThan(1000);
  expect(brokenRules(sources)).toEqual([]);
});

test("every module has its place, and every place its module", () => {
  const modules = readdirSync("lib", { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(modules.map(({ name }) => name).sort()).toEqual([...MODULES].sort());
});

test.each([
  ["static", 'import { x } from "@/lib/cards/schema";'],
  ["of a type", 'import type { X } from "@/lib/cards/schema";'],
  ["for its effects", 'import "@/lib/cards/schema";'],
  ["exported again", 'export { x } from "@/lib/cards/schema";'],
  ["relative", 'import { x } from "../cards/schema";'],
  ["dynamic", 'const x = await import("@/lib/cards/schema");'],
  ["dynamic and relative", "const x = await import('../cards/schema');"],
  ["over lines", 'import {\n  x,\n  y,\n} from\n  "../cards/schema";'],
])("an import upward is found: %s", (_, text) => {
  expect(importsOf({ file: "lib/core/money.ts", text })).toEqual(["lib/cards/schema"]);
  expect(broken("lib/core/money.ts", text)).toHaveLength(1);
  expect(broken("lib/sync/run.ts", text)).toEqual([]);
});

test.each([
  ["lib/cards/lock-card.ts", "../../components/ui/button"],
  ["lib/cards/lock-card.ts", "@/app/layout"],
  ["lib/cards/lock-card.ts", "../../sandbox/start"],
  ["components/ui/button.tsx", "@/lib/cards/schema"],
  ["components/ui/button.tsx", "../cards/card-actions"],
  ["components/ui/button.tsx", "@/lib/auth/constants"],
  ["components/list/address.ts", "../cards/card-params"],
  ["components/cards/table.tsx", "../../app/layout"],
  ["sandbox/start.ts", "../lib/issuing/sign"],
  ["app/page.tsx", "../sandbox/start"],
  ["lib/nowhere/thing.ts", "@/lib/core/money"],
])("%s may not import %s, statically or when it runs", (file, imported) => {
  expect(broken(file, `import { x } from "${imported}";`)).toHaveLength(1);
  expect(broken(file, `void import("${imported}");`)).toHaveLength(1);
});

test('"use server" stands only where actions are', () => {
  expect(broken("lib/cards/lock-card.ts", '"use server";\n')).toHaveLength(1);
  expect(broken("components/cards/form.tsx", "async function send() {\n  'use server';\n}")).toHaveLength(1);
  expect(broken("lib/cards/actions.ts", '"use server";\n')).toEqual([]);
});
