import { expect, test } from "vitest";
import { between } from "./use-selection";

const keys = ["a", "b", "c", "d"];

test("a range holds both ends, in either direction", () => {
  expect(between(keys, "b", "d")).toEqual(["b", "c", "d"]);
  expect(between(keys, "d", "b")).toEqual(["b", "c", "d"]);
  expect(between(keys, "c", "c")).toEqual(["c"]);
});

test("without a start on this page it is the row alone", () => {
  expect(between(keys, null, "c")).toEqual(["c"]);
  expect(between(keys, "of another page", "c")).toEqual(["c"]);
});
