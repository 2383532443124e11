import { TZDate } from "@date-fns/tz";
import { isDay } from "./transaction-period";

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
  const at = new TZDate(year, month - 1, day, hour, minute, zone);
  return new Date(at.getTime()).toISOString().replace(".000Z", "Z");
}
