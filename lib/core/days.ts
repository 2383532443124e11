const DAY_MS = 86_400_000;

/** A calendar date, "2026-11-30", of which every zone has its own beginning. */
export type Day = string;

/** Whether a text is a day alone, without a time. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text);
}

/** The date that a calendar in `zone` (IANA) shows at that instant. */
export function dayAt(instant: Date, zone: string): Day {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** The date that many days later; a date has no zone. */
export function addDays(day: Day, days: number): Day {
  return new Date(utcOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first date of its month, or of one that many months later. */
export function firstOfMonth(day: Day, months = 0): Day {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** How many days the second date is after the first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS);
}

/**
 * The first instant of a day in `zone`: midnight, or, where the clocks skip midnight, the instant that they skip to.
 * A date that the zone skips altogether begins, and ends, with the next one.
 */
export function startOfDay(day: Day, zone: string): Date {
  const midnight = utcOf(day);
  const offsets = offsetsAround(midnight, zone);
  let [low, high] = [midnight - Math.max(...offsets), midnight - Math.min(...offsets)];
  if (low !== high && isIn(low, day, zone)) high = low;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isIn(middle, day, zone)) high = middle;
    else low = middle + 1;
  }
  return new Date(high);
}

/** The first instant that is not of that day any more: the start of the next date. */
export function endOfDay(day: Day, zone: string): Date {
  return startOfDay(addDays(day, 1), zone);
}

/** An ISO instant as it is; a day as its beginning, or as its end, in `zone`. */
export function instantOf(time: string, zone: string, side: "start" | "end"): Date {
  if (!isDay(time)) return new Date(time);
  return side === "start" ? startOfDay(time, zone) : endOfDay(time, zone);
}

/**
 * What a wall clock in `zone` means by "2026-11-30T14:05": where it shows that twice, the first time; where it skips
 * it, as much later as it skips. A day alone is its beginning.
 */
export function wallClock(text: string, zone: string): Date {
  if (isDay(text)) return startOfDay(text, zone);
  const [year = 0, month = 1, date = 1, hour = 0, minute = 0] = text.split(/[-T:]/).map(Number);
  const wall = Date.UTC(year, month - 1, date, hour, minute);
  const [before = 0, after = 0] = offsetsAround(wall, zone);
  const shown = [wall - Math.max(before, after), wall - Math.min(before, after)];
  return new Date(shown.find((at) => at + offsetMs(at, zone) === wall) ?? wall - before);
}

/** "2026-11-30T14:05": what a wall clock in `zone` shows at that instant. */
export function wallText(instant: Date, zone: string): string {
  return new Date(instant.getTime() + offsetMs(instant.getTime(), zone)).toISOString().slice(0, 16);
}

function isIn(at: number, day: Day, zone: string): boolean {
  return new Date(at + offsetMs(at, zone)).toISOString().slice(0, 10) >= day;
}

function offsetsAround(at: number, zone: string): number[] {
  return [at - DAY_MS, at + DAY_MS].map((near) => offsetMs(near, zone));
}

/** How far the zone's clocks are ahead of UTC then. By Intl alone: lists in the browser need no time zone library. */
function offsetMs(at: number, zone: string): number {
  const parts = formatIn(zone).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(at / 1000) * 1000;
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

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
