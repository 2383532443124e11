import { expect, test } from "vitest";
import { hasCardNumber } from "@/lib/cards/card-number";

test("a full card number is found, however it is grouped and whatever stands around it", () => {
  for (const text of [
    "4111111111111111",
    "lost 4111 1111 1111 1111 today",
    "4111-1111-1111-1111",
    "４１１１１１１１１１１１１１１１",
    "378282246310005",
  ]) {
    expect(hasCardNumber(text)).toBe(true);
  }
});

test("masked numbers, telephone numbers, references and amounts are no card numbers", () => {
  for (const text of [
    "356772******8348",
    "call +852 1234 5678",
    "case 4111111111111112",
    "56f825f9-b962-46ca-8c0d-99269e041514",
    "spent 1,234,567.89",
    "",
  ]) {
    expect(hasCardNumber(text)).toBe(false);
  }
});
