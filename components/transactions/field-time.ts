import { isDay, wallClock, wallText } from "@/lib/core/days";

/** An instant as a `datetime-local` field shows it in the zone: "2026-11-21T15:30"; a plain day begins at midnight. */
export function toField(time: string | null, zone: string): string {
  if (!time) return "";
  if (isDay(time)) return `${time}T00:00`;
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? "" : wallText(at, zone);
}

/** What a `datetime-local` field holds, meant in the zone, as an instant; null for nothing. */
export function fromField(text: string, zone: string): string | null {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.exec(text)?.[0];
  if (!time) return null;
  const at = wallClock(time, zone);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().replace(".000Z", "Z");
}
