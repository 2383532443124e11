import { expect, test } from "vitest";
import { readTolerantly } from "@/lib/issuing/tolerant-json";
import { readEvent } from "@/lib/webhooks/read-event";

/** Issuing-api §9.4 as it is printed: a comma missing, blanks in names, a comment. */
const PRINTED = `{
  "action": "Authorization",
  "card_transaction": {
    "id": "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
    "card": "03e69dd9-a70c-4b0f-b084-c0ee077772fb",
    "status": "Declined", // approved or not
    "type": "Sales",
    "transaction currency": "HKD",
    "transaction amount": "-101",
    "local currency": "HKD",
    "local_amount": "-101",
    "billing_amount": "-106"
    "calculated_fee": "5",
    "merchant_name": "Shop // with {braces} and \\"quotes\\""
  }
}`;

test("the printed sample is read with every fact, and marked as repaired", () => {
  expect(readEvent(PRINTED)).toMatchObject({
    kind: "transaction",
    repaired: true,
    observed: {
      action: "Authorization",
      transaction: {
        id: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
        status: "Declined",
        transactionCurrency: "HKD",
        transactionAmount: "-101",
        billingAmount: "-106",
        merchantName: 'Shop // with {braces} and "quotes"',
      },
    },
  });
});

test("good JSON is never touched, and its amounts keep every digit", () => {
  const amount = "-12345678901234567890.123456789012345678";
  const body = `{"action":"Settled","card_transaction":{"id":"t","transaction_amount":${amount}}}`;
  expect(readEvent(body)).toMatchObject({
    repaired: false,
    observed: { transaction: { transactionAmount: amount } },
  });
});

test("a body cut off anywhere is never repaired into something smaller", () => {
  for (let length = 0; length < PRINTED.length; length += 1) {
    expect(readEvent(PRINTED.slice(0, length)), PRINTED.slice(0, length)).toEqual({ kind: "not-json" });
  }
});

test.each([
  "",
  "hello",
  "<html></html>",
  "{",
  '{"a": 1} {"b": 2}',
  `${PRINTED}${PRINTED}`,
  '{"action": "Settled" "card_transaction": {"id": "t", "status": "Settled"}}',
  '{"action": "Settled" "card_transaction": {"status": "Settled"}}',
])("%j is no webhook and stays one for somebody to look at", (body) => {
  expect(readEvent(body)).toEqual({ kind: "not-json" });
});

test.each(["{}", "[]", "null", '{"card_transaction":{}}', '{"card_transaction":"x"}', '{"hello":1}'])(
  "%s is JSON that says nothing we know",
  (body) => {
    expect(readEvent(body)).toEqual({ kind: "not-understood" });
  },
);

test("a body nested absurdly deep or full of braces is refused in no time", () => {
  const started = performance.now();
  for (const body of ["{".repeat(100_000), `{${'"a" '.repeat(50_000)}`, `${"[".repeat(120_000)}`]) {
    expect(readTolerantly(body)).toBeNull();
  }
  expect(performance.now() - started).toBeLessThan(2_000);
});
