import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const CODE = ["app", "components", "e2e", "lib", "prisma/schema", "sandbox", "scripts"];
const TEXTS = ["README.md", "CONTRIBUTING.md", "DECISIONS.md", "SECURITY.md", "sandbox/README.md"];
const OTHER_STANDARDS = /(?:RFC \d+|ECMA-\d+ part \d+,) §[\d.]+/g;

describe("the contract that comments cite", () => {
  const sections = new Set(
    [...readFileSync("docs/issuing-api.md", "utf8").matchAll(/^#+ (\d+(?:\.\d+)*)\.? /gm)].map(
      ([, it]) => it,
    ),
  );
  const cited = CODE.flatMap(filesBelow)
    .filter((file) => /\.(?:tsx?|prisma|md)$/.test(file))
    .flatMap((file) => sectionsIn(readFileSync(file, "utf8")).map((section) => ({ file, section })));

  test("has every section that a comment names", () => {
    expect(cited.length).toBeGreaterThan(100);
    expect(cited.filter(({ section }) => !sections.has(section))).toEqual([]);
  });

  test("is not expected to hold the sections of other standards", () => {
    expect(sectionsIn("as RFC 9562 §5.4 says, and the contract (§3.1, §3.11)")).toEqual(["3.1", "3.11"]);
  });
});

describe.each([...TEXTS, ...filesBelow("docs").filter((file) => file.endsWith(".md"))])("%s", (document) => {
  const text = readFileSync(document, "utf8");

  test("names only files that exist", () => {
    const named = [
      ...text.matchAll(/`((?:app|components|docs|e2e|lib|prisma|sandbox|scripts)\/[\w./()[\]@-]+)`/g),
    ];
    expect(named.map(([, file]) => file ?? "").filter((file) => !isThere(file))).toEqual([]);
  });

  test("links only to what exists", () => {
    const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(([, link]) => link ?? "");
    expect(links.filter((link) => !existsSync(path.join(path.dirname(document), link)))).toEqual([]);
  });

  test("names only commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
    const named = [...text.matchAll(/npm run ([\w:-]*\w)/g)].map(([, command]) => command ?? "");
    expect(named.filter((command) => !(command in scripts))).toEqual([]);
  });
});

/** `§3.5` wherever it stands, unless another standard is named with it. */
function sectionsIn(text: string): string[] {
  return [...text.replace(OTHER_STANDARDS, "").matchAll(/§ ?(\d+(?:\.\d+)*)/g)].map(
    ([, section]) => section ?? "",
  );
}

/** A file or folder, or a module as imports name it. */
function isThere(name: string): boolean {
  return [name, `${name}.ts`, `${name}.tsx`].some((file) => existsSync(file));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
