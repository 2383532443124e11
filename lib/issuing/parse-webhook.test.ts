import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseWebhook } from "@/lib/issuing/parse-webhook";

const transaction = {
  id: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  p_business_id: "35cc45cc-c418-4154-8f12-2dda715d0433",
  card: "03e69dd9-a70c-4b0f-b084-c0ee077772fb",
  status: "Declined",
  type: "Sales",
  transaction_currency: "HKD",
  transaction_amount: "-101",
  local_currency: "HKD",
  local_amount: "-101",
  final_local_amount: "-101",
  billing_currency: "HKD",
  billing_amount: "-106",
  calculated_fee: "5",
  merchant_id: "666666660057123",
  merchant_country: "HK",
  merchant_city: "",
  merchant_name: "Bindo Simulator Test",
  p_created_at: "2025-03-04T03:32:11.051702Z",
};
const challenge = {
  p_business_id: "35cc45cc-c418-4154-8f12-2dda715d0433",
  card_reference_id: "33cc2ca1-b4bf-4516-9962-31c67a885eeb",
  verification_id: "03e69dd9-a70c-4b0f-b084-c0ee077772fb",
  business_name: "speed pay",
  card_num: "356772******8213",
  transaction_currency: "HKD",
  transaction_amount: "-101",
  merchant_id: "666666660057123",
  merchant_name: "Bindo Simulator Test",
  p_created_at: "2025-03-04T03:32:11.051702Z",
  otp_code: "012345",
};
const parse = (value: unknown) => parseWebhook(Buffer.from(JSON.stringify(value)));

describe("parseWebhook", () => {
  it("reads the contract's transaction sample, all fields", () => {
    expect(parse({ action: "Authorization", card_transaction: transaction })).toMatchObject({
      kind: "transaction",
      action: "Authorization",
      transaction: {
        id: transaction.id,
        card: transaction.card,
        status: "Declined",
        localAmount: "-101",
        billingAmount: "-106",
        calculatedFee: "5",
        merchantId: "666666660057123",
        merchantCity: "",
        pUserId: null,
        createdAt: "2025-03-04T03:32:11.051702Z",
        raw: transaction,
      },
    });
  });

  it("keeps an action it has never heard of", () => {
    expect(parse({ action: "Refunded", card_transaction: transaction })).toMatchObject({
      action: "Refunded",
    });
  });

  it("reads a 3DS code, without an action, and keeps the code out of raw", () => {
    const event = parse(challenge);
    expect(event).toMatchObject({
      kind: "three_ds",
      challenge: { otpCode: "012345", cardNum: "356772******8213" },
    });
    expect(JSON.stringify(event).split("012345").length).toBe(2);
    const asNumber = parseWebhook(Buffer.from(JSON.stringify(challenge).replace('"012345"', "12345")));
    expect(asNumber).toMatchObject({ challenge: { otpCode: "012345" } });
  });

  it("cuts a card number that should have been masked", () => {
    const event = parse({ ...challenge, card_num: "3567721234568210", remark: "card 3567 7212 3456 8210" });
    expect(JSON.stringify(event)).not.toMatch(/3567721234|3567 7212/);
    expect(event).toMatchObject({ challenge: { cardNum: "356772******8210" } });
  });

  it("answers null to anything else and never throws", () => {
    expect(parse({ action: "Settled" })).toBeNull();
    expect(parse({ action: "Settled", card_transaction: {} })).toBeNull();
    fc.assert(fc.property(fc.json(), (json) => parseWebhook(Buffer.from(json)) === null));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => parseWebhook(bytes) === null));
    expect(parseWebhook(Buffer.from("[".repeat(100_000)))).toBeNull();
  });
});
