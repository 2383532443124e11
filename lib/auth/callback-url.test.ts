import { expect, test } from "vitest";
import { safeCallbackUrl } from "@/lib/auth/callback-url";

test.each(["/cards", "/cards?status=Locked&q=a%2Fb", "/cards/1?x=//y"])("%s leads back to itself", (url) => {
  expect(safeCallbackUrl(url)).toBe(url);
});

test.each([
  undefined,
  "",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/.//evil.example",
  "/x/..//evil.example",
  "/sign-in?callbackUrl=/sign-in",
  "evil",
])("%s leads nowhere else", (url) => {
  expect(safeCallbackUrl(url)).toBe("/");
});
