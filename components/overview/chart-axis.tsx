"use client";

import type { PeriodDto } from "@/lib/overview/schema";
import { useBucketName } from "./use-bucket-name";

/** The first and the last column by name. */
export function ChartAxis({ period }: { period: Pick<PeriodDto, "buckets" | "unit"> }) {
  const name = useBucketName(period.unit);
  const [first, last] = [period.buckets[0], period.buckets.at(-1)];
  return (
    <p
      aria-hidden="true"
      className="flex justify-between gap-2 text-2xs text-muted tabular-nums"
      suppressHydrationWarning
    >
      <span suppressHydrationWarning>{first ? name(first) : null}</span>
      <span suppressHydrationWarning>{last && last !== first ? name(last) : null}</span>
    </p>
  );
}
