export interface Timing {
  p50: number;
  p95: number;
  p99: number;
}

/**
 * Runs the works in turn, round after round, so that noise of the machine hits all of them alike. Times in ms. A work
 * that answers a number has measured itself, in another process.
 */
export async function compare<Name extends string>(
  works: Record<Name, () => Promise<unknown>>,
  rounds = 200,
  warmUp = 20,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const started = performance.now();
      const own = await works[name]();
      if (round >= 0) times[name].push(typeof own === "number" ? own : performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, timing(times[name])])) as Record<Name, Timing>;
}

export function timing(values: readonly number[]): Timing {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Prints one line of a comparison: `part` against `whole`, with the target that the product sets itself. */
export function report(label: string, part: Timing, whole: Timing, target: number, unit = "ms"): boolean {
  const ratio = part.p50 / whole.p50;
  const good = ratio <= target;
  const ms = (value: number) => `${value.toFixed(2)} ${unit}`;
  process.stdout.write(
    `${good ? "✓" : "✗"} ${label.padEnd(58)} ${ms(part.p50).padStart(10)} / ${ms(whole.p50).padStart(10)} = ${ratio.toFixed(2)}× (target ≤ ${target}×)\n`,
  );
  return good;
}

/** Prints one line of two rates: `part` must reach this share of `whole`. */
export function reportRate(label: string, part: number, whole: number, target: number): boolean {
  const good = part / whole >= target;
  const rate = (value: number) => `${Math.round(value).toLocaleString("en")}/s`;
  process.stdout.write(
    `${good ? "✓" : "✗"} ${label.padEnd(58)} ${rate(part).padStart(10)} / ${rate(whole).padStart(10)} = ${(part / whole).toFixed(2)}× (target ≥ ${target}×)\n`,
  );
  return good;
}

/** Prints one line of a time, or another size, that must not be passed. */
export function reportTime(label: string, value: number, most: number, unit = "ms"): boolean {
  const good = value <= most;
  process.stdout.write(
    `${good ? "✓" : "✗"} ${label.padEnd(58)} ${`${value.toFixed(1)} ${unit}`.padStart(10)} (target ≤ ${most} ${unit})\n`,
  );
  return good;
}

/** Prints one line of two times that are not medians, or of two sizes. */
export function reportShare(
  label: string,
  part: number,
  whole: number,
  target: number,
  unit?: string,
): boolean {
  const at = (p50: number) => ({ p50, p95: p50, p99: p50 });
  return report(label, at(part), at(whole), target, unit);
}
