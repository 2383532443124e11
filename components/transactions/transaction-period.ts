import { addDays, dayAt, firstOfMonth, startOfDay } from "@/lib/core/days";
import type { Period } from "@/lib/views/constants";

/** A named period at `now` in the viewer's zone, as instants: `from` included, `to` not. */
export function periodRange(period: Period, zone: string, now: Date): { from: string; to?: string } {
  const today = dayAt(now, zone);
  const start = (day: string) => startOfDay(day, zone).toISOString().replace(".000Z", "Z");
  const from = start(
    {
      today,
      yesterday: addDays(today, -1),
      last7: addDays(today, -6),
      month: firstOfMonth(today),
    }[period],
  );
  return period === "yesterday" ? { from, to: start(today) } : { from };
}
