import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("no source file is longer than 300 lines", () => {
  const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.mjs"], { encoding: "utf8" }).split("\n");
  const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
  expect(files.filter((file) => file !== "" && lines(file) > 300)).toEqual([]);
});
