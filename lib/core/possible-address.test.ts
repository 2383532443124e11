import fc from "fast-check";
import { expect, test } from "vitest";
import { isPossibleAddress } from "@/lib/core/possible-address";

test.each([
  "/cards/%E0%A4%A",
  "/cards?q=ab%00",
  "/api/users?status=%ED%A0%80",
  "/api/operations/%07",
  "/api/users/a%0Ab",
  "/cards/%",
  "/cards?q=%zz",
  "/cards?q=%FF",
])("%s is refused", (url) => {
  expect(isPossibleAddress(url)).toBe(false);
});

test.each([
  "/",
  "/cards?q=100%25+off",
  "/users/%E5%A4%A7",
  "/api/x?from=2026-01-01T00%3A00%3A00%2B08%3A00",
  "/cards?q=a%0Ab",
])("%s goes on", (url) => {
  expect(isPossibleAddress(url)).toBe(true);
});

test("whatever well-formed text is put into an address as it should be goes on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      fc.pre(!/\p{Cc}/u.test(text));
      expect(isPossibleAddress(`/cards/${encodeURIComponent(text)}?q=${encodeURIComponent(text)}`)).toBe(
        true,
      );
    }),
  );
});
