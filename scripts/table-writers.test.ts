import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { tablesOf, writersOf } from "./table-writers";

const read = (folder: string, fits: (name: string) => boolean) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(fits)
    .map((name) => ({ file: `${folder}/${name}`, text: readFileSync(`${folder}/${name}`, "utf8") }));
const tables = tablesOf(
  read("prisma/schema", (name) => name.endsWith(".prisma"))
    .map(({ text }) => text)
    .join("\n"),
);
const sources = read("lib", (name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name));

test("each table is written by one module", () => {
  expect(tables.length).toBeGreaterThan(40);
  const writers = writersOf(sources, tables);
  const shared = [...writers].filter(([, modules]) => modules.size > 1);
  expect(shared.map(([table, modules]) => `${table}: ${[...modules].sort().join(", ")}`)).toEqual([]);
  expect(tables.filter(({ model }) => !writers.has(model)).map(({ model }) => model)).toEqual([]);
});

test.each([
  ["the client", "await tx.cardLimit.updateMany({});"],
  ["the client, over lines", "await db()\n  .cardLimit\n  .create({});"],
  ["SQL that adds", "sql`INSERT INTO card_limit (id) VALUES (1)`"],
  ["SQL that changes", 'sql`UPDATE "card_limit" SET id = 1`'],
  ["SQL that deletes", "sql`DELETE FROM card_limit`"],
])("a writer is found: %s", (_, text) => {
  const [table] = tablesOf('model CardLimit {\n  id String @id\n\n  @@map("card_limit")\n}\n');
  expect(table).toEqual({ model: "cardLimit", table: "card_limit" });
  const files = [{ file: "lib/sync/sync-cards.ts", text }];
  expect(writersOf(files, [{ model: "cardLimit", table: "card_limit" }]).get("cardLimit")).toEqual(
    new Set(["sync"]),
  );
});
