import { TZDate } from "@date-fns/tz";
import { startOfDay } from "date-fns/startOfDay";
import { startOfMonth } from "date-fns/startOfMonth";
import { subDays } from "date-fns/subDays";
import type { Period } from "@/lib/views/vocabulary";

/** A named period at `now` in the viewer's zone, as instants: `from` included, `to` not. */
export function periodRange(period: Period, zone: string, now: Date): { from: string; to?: string } {
  const today = startOfDay(new TZDate(now, zone));
  const starts = {
    today,
    yesterday: subDays(today, 1),
    last7: subDays(today, 6),
    month: startOfMonth(today),
  };
  const from = instant(starts[period]);
  return period === "yesterday" ? { from, to: instant(today) } : { from };
}

/** An instant as a `datetime-local` field shows it in the zone: "2026-11-21T15:30"; a plain day begins at midnight. */
export function toField(time: string | null, zone: string): string {
  if (!time) return "";
  if (isDay(time)) return `${time}T00:00`;
  const at = new TZDate(time, zone);
  if (Number.isNaN(at.getTime())) return "";
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${String(at.getFullYear()).padStart(4, "0")}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** What a `datetime-local` field holds, meant in the zone, as an instant; null for nothing. */
export function fromField(text: string, zone: string): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  return instant(new TZDate(year, month - 1, day, hour, minute, zone));
}

/** A day without a time, which the list takes in the issuer's zone. */
export function isDay(time: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(time);
}

function instant(date: Date): string {
  return new Date(date.getTime()).toISOString().replace(".000Z", "Z");
}
