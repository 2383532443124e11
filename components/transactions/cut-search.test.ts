import { expect, test } from "vitest";
import { cutSearch } from "./cut-search";

test.each(["3567 7200 1234 8348", "3567720012348348", " 3567-7200-1234-8348 ", "card 3567720012348348"])(
  "a card number is cut: %s",
  (typed) => {
    const { text, cut } = cutSearch(typed);
    expect(cut).toBe(true);
    expect(text).toContain("356772******8348");
    expect(text).not.toMatch(/0012|7200/);
  },
);

test.each([
  "12345678-1234-4234-8234-123456789012",
  "+86 138 0013 8000",
  "+44 20 7946 0958",
  "8348",
  "HKD 1,234.50",
  "91234567",
])("what is no card number stays whole: %s", (typed) => {
  expect(cutSearch(typed)).toEqual({ text: typed, cut: false });
});

test("a plus does not smuggle a card number through", () => {
  expect(cutSearch("+3567720012348348").cut).toBe(true);
});
