import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("what is loaded late has a place of its own, so that nothing around it goes and takes the focus along", () => {
  const without = readdirSync("components", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .flatMap((file) => callsOf(readFileSync(`components/${file}`, "utf8")).map((call) => ({ file, call })))
    .filter(({ call }) => !call.includes("loading:"));
  expect(without).toEqual([]);
});

function callsOf(source: string): string[] {
  return source.match(/ = dynamic\([\s\S]*?\n?\);/g) ?? [];
}
