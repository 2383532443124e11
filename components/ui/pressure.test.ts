import { expect, test } from "vitest";
import { pressureOf } from "./pressure";

test.each([
  [null, "normal"],
  [0, "normal"],
  [74.9, "normal"],
  [75, "elevated"],
  [89.9, "elevated"],
  [90, "high"],
  [99.9, "high"],
  [100, "reached"],
  [140, "reached"],
])("%s percent is %s", (percent, pressure) => {
  expect(pressureOf(percent)).toBe(pressure);
});
