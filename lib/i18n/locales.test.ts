import { expect, test } from "vitest";
import { negotiateLocale, parseLocale, parseTimeZone } from "./locales";

test.each([
  [null, "en"],
  ["", "en"],
  ["en-US,en;q=0.9", "en"],
  ["zh-TW,zh;q=0.9,en;q=0.5", "zh-HK"],
  ["zh-HK", "zh-HK"],
  ["zh-Hant-MO", "zh-HK"],
  ["zh-Hans-HK", "zh-CN"],
  ["zh", "zh-CN"],
  ["zh-SG,zh-TW;q=0.3", "zh-CN"],
  ["fr-FR,fr;q=0.9,zh-TW;q=0.8", "zh-HK"],
  ["en;q=0.4, zh-CN;q=0.9", "zh-CN"],
  ["zh-HK;q=0, en", "en"],
  ["zh-HK;q=abc, en;q=0.1", "en"],
  ["de, *;q=0.5", "en"],
])("Accept-Language %s is served in %s", (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

test("only a supported locale is taken from the cookie", () => {
  expect(parseLocale("zh-HK")).toBe("zh-HK");
  expect(parseLocale("zh-hk")).toBeUndefined();
  expect(parseLocale("../../etc")).toBeUndefined();
  expect(parseLocale(undefined)).toBeUndefined();
});

test("only a zone that the runtime knows is taken from the cookie", () => {
  expect(parseTimeZone("Europe/London")).toBe("Europe/London");
  expect(parseTimeZone("Mars/Olympus")).toBeUndefined();
  expect(parseTimeZone("")).toBeUndefined();
  expect(parseTimeZone("x".repeat(65))).toBeUndefined();
});
