import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const tokens = readTokens(css);
const grounds = ["canvas", "surface", "raised", "subtle", "hover"];
const tones = ["info", "success", "warning", "danger", "neutral"];

/** Text on ground: WCAG 2.2, 1.4.3. */
const texts: [string, string][] = [
  ...["ink", "muted"].flatMap((text) => grounds.map((ground): [string, string] => [text, ground])),
  ...["canvas", "surface", "raised", "subtle"].map((ground): [string, string] => ["faint", ground]),
  ...["surface", "canvas", "raised", "accent-subtle"].map((ground): [string, string] => [
    "accent-ink",
    ground,
  ]),
  ...["ink", "muted"].map((text): [string, string] => [text, "accent-subtle"]),
  ...tones.flatMap((tone): [string, string][] => [
    [tone, `${tone}-subtle`],
    [tone, "surface"],
    [tone, "canvas"],
    ["ink", `${tone}-subtle`],
    ["muted", `${tone}-subtle`],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger-solid"],
  ["on-accent", "danger-hover"],
  ["canvas", "ink"],
];

/** Edges of controls, marks and the focus ring: WCAG 2.2, 1.4.11. */
const marks: [string, string][] = [
  ...["surface", "canvas", "raised"].flatMap((ground): [string, string][] => [
    ["control", ground],
    ["focus", ground],
    ["accent", ground],
    ["danger-solid", ground],
  ]),
];

test.each(["light", "dark"] as const)("text reaches 4.5:1 on its ground in the %s theme", (theme) => {
  expect(
    texts.filter(([text, ground]) => !(contrast(theme, text, ground) >= 4.5)).map(measured(theme)),
  ).toEqual([]);
});

test.each(["light", "dark"] as const)("edges and marks reach 3:1 in the %s theme", (theme) => {
  expect(
    marks.filter(([mark, ground]) => !(contrast(theme, mark, ground) >= 3)).map(measured(theme)),
  ).toEqual([]);
});

test("text has only the colours that are checked here", () => {
  const checked = new Set(texts.map(([text]) => text));
  const others = [...tokens.keys()].filter((name) => !checked.has(name));
  const asText = new RegExp(`(?<![\\w-])text-(?:${others.join("|")})(?![\\w-])`, "g");
  const found = sources().flatMap(([file, source]) =>
    (source.match(asText) ?? []).map((use) => `${file}: ${use}`),
  );
  expect(found).toEqual([]);
});

function sources(): [string, string][] {
  return ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
      .map((file): [string, string] => [`${folder}/${file}`, readFileSync(`${folder}/${file}`, "utf8")]),
  );
}

type Theme = "light" | "dark";
type Colour = { light: number[]; dark: number[] };

function measured(theme: Theme) {
  return ([text, ground]: [string, string]) =>
    `${text} on ${ground}: ${contrast(theme, text, ground).toFixed(2)}`;
}

function readTokens(source: string): Map<string, Colour> {
  const found = source.matchAll(/--([\w-]+): light-dark\(oklch\(([^)]+)\), oklch\(([^)]+)\)\);/g);
  return new Map(
    [...found].map(([, name = "", light = "", dark = ""]) => [
      name,
      { light: parse(light), dark: parse(dark) },
    ]),
  );
}

function parse(text: string): number[] {
  return text.split(/[\s/]+/).map(Number);
}

function contrast(theme: Theme, text: string, ground: string): number {
  const [high = 0, low = 0] = [luminance(theme, text), luminance(theme, ground)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** WCAG relative luminance of an OKLCH colour, through Ottosson's OKLab matrices and linear sRGB. */
function luminance(theme: Theme, name: string): number {
  const [lightness = Number.NaN, chroma = 0, hue = 0] = tokens.get(name)?.[theme] ?? [];
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s;
  const [r = 0, g = 0, bl = 0] = [red, green, blue].map((channel) => Math.min(1, Math.max(0, channel)));
  return 0.2126 * r + 0.7152 * g + 0.0722 * bl;
}
