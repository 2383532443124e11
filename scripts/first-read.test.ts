import { expect, test } from "vitest";
import { firstRead } from "./first-read";

test("a first read that fails is told, and keeps nothing from starting", async () => {
  const told = await firstRead(() => Promise.reject(new Error("The sync failed:\na row with id null")));
  expect(told).toContain("a row with id null");
  expect(told).toContain("The console starts with what it has");
});

test("a first read that went well is told as it is", async () => {
  expect(await firstRead(() => Promise.resolve("Read 61 cards.\n"))).toBe("Read 61 cards.");
});
