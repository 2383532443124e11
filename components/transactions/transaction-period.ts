import type { Period } from "@/lib/views/vocabulary";

/**
 * A named period at `now` in the viewer's zone, as instants: `from` included, `to` not. By Intl alone: a time zone
 * library would be loaded with every list.
 */
export function periodRange(period: Period, zone: string, now: Date): { from: string; to?: string } {
  const [year, month, day] = wallClock(now, zone);
  const from = {
    today: midnight(year, month, day, zone),
    yesterday: midnight(year, month, day - 1, zone),
    last7: midnight(year, month, day - 6, zone),
    month: midnight(year, month, 1, zone),
  }[period];
  return period === "yesterday" ? { from, to: midnight(year, month, day, zone) } : { from };
}

/** A day without a time, which the list takes in the issuer's zone. */
export function isDay(time: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(time);
}

/** When a day begins in the zone; the day may lie outside its month. */
function midnight(year: number, month: number, day: number, zone: string): string {
  const wall = Date.UTC(year, month - 1, day);
  const guess = wall - offset(new Date(wall), zone);
  // The offset may have changed between the guess and the day's beginning.
  return new Date(wall - offset(new Date(guess), zone)).toISOString().replace(".000Z", "Z");
}

/** How far the zone's clocks are ahead of UTC then, in milliseconds. */
function offset(at: Date, zone: string): number {
  const [year, month, day, hour, minute, second] = wallClock(at, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - at.getTime();
}

type WallClock = [year: number, month: number, day: number, hour: number, minute: number, second: number];

function wallClock(at: Date, zone: string): WallClock {
  const parts = formatIn(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  return [part("year"), part("month"), part("day"), part("hour"), part("minute"), part("second")];
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const two = "2-digit" as const;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  });
  formats.set(timeZone, made);
  return made;
}
