import { expect, test } from "vitest";
import { ClockSkew } from "@/lib/issuing/clock-skew";

const at = (ms: number) => new Date(Date.UTC(2026, 4, 1) + ms);
const sample = (skew: number, sent: number, took = 100) => ({
  issuerTime: at(Math.floor((sent + took / 2 + skew) / 1000) * 1000),
  sentAt: at(sent),
  receivedAt: at(sent + took),
});

test("nothing is said before an answer told a time", () => {
  expect(new ClockSkew().milliseconds).toBeNull();
});

test.each([-1_800_000, -12_000, 0, 700_000, 1_800_000])(
  "a clock that is %i ms off is measured to the second, whatever one slow answer says",
  (skew) => {
    const clock = new ClockSkew();
    for (let call = 0; call < 9; call += 1) clock.observe(sample(skew, call * 1_370));
    clock.observe(sample(skew, 20_000, 14_000));
    expect(Math.abs((clock.milliseconds ?? Number.NaN) - skew)).toBeLessThan(1_000);
  },
);

test("a clock that was set right is believed after a few answers, and an unreadable time says nothing", () => {
  const clock = new ClockSkew();
  for (let call = 0; call < 5; call += 1) clock.observe(sample(-600_000, call * 1_000));
  for (let call = 5; call < 30; call += 1) clock.observe(sample(0, call * 1_000));
  clock.observe({ issuerTime: new Date("no"), sentAt: at(0), receivedAt: at(1) });
  expect(Math.abs(clock.milliseconds ?? Number.NaN)).toBeLessThan(1_000);
});
