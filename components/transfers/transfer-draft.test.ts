import { expect, test } from "vitest";
import { exactAmount, leftOf, likelyCurrency, problemsOf } from "./transfer-draft";

const nothing = { sender: null, receiver: null, currency: "", amount: "", remark: " " };

test("an empty form names every field, and a written one none", () => {
  expect(problemsOf(nothing)).toEqual({
    senderId: "senderNeeded",
    receiverId: "receiverNeeded",
    currency: "currencyNeeded",
    amount: "empty",
    remark: "remarkNeeded",
  });
});

test.each([
  ["1,234.5", "USD", "1234.50"],
  ["100", "JPY", "100"],
  ["0.5", "JPY", null],
  ["0", "USD", null],
  ["1,2345", "USD", null],
])("“%s” of %s is %s", (amount, currency, exact) => {
  expect(exactAmount({ amount, currency })).toBe(exact);
});

test("what is left is exact to the last digit, and below zero is not enough", () => {
  expect(leftOf("100.10", "0.03")).toEqual({ left: "100.07", enough: true });
  expect(leftOf("9007199254740993.01", "0.01")).toEqual({ left: "9007199254740993.00", enough: true });
  expect(leftOf("10", "10")).toMatchObject({ enough: true });
  expect(leftOf("10", "10.01")).toEqual({ left: "-0.01", enough: false });
});

test("the currency with money in it is proposed, else the first one there is", () => {
  const balances = [
    { currency: "HKD", balance: "0.00" },
    { currency: "USD", balance: "3" },
  ];
  expect(likelyCurrency(balances, ["HKD", "USD"])).toBe("USD");
  expect(likelyCurrency([], ["EUR"])).toBe("EUR");
});
