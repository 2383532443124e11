import { readdirSync, readFileSync } from "node:fs";
import { type MessageFormatElement, parse, TYPE } from "@formatjs/icu-messageformat-parser";
import { describe, expect, test } from "vitest";
import { loadMessages } from "./load-messages";
import { type Locale, locales } from "./locales";

const folder = new URL("./messages/", import.meta.url);
const files = readdirSync(new URL("en/", folder)).sort();
const translations = locales.filter((locale) => locale !== "en");

describe.each(translations)("%s", (locale) => {
  test("has the same files as English", () => {
    expect(readdirSync(new URL(`${locale}/`, folder)).sort()).toEqual(files);
  });

  test.each(files)("%s has the same keys as English", (file) => {
    expect(Object.keys(read(locale, file)).sort()).toEqual(Object.keys(read("en", file)).sort());
  });

  test.each(files)("%s takes the same arguments as English", (file) => {
    const english = read("en", file);
    const differing = Object.entries(read(locale, file)).filter(
      ([key, text]) => argumentsOf(text).join() !== argumentsOf(english[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  test.each(files)("%s has no text left in English", (file) => {
    const english = read("en", file);
    const left = Object.entries(read(locale, file)).filter(
      ([key, text]) => text === english[key] && !sameInEveryLanguage(text),
    );
    expect(left).toEqual([]);
  });
});

describe.each(locales)("%s", (locale) => {
  test.each(files)("%s has no empty text", (file) => {
    expect(Object.entries(read(locale, file)).filter(([, text]) => text.trim() === "")).toEqual([]);
  });

  test("every file is loaded as the namespace of its name", async () => {
    const namespaces = Object.keys(await loadMessages(locale)).map((namespace) => `${namespace}.json`);
    expect(namespaces.sort()).toEqual(files);
  });
});

test("traditional and simplified characters are not mixed up", () => {
  const simplifiedOnly =
    /[们这个还没请选额单错关闭输应时间账发现对开过说为与无样处认记录设权务带变环测试产页显类级结态电码验证转]/;
  const traditionalOnly =
    /[們這個還沒請選擇額單錯誤關閉輸應時間賬發現對開過說為與無樣處認記錄設權務帶變環測試產頁顯類級結態電碼驗證轉]/;
  for (const file of files) {
    expect(Object.entries(read("zh-HK", file)).filter(([, text]) => simplifiedOnly.test(text))).toEqual([]);
    expect(Object.entries(read("zh-CN", file)).filter(([, text]) => traditionalOnly.test(text))).toEqual([]);
  }
});

function read(locale: Locale, file: string): Record<string, string> {
  return flatten(JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), "utf8")));
}

function flatten(tree: unknown, prefix = ""): Record<string, string> {
  if (typeof tree === "string") return { [prefix]: tree };
  if (tree === null || typeof tree !== "object") throw new Error(`${prefix} is neither a text nor a group`);
  const entries = Object.entries(tree).map(([key, value]) =>
    flatten(value, prefix ? `${prefix}.${key}` : key),
  );
  return Object.assign({}, ...entries);
}

function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      names.add(element.type === TYPE.tag ? `<${element.value}>` : element.value);
      if (element.type === TYPE.tag) walk(element.children);
      if (element.type === TYPE.select || element.type === TYPE.plural)
        for (const option of Object.values(element.options)) walk(option.value);
    }
  };
  walk(parse(text));
  return [...names].sort();
}

/** Names, symbols and codes that Chinese readers write as they are. */
function sameInEveryLanguage(text: string): boolean {
  const words = text.replace(/\{[^{}]*\}/g, " ").match(/[A-Za-z]{2,}/g) ?? [];
  const kept = new Set([
    "Cardroom",
    "Webhook",
    "API",
    "ID",
    "OTP",
    "PIN",
    "CVV",
    "PAN",
    "MCC",
    "CSV",
    "English",
    "B2B",
    "B2C",
    "FX",
    "DS",
    "UTC",
    "IP",
    "Visa",
    "Mastercard",
    "AppID",
    "URL",
    "TOTP",
  ]);
  return words.every((word) => kept.has(word) || /^[A-Z]{3}$/.test(word));
}
