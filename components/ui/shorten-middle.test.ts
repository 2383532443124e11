import { expect, test } from "vitest";
import { shortenMiddle } from "./shorten-middle";

test("a long identifier keeps both ends", () => {
  expect(shortenMiddle("3f2a91c4-0d1e-4c5b-8a66-9b1d4e7ae81b")).toBe("3f2a91c4…e81b");
});

test("an identifier that would not get shorter stays whole", () => {
  expect(shortenMiddle("req_12345")).toBe("req_12345");
  expect(shortenMiddle("1234567890123")).toBe("1234567890123");
});
