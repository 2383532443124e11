import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createPace } from "./pace";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("the first call runs at once, a burst runs twice a second, and the last call is never lost", async () => {
  let runs = 0;
  const pace = createPace(async () => {
    runs += 1;
  });
  pace.ask();
  expect(runs).toBe(1);
  for (let tick = 0; tick < 100; tick += 1) {
    pace.ask();
    await vi.advanceTimersByTimeAsync(20);
  }
  expect(runs).toBeGreaterThanOrEqual(4);
  expect(runs).toBeLessThanOrEqual(5);
  const before = runs;
  pace.ask();
  await vi.advanceTimersByTimeAsync(500);
  expect(runs).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(before + 1);
});

test("a slow run is never doubled and is given rest; a failed one does not end the pace", async () => {
  let running = 0;
  const starts: number[] = [];
  const pace = createPace(async () => {
    starts.push(Date.now());
    running += 1;
    expect(running).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    running -= 1;
    throw new Error("failed");
  });
  pace.ask();
  await vi.advanceTimersByTimeAsync(1_000);
  pace.ask();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(starts.map((start) => start - (starts[0] ?? 0))).toEqual([0, 4_000]);
});

test("nothing runs after the end", async () => {
  let runs = 0;
  const pace = createPace(async () => {
    runs += 1;
  });
  pace.ask();
  pace.ask();
  pace.stop();
  pace.ask();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(runs).toBe(1);
});
