import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { cutText, withoutSecrets } from "@/lib/issuing/without-secrets";

test("no id is ever taken for a card number: what is stored names the same transaction, card and merchant", () => {
  for (let n = 0; n < 20_000; n += 1) {
    const merchant_id = String(100_000_000_000_000 + n * 7_777);
    const body = JSON.stringify({ id: randomUUID(), card: randomUUID(), merchant_id, note: randomUUID() });
    expect(cutText(body)).toBe(body);
  }
});

test.each([
  ['"4111111111111111"', '"411111******1111"'],
  ["4111 1111 1111 1111", "411111******1111"],
  ["4111-1111-1111-1111", "411111******1111"],
  [
    '{"pan":"4111111111111111","id":"4111111111111111"}',
    '{"pan":"411111******1111","id":"4111111111111111"}',
  ],
  ['{"merchant_name":"paid 4111111111111111"}', '{"merchant_name":"paid 411111******1111"}'],
  [
    '{"card_num":"5555555555554444" "transaction amount":"-1"',
    '{"card_num":"555555******4444" "transaction amount":"-1"',
  ],
  ["card_num: 378282246310005", "card_num: 378282******0005"],
  ["4111111111111112", "4111111111111112"],
  ["356772******8213", "356772******8213"],
])("%s is stored as %s", (given, stored) => {
  expect(cutText(given)).toBe(stored);
});

test("amounts and times under their names keep every digit", () => {
  const body =
    '{"transaction_amount":"-4111111111111111","p_created_at":"20260501120008","calculated fee":"4222222222222"}';
  expect(withoutSecrets(body)).toBe(body);
});

test.each(['{"otp_code":"123456"}', '{"otpCode" : 123456}', '{"OTP_CODE": "123456" // Verify Code\n}'])(
  "the code in %s is not stored",
  (body) => {
    expect(withoutSecrets(body)).not.toContain("123456");
  },
);
