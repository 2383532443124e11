import { expect, test } from "vitest";
import { readCreateForm } from "./read-create-form";

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

test("a limit left empty is not asked for, and grouped amounts become plain ones", () => {
  const read = readCreateForm(
    form({ title: " Travel ", currency: "hkd", Daily: "1,234.50", Monthly: "" }),
    "B2B",
  );
  expect(read).toEqual({
    mode: "B2B",
    title: "Travel",
    currency: "HKD",
    limits: [{ period: "Daily", setting: { kind: "amount", amount: "1234.50" } }],
  });
});

test("what can be read in two ways is never guessed away", () => {
  for (const amount of ["1,2345", "1.500"]) {
    const [limit] = readCreateForm(form({ currency: "HKD", Daily: amount }), "B2B").limits ?? [];
    expect(limit?.setting).toEqual({ kind: "amount", amount });
  }
});

test("a user is asked for only for a B2C card, even when the hidden field still has one", () => {
  expect(readCreateForm(form({ pUserId: "u-1" }), "B2B").pUserId).toBeUndefined();
  expect(readCreateForm(form({ pUserId: "u-1" }), "B2C").pUserId).toBe("u-1");
});
