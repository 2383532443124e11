import { expect, test } from "vitest";
import { inSlot } from "@/lib/core/slots";

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("no more run at once than there are slots, in the order in which they came, and a failure frees its slot", async () => {
  const begun: number[] = [];
  const finish: (() => void)[] = [];
  const work = (index: number) => () =>
    new Promise<void>((resolve, reject) => {
      begun.push(index);
      finish.push(index === 0 ? () => reject(new Error("failed")) : resolve);
    });
  const all = [0, 1, 2, 3, 4].map((index) => inSlot("order", { width: 2, maxWaiting: 9 }, work(index)));
  const outcomes = Promise.allSettled(all);
  for (let done = 0; done < 5; done += 1) {
    await settled();
    expect(begun).toEqual([0, 1, 2, 3, 4].slice(0, done + 2));
    finish[done]?.();
  }
  expect((await outcomes).map(({ status }) => status)).toEqual([
    "rejected",
    ...Array.from({ length: 4 }, () => "fulfilled"),
  ]);
});

test("who finds the queue full is told so at once", async () => {
  let finish = () => {};
  const limits = { width: 1, maxWaiting: 1 };
  const first = inSlot("full", limits, () => new Promise<void>((resolve) => (finish = resolve)));
  const second = inSlot("full", limits, async () => "second");
  await expect(inSlot("full", limits, async () => "third")).rejects.toMatchObject({ code: "BUSY" });
  finish();
  await first;
  expect(await second).toBe("second");
});
