import { expect, test } from "vitest";
import { readChallenge } from "@/lib/issuing/read-challenge";
import { withoutSecrets } from "@/lib/issuing/without-secrets";

/** As the contract prints it: two commas missing, a comment behind the code. */
const PRINTED = `{
"p_business_id": "********",
"card_reference_id": "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
"verification_id": "7d8d5b7e-9a4a-4d5b-8a55-2e8f4d5f0001",
"business_name": "Example",
"card_num": "356772******8213"
"transaction_currency": "HKD",
"transaction_amount": "-101",
"merchant_id": "000000012345678",
"merchant_country": "HKG",
"merchant_city": "Hong Kong",
"merchant_name": "Book//Shop",
"p_created_at": "2025-03-04T03:32:11.051702Z"
"otp_code": "123456" // 验证码
}`;

const BODY = JSON.stringify({
  card_reference_id: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  verification_id: "v-1",
  card_num: "356772******8213",
  transaction_amount: "-101",
  p_created_at: "2025-03-04T03:32:11.051702Z",
  otp_code: "123456",
});

test("the contract's printed sample is understood although it is no JSON", () => {
  expect(() => JSON.parse(PRINTED)).toThrow();
  expect(readChallenge(PRINTED)).toMatchObject({
    verificationId: "7d8d5b7e-9a4a-4d5b-8a55-2e8f4d5f0001",
    otpCode: "123456",
    cardNum: "356772******8213",
    transactionAmount: "-101",
    merchantName: "Book//Shop",
    createdAt: "2025-03-04T03:32:11.051702Z",
  });
});

test("a transaction, rubbish and a body that was cut off are no challenge", () => {
  const cutOff = PRINTED.slice(0, PRINTED.indexOf('123456"') + 3);
  for (const text of ["", "{}", '{"verification_id":"v"}', "verification_id otp_code", cutOff]) {
    expect(readChallenge(text), text).toBeNull();
  }
});

test.each([
  ["the printed sample", PRINTED],
  ["plain JSON", BODY],
  ["another casing", BODY.replace("otp_code", "otpCode")],
  ["an escaped name", BODY.replace("otp_code", "otp\\u005fcode")],
  ["a number", BODY.replace('"123456"', "123456")],
  ["single quotes", BODY.replace('"otp_code":"123456"', "'otp_code':'123456'")],
  ["the code in another field too", BODY.replace("{", '{"message":"Your code is 123456.",')],
  ["a comment that repeats it", BODY.replace("}", "// 123456\n}")],
])("what is stored of %s holds no code, and is the same challenge", (_, body) => {
  const stored = withoutSecrets(body);
  expect(readChallenge(body)?.otpCode).toBe("123456");
  expect(stored).not.toContain('123456"');
  expect(stored).not.toMatch(/(?<!\d)123456(?!\d)/);
  const { otpCode, raw, ...facts } = readChallenge(stored) ?? {};
  const { otpCode: code, raw: all, ...expected } = readChallenge(body) ?? {};
  expect(facts).toEqual(expected);
});
