import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const folder = new URL("./messages/", import.meta.url);
const table = readFileSync(new URL("../../docs/glossary.md", import.meta.url), "utf8");
const rows = table
  .split("\n")
  .filter((line) => line.startsWith("|"))
  .slice(2)
  .map((line) => line.split("|").map((cell) => cell.trim()));

/** Spellings that a language must not use, by the glossary's column. */
function forbidden(column: number): string[] {
  return rows.flatMap((cells) => (cells[column] ?? "").split(/, ?/)).filter((word) => word !== "");
}

function texts(locale: string): [string, string][] {
  const files = readdirSync(new URL(`${locale}/`, folder));
  return files.flatMap((file) =>
    flatten(JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), "utf8")), file),
  );
}

function flatten(value: unknown, name: string): [string, string][] {
  if (typeof value === "string") return [[name, value]];
  return Object.entries(value as Record<string, unknown>).flatMap(([key, one]) =>
    flatten(one, `${name} ${key}`),
  );
}

test("the glossary has a term in each language for every thing", () => {
  expect(rows.length).toBeGreaterThan(20);
  expect(rows.filter(([, ...cells]) => cells.slice(0, 3).some((cell) => cell === ""))).toEqual([]);
});

describe.each([
  ["zh-HK", 4],
  ["zh-CN", 5],
] as const)("%s", (locale, column) => {
  test("uses no other spelling than the glossary's", () => {
    const words = forbidden(column);
    const found = texts(locale).filter(([, text]) => words.some((word) => text.includes(word)));
    expect(found).toEqual([]);
  });

  test("has full-width punctuation beside Chinese characters", () => {
    const half =
      /[\p{Script=Han}」）][,:;!?]|[,:;!?][\p{Script=Han}「（]|\p{Script=Han}\((?!\{)|\)\p{Script=Han}/u;
    const found = texts(locale).filter(([, text]) => half.test(text.replace(/\{[^{}]*\}|<[^>]*>/g, "")));
    expect(found).toEqual([]);
  });
});

test("English says what is missing the way a person would", () => {
  const foreign =
    /\bNobody waits\b|[Tt]he issuer did not say|\bnot told\b|This is no\b|into use\b|Put in force/;
  expect(texts("en").filter(([, text]) => foreign.test(text))).toEqual([]);
});
