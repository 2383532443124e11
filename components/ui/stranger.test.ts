import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** What strangers and colleagues write, as the fields of our DTOs are called. */
const FIELD =
  "actorLabel|actorName|batch|businessName|comment|email|firstName|holderName|lastName|merchantCity|merchantCountry|merchantName|name|note|reason|remark|subjectLabel|title";
const PRINTED = new RegExp(
  String.raw`(?<!<Stranger[^>]*)>\s*\{(?:\w+\??\.)+(?:${FIELD})(?: \?\? [^{}]*)?\}|^\s*\{(?:\w+\??\.)+(?:${FIELD})(?: \?\? [^{}]*)?\}\s*$|\b(?:cell|value): (?:\([^)]*\) => )?(?:\w+\??\.)+(?:${FIELD})(?: \?\? [^{}]*)?\s*[,}]`,
);

/** The bare primitives are given texts of ours, and `<Stranger>` itself. */
const OURS = /^components\/ui\//;

const bareIn = (source: string) => {
  const lines = source.split("\n");
  return lines.flatMap((line, at) => {
    const inside = /<Stranger[^>]*>\s*$/.test(lines[at - 1] ?? "");
    return PRINTED.test(line) && !inside ? [line.trim()] : [];
  });
};

test.each([
  "<span>{row.merchantName}</span>",
  "<p>{one.reason}</p>",
  "      {challenge.card.title}",
  "cell: (row) => row.card.title,",
  "{ label: t(x), value: card.businessName ?? <Unknown /> },",
])("%s is seen", (line) => {
  expect(bareIn(line)).toEqual([line.trim()]);
});

test.each([
  "<Stranger>{row.merchantName}</Stranger>",
  "<Stranger>\n  {row.title}\n</Stranger>",
  "{item.label}",
])("%s is right", (lines) => {
  expect(bareIn(lines)).toEqual([]);
});

test("no component prints what somebody else wrote without isolating it", () => {
  const files = readdirSync("components", { recursive: true, encoding: "utf8" })
    .map((file) => `components/${file}`)
    .filter((file) => file.endsWith(".tsx") && !OURS.test(file));
  expect(files.length).toBeGreaterThan(100);
  const bare = files.flatMap((file) => bareIn(readFileSync(file, "utf8")).map((line) => `${file}: ${line}`));
  expect(bare).toEqual([]);
});
