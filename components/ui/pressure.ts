import type { Tone } from "./tones";

/** How near a used amount is to its limit: from 75, 90 and 100 percent. */
export type Pressure = "normal" | "elevated" | "high" | "reached";

/** Takes a percentage, possibly over 100, or null where there is nothing to measure against. */
export function pressureOf(percent: number | null): Pressure {
  if (percent === null || percent < 75) return "normal";
  if (percent < 90) return "elevated";
  return percent < 100 ? "high" : "reached";
}

export const pressureTone: Record<Pressure, Tone> = {
  normal: "neutral",
  elevated: "warning",
  high: "warning",
  reached: "danger",
};
