const HONG_KONG_OFFSET_MS = 8 * 3_600_000;

/** The natural day in Hong Kong (UTC+8, no daylight saving) as YYYY-MM-DD. */
export function hongKongDay(at: Date): string {
  return new Date(at.getTime() + HONG_KONG_OFFSET_MS).toISOString().slice(0, 10);
}

/** The natural month in Hong Kong as YYYY-MM. */
export function hongKongMonth(at: Date): string {
  return hongKongDay(at).slice(0, 7);
}
