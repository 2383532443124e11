import { describe, expect, it } from "vitest";
import { deriveKey, firstKey, signedMessage } from "./sign";

const time = "20240501120123";
const nonce = "0000000000000000";
const CARDS = "/svc/ts/api/v1/openapi/cards";

function message(method: string, uri: string, body = "") {
  return signedMessage({ method, uri, body: Buffer.from(body), time, nonce });
}

describe("the signing vectors of the contract, §2.1", () => {
  it("derives both keys", () => {
    expect(firstKey(time, nonce).toString("hex")).toBe(
      "420b86e52a03aa08d0d074f35a180cc0ff5451163125669d27f3a1a1e332350b",
    );
    expect(deriveKey(time, nonce).toString("hex")).toBe(
      "86594697098ec104aec240c0fe847f04136a65a3f0ba8c6c64e7937b484c2603",
    );
  });

  it.each([
    ["GET", CARDS, "", "e3baace39e801ab7d14032d576ad0ed94386eaeb27bb551710b0ec5a2ceddbab"],
    [
      "GET",
      `${CARDS}?offset=0&limit=10`,
      "",
      "70a9f88dbec22e9bd6d625ae646ab6705092a42026b5dae22f5e085390308e5d",
    ],
    [
      "POST",
      "/svc/payment/api/v1/echo",
      '{"message" : "Hello,Wonder!"}',
      "d5b6ccd150e8f74768d8cd08dcf43a1eefe41b529f9c02cc4ff54c8a3f9cedf6",
    ],
    [
      "PUT",
      `${CARDS}/56f825f9-b962-46ca-8c0d-99269e041514/lock`,
      "{}",
      "48b6b1ccf9ae30bddd709b7cf350cd792994a50903af00b6683a2ee5194246ba",
    ],
  ])("builds the message of %s %s", (method, uri, body, hex) => {
    expect(message(method, uri, body)).toBe(hex);
  });
});
