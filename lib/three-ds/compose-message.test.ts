import { expect, test } from "vitest";
import { composeMessage, type MessageFacts } from "@/lib/three-ds/compose-message";
import { RELAY_LANGUAGES } from "@/lib/three-ds/constants";
import { maskEmail } from "@/lib/three-ds/mask-recipient";

const FACTS: MessageFacts = {
  merchantName: "Harbour Books",
  amount: "-1234.5",
  currency: "HKD",
  last4: "8213",
  code: "004211",
  minutesLeft: 9,
};
const NEVER = { en: "We never ask for this code", "zh-HK": "絕不會", "zh-CN": "绝不会" };

test.each(RELAY_LANGUAGES)(
  "%s: the message tells payment, code, time left and that nobody asks for it",
  (language) => {
    const { subject, text } = composeMessage(FACTS, language);
    for (const part of ["Harbour Books", "HKD 1,234.50", "8213", "004211", "9", NEVER[language]]) {
      expect(text).toContain(part);
    }
    expect(subject).toContain("8213");
    expect(subject).not.toContain("004211");
  },
);

test("what the shop calls itself brings no line, no address and no end of text", () => {
  const merchantName = `Shop\r\nBcc: x@example.com\u202e https://evil.example/pay ${"x".repeat(500)}`;
  const { text } = composeMessage({ ...FACTS, merchantName }, "en");
  expect(text).not.toContain("evil.example");
  expect(text.split("\n\n")).toHaveLength(4);
  expect(text.split("\n")[0]?.length).toBeLessThan(160);
});

test.each([
  ["evil.example", /evil\.example/],
  ["Bank security: secure-bank.com/verify", /\w\.\w/],
  ["SHOP\u3002example\uFF0Ecom", /shop[.。]example|example[.．]com/i],
  ["ftp://evil.example/x", /evil/],
  ["pay@evil.example", /\S@\S|evil\.example/],
  ["EVIL.EX\u200BAMPLE", /EVIL\.EX/],
  ["1.2.3.4/pay", /\d\.\d/],
  ["mailto:x", /mailto:/],
  ["xn--80ak6aa92e.com", /e\.com/],
])("a shop that is called %j puts no link beside the code", (merchantName, link) => {
  for (const language of RELAY_LANGUAGES)
    expect(composeMessage({ ...FACTS, amount: null, merchantName }, language).text).not.toMatch(link);
});

test("a shop's own name stays readable", () => {
  const { text } = composeMessage({ ...FACTS, merchantName: "AMAZON.COM St. James" }, "en");
  expect(text).toContain("at AMAZON·COM St. James with");
});

test("what is not known is left out", () => {
  const nothing = { merchantName: null, amount: null, currency: null, last4: null };
  for (const language of RELAY_LANGUAGES) {
    const { text } = composeMessage({ ...FACTS, ...nothing }, language);
    expect(text).not.toMatch(/null|undefined| {2}/);
  }
});

test.each([
  ["jo@example.com", "j•••@example.com"],
  ["é.x@example.com", "é•••@example.com"],
  ["nonsense", "•••"],
])("%s is shown as %s", (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});
